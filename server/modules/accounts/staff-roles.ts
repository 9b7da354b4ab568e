import { z } from 'zod';
import { AssignRole } from '../../../shared/accounts';
import { mayStaff } from '../../../shared/permissions';
import type { Ctx, ReadCtx } from '../../core/context';
import { nextNumber } from '../../core/counters';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { isSystem } from '../../core/policies';
import { namesOf, requireTakingPart, standingOf } from '../members';

/** The staff roles somebody holds now. */
export async function rolesOf(ctx: ReadCtx, memberId: string): Promise<string[]> {
  const rows = await ctx.db.query<{ role: string }[]>(
    'SELECT role FROM staff_role WHERE memberId = ? AND revokedAt IS NULL ORDER BY role',
    [memberId],
  );
  return [...new Set(rows.map((r) => r.role))];
}

// The counter's row is the lock: two owners cannot take each other's role away at the same moment.
const lock = (ctx: Ctx): Promise<number> => nextNumber(ctx.db, 'staff role changes');

async function owners(ctx: ReadCtx): Promise<number> {
  const [row] = await ctx.db.query<{ n: number }[]>("SELECT COUNT(*) AS n FROM staff_role WHERE role = 'owner' AND revokedAt IS NULL");
  return Number(row?.n);
}

/** For what ends somebody's roles along with them: throws conflict `accounts.last-owner` when nobody else could run the club. */
export async function requireAnotherOwner(ctx: Ctx, memberId: string): Promise<void> {
  await lock(ctx); // also keeps a role from being given to somebody who is just going
  if (!(await rolesOf(ctx, memberId)).includes('owner')) return;
  if ((await owners(ctx)) === 1) throw new DomainError('conflict', 'accounts.last-owner');
}

/** Takes every staff role from somebody whose membership ends. */
export async function revokeRoles(ctx: Ctx, memberId: string): Promise<void> {
  const roles = await rolesOf(ctx, memberId);
  if (roles.length === 0) return;
  ctx.db.later('UPDATE staff_role SET revokedAt = ?, revokedBy = ? WHERE memberId = ? AND revokedAt IS NULL', [
    ctx.now,
    ctx.actor.id,
    memberId,
  ]);
  for (const role of roles) ctx.tell({ type: 'RoleRevoked', subject: memberId, data: { role } });
}

function grant(ctx: Ctx, memberId: string, role: string): void {
  ctx.db.later('INSERT INTO staff_role(memberId, id, role, grantedAt, grantedBy) VALUES (?,?,?,?,?)', [
    memberId,
    ctx.newId('rol'),
    role,
    ctx.now,
    ctx.actor.id,
  ]);
  ctx.tell({ type: 'RoleAssigned', subject: memberId, data: { role } });
}

const byOwner = (actor: { roles: readonly string[] }): boolean => mayStaff(actor.roles, 'roles.assign');

/** The owner gives a member a staff role. Throws conflict `accounts.has-role`. */
export const assignRole = operation({
  name: 'accounts.assign-role',
  input: AssignRole,
  policy: byOwner,
  async run(ctx, { memberId, role }) {
    ctx.permit(undefined as never);
    await lock(ctx);
    requireTakingPart(await standingOf(ctx, memberId));
    if ((await rolesOf(ctx, memberId)).includes(role)) throw new DomainError('conflict', 'accounts.has-role');
    grant(ctx, memberId, role);
    return { memberId, role };
  },
});

/** The owner takes a staff role away, never the last owner's. Throws conflict `accounts.last-owner`, `accounts.no-role`. */
export const revokeRole = operation({
  name: 'accounts.revoke-role',
  input: AssignRole,
  policy: byOwner,
  async run(ctx, { memberId, role }) {
    ctx.permit(undefined as never);
    await lock(ctx);
    if (!(await rolesOf(ctx, memberId)).includes(role)) throw new DomainError('conflict', 'accounts.no-role');
    if (role === 'owner' && (await owners(ctx)) === 1) throw new DomainError('conflict', 'accounts.last-owner');
    ctx.db.later('UPDATE staff_role SET revokedAt = ?, revokedBy = ? WHERE memberId = ? AND role = ? AND revokedAt IS NULL', [
      ctx.now,
      ctx.actor.id,
      memberId,
      role,
    ]);
    ctx.tell({ type: 'RoleRevoked', subject: memberId, data: { role } });
    return { memberId, role };
  },
});

/** The first owner of a club that has none: by the command line, never by a face. Throws conflict `accounts.owner-exists`. */
export const appointFirstOwner = operation({
  name: 'accounts.appoint-first-owner',
  input: AssignRole.pick({ memberId: true }),
  policy: isSystem,
  async run(ctx, { memberId }) {
    ctx.permit(undefined as never);
    requireTakingPart(await standingOf(ctx, memberId));
    await lock(ctx);
    if ((await owners(ctx)) > 0) throw new DomainError('conflict', 'accounts.owner-exists');
    grant(ctx, memberId, 'owner');
    return { memberId };
  },
});

interface Row {
  memberId: string;
  role: string;
  grantedAt: number;
}

export const staffRows = (ctx: ReadCtx): Promise<Row[]> =>
  ctx.db.query<Row[]>('SELECT memberId, role, grantedAt FROM staff_role WHERE revokedAt IS NULL ORDER BY grantedAt, memberId');

/** Everybody who works for the club. */
export const listStaff = operation({
  name: 'accounts.list-staff',
  input: z.strictObject({}),
  reads: true,
  policy: (actor) => mayStaff(actor.roles, 'roles.read'),
  async run(ctx) {
    ctx.permit(undefined as never);
    const rows = await staffRows(ctx);
    const names = await namesOf(
      ctx,
      rows.map((r) => r.memberId),
    );
    return {
      roles: rows.map(({ memberId, role, grantedAt }) => ({
        memberId,
        name: names.get(memberId)?.name ?? null,
        role,
        grantedAt: Number(grantedAt),
      })),
    };
  },
});
