import { z } from 'zod';
import { ChangeTier, Leave, StaffLeave } from '../../../shared/members';
import type { Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { selfOnly, staffWith } from './policy';
import { requireTier } from './review';
import { recordStep } from './steps';
import { memberRow } from './views';

async function end(ctx: Ctx, id: string, column: 'leftAt' | 'revokedAt', reason: string | undefined): Promise<{ id: string }> {
  await memberRow(ctx, id);
  const changed = await ctx.db.change(`UPDATE member SET ${column} = ?, version = version + 1 WHERE id = ? AND leftAt IS NULL AND revokedAt IS NULL`, [ctx.now, id]);
  if (changed === 0) throw new DomainError('conflict', 'members.left');
  recordStep(ctx, id, { step: column === 'leftAt' ? 'left' : 'revoked', reason });
  ctx.tell({ type: column === 'leftAt' ? 'MemberLeft' : 'MemberRevoked', subject: id, data: {} });
  return { id };
}

/** A member leaves the club. What the club keeps is erased by the erasure, a step of its own. */
export const leaveClub = operation({
  name: 'members.leave',
  input: Leave,
  policy: selfOnly,
  run(ctx, { reason }) {
    ctx.permit({ memberId: ctx.actor.id });
    return end(ctx, ctx.actor.id, 'leftAt', reason || undefined);
  },
});

/** Staff record that somebody left, or revoke a membership, with the reason. */
export const endMembership = operation({
  name: 'members.end',
  input: StaffLeave,
  policy: staffWith('members.erase'),
  run(ctx, { id, reason, revoke }) {
    ctx.permit(undefined as never);
    return end(ctx, id, revoke ? 'revokedAt' : 'leftAt', reason);
  },
});

/** Staff give another tier, with the reason on the record. */
export const changeTier = operation({
  name: 'members.change-tier',
  input: ChangeTier,
  policy: staffWith('members.edit'),
  async run(ctx, { id, tier, reason }) {
    ctx.permit(undefined as never);
    requireTier(ctx, tier);
    const row = await memberRow(ctx, id);
    if (row.tier === tier) return { id, tier };
    const changed = await ctx.db.change('UPDATE member SET tier = ?, version = version + 1 WHERE id = ? AND tier = ?', [tier, id, row.tier]);
    if (changed === 0) throw new DomainError('conflict', 'members.changed-meanwhile');
    recordStep(ctx, id, { step: 'tier', change: `${row.tier} → ${tier}`, reason });
    ctx.tell({ type: 'TierChanged', subject: id, data: { from: row.tier, to: tier } });
    return { id, tier };
  },
});

export const Ended = z.object({ id: z.string() });
