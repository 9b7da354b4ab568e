import { z } from 'zod';
import { operation } from '../core/operation';
import { isSystem } from '../core/policies';
import { admit } from '../modules/members';

/** An invented person joins, on a day of the demo's past. */
export const admitFigure = operation({
  name: 'demo.admit-figure',
  input: z.object({ name: z.string(), phone: z.string(), born: z.string(), lunar: z.boolean(), tier: z.string(), admittedOn: z.string() }),
  policy: isSystem,
  run(ctx, { name, phone, born, lunar, tier, admittedOn }) {
    ctx.permit(undefined as never);
    const kind = ctx.charter.members.kinds[0]?.id ?? 'person';
    const levels = ctx.charter.tiers?.levels.map((l) => l.id) ?? [];
    const known = levels.includes(tier) ? tier : (levels[0] ?? 'member');
    const birth = { date: born, calendar: lunar ? ('lunar' as const) : ('solar' as const), leapMonth: false };
    return admit(ctx, { name, phone, birth, idNumber: null, details: {}, kind, tier: known, admittedOn, origin: 'roster' });
  },
});

/** Somebody invented works for the club. */
export const grantRole = operation({
  name: 'demo.grant-role',
  input: z.object({ memberId: z.string(), role: z.string() }),
  policy: isSystem,
  async run(ctx, { memberId, role }) {
    ctx.permit(undefined as never);
    ctx.db.later('INSERT INTO staff_role(memberId, id, role, grantedAt, grantedBy) VALUES (?,?,?,?,?)', [
      memberId,
      ctx.newId('rol'),
      role,
      ctx.now,
      ctx.actor.id,
    ]);
    ctx.tell({ type: 'RoleAssigned', subject: memberId, data: { role } });
    return {};
  },
});
