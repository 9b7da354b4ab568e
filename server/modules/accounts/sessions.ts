import { createHash } from 'node:crypto';
import { z } from 'zod';
import { LogIn, Refresh, SessionId } from '../../../shared/accounts';
import type { Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { isSelf } from '../../core/policies';
import { standingOf } from '../members';
import { useCode } from './login-codes';
import { rolesOf } from './staff-roles';

const ACCESS_MS = 15 * 60_000;
const REFRESH_MS = 60 * 86_400_000;
/** Two requests of a client that lost its answer: within this the second is refused, but nobody is logged out. */
const RACE_MS = 10_000;

const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

async function open(ctx: Ctx, memberId: string, family: string, startedAt: number) {
  const { status } = await standingOf(ctx, memberId);
  if (status === 'left') throw new DomainError('forbidden', 'members.left');
  const staff = status === 'revoked' ? [] : await rolesOf(ctx, memberId);
  const roles = ['member', ...staff];
  const refreshToken = ctx.entropy(32).toString('base64url');
  const accessExpiresAt = ctx.now + ACCESS_MS;
  ctx.db.later('INSERT INTO session(id, memberId, family, tokenDigest, startedAt, createdAt, expiresAt) VALUES (?,?,?,?,?,?,?)', [
    ctx.newId('ses'),
    memberId,
    family,
    digestOf(refreshToken),
    startedAt,
    ctx.now,
    ctx.now + REFRESH_MS,
  ]);
  return { accessToken: ctx.tokens.sign({ id: memberId, roles }, accessExpiresAt), accessExpiresAt, refreshToken, memberId, roles };
}

/** Log-in by phone and one-time code. A wrong code is counted. Throws unauthenticated, or forbidden `members.left`. */
export const logIn = operation({
  name: 'accounts.log-in',
  input: LogIn,
  policy: () => true,
  async run(ctx, { phone, code }) {
    ctx.permit(undefined as never);
    const memberId = await useCode(ctx, phone, code);
    if (memberId instanceof DomainError) return memberId;
    ctx.tell({ type: 'LoggedIn', subject: memberId, data: {} });
    return open(ctx, memberId, ctx.newId('fam'), ctx.now);
  },
});

interface Row {
  memberId: string;
  family: string;
  startedAt: number;
  usedAt: number | null;
}

/**
 * Exchanges a refresh token for a new pair; each is good once. One that comes a second time was copied: its whole family ends.
 * Throws unauthenticated. Roles are read anew, so a role that was taken away ends here at the latest after 15 minutes.
 */
export const refreshSession = operation({
  name: 'accounts.refresh',
  input: Refresh,
  policy: () => true,
  async run(ctx, { refreshToken }) {
    ctx.permit(undefined as never);
    const token = digestOf(refreshToken);
    const used = await ctx.db.change('UPDATE session SET usedAt = ? WHERE tokenDigest = ? AND usedAt IS NULL AND revokedAt IS NULL AND expiresAt > ?', [ctx.now, token, ctx.now]);
    const [row] = await ctx.db.query<Row[]>('SELECT memberId, family, startedAt, usedAt FROM session WHERE tokenDigest = ?', [token]);
    if (used === 1 && row) return open(ctx, row.memberId, row.family, Number(row.startedAt));
    if (!row || row.usedAt === null) throw new DomainError('unauthenticated', 'accounts.refresh-over');
    if (ctx.now - Number(row.usedAt) <= RACE_MS) throw new DomainError('unauthenticated', 'accounts.refresh-raced');
    const ended = await ctx.db.change('UPDATE session SET revokedAt = ? WHERE family = ? AND revokedAt IS NULL', [ctx.now, row.family]);
    if (ended > 0) ctx.tell({ type: 'SessionStolen', subject: row.memberId, data: { family: row.family } });
    return new DomainError('unauthenticated', 'accounts.refresh-reused');
  },
});

/** Ends the log-in that the token belongs to; harmless when it is over. */
export const logOut = operation({
  name: 'accounts.log-out',
  input: Refresh,
  policy: () => true,
  async run(ctx, { refreshToken }) {
    ctx.permit(undefined as never);
    const [row] = await ctx.db.query<{ family: string }[]>('SELECT family FROM session WHERE tokenDigest = ?', [digestOf(refreshToken)]);
    if (row) ctx.db.later('UPDATE session SET revokedAt = ? WHERE family = ? AND revokedAt IS NULL', [ctx.now, row.family]);
    return {};
  },
});

interface SessionLine {
  id: string;
  startedAt: number;
  createdAt: number;
  expiresAt: number;
}

const selfPolicy = (actor: Parameters<typeof isSelf>[0], { memberId }: { memberId: string }) => isSelf(actor, memberId);

/** Where I am logged in. */
export const listSessions = operation({
  name: 'accounts.list-sessions',
  input: z.strictObject({}),
  reads: true,
  policy: selfPolicy,
  async run(ctx) {
    ctx.permit({ memberId: ctx.actor.id });
    const sql = 'SELECT id, startedAt, createdAt, expiresAt FROM session WHERE memberId = ? AND usedAt IS NULL AND revokedAt IS NULL AND expiresAt > ? ORDER BY id';
    const rows = await ctx.db.query<SessionLine[]>(sql, [ctx.actor.id, ctx.now]);
    return { sessions: rows.map((r) => ({ id: r.id, startedAt: Number(r.startedAt), lastUsedAt: Number(r.createdAt), expiresAt: Number(r.expiresAt) })) };
  },
});

/** Ends one of my log-ins, on a lost phone for example. Throws not-found. */
export const endSession = operation({
  name: 'accounts.end-session',
  input: SessionId,
  policy: selfPolicy,
  async run(ctx, { id }) {
    const [row] = await ctx.db.query<{ memberId: string; family: string }[]>('SELECT memberId, family FROM session WHERE id = ?', [id]);
    if (!row || row.memberId !== ctx.actor.id) throw new DomainError('not-found', 'core.not-found');
    ctx.permit({ memberId: row.memberId });
    ctx.db.later('UPDATE session SET revokedAt = ? WHERE family = ? AND revokedAt IS NULL', [ctx.now, row.family]);
    return {};
  },
});

/** Ends every log-in of a person. */
export const endAllSessions = (ctx: Ctx, memberId: string): void => ctx.db.later('UPDATE session SET revokedAt = ? WHERE memberId = ? AND revokedAt IS NULL', [ctx.now, memberId]);
