import { ChangeTier } from '../../../shared/members';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { staffWith } from './policy';
import { recordStep } from './steps';
import { requireTier } from './tiers';
import { memberRow } from './views';

/** Staff give another tier, with the reason on the record. Throws invalid `members.tier`, conflict `members.changed-meanwhile`. */
export const changeTier = operation({
  name: 'members.change-tier',
  input: ChangeTier,
  policy: staffWith('members.edit'),
  async run(ctx, { id, tier, reason }) {
    ctx.permit(undefined as never);
    requireTier(ctx, tier);
    const row = await memberRow(ctx, id);
    if (row.erasedAt !== null) throw new DomainError('not-found', 'members.unknown');
    if (row.tier === tier) return { id, tier };
    const changed = await ctx.db.change('UPDATE member SET tier = ?, version = version + 1 WHERE id = ? AND tier = ?', [
      tier,
      id,
      row.tier,
    ]);
    if (changed === 0) throw new DomainError('conflict', 'members.changed-meanwhile');
    recordStep(ctx, id, { step: 'tier', change: `${row.tier} → ${tier}`, reason });
    ctx.tell({ type: 'TierChanged', subject: id, data: { from: row.tier, to: tier } });
    return { id, tier };
  },
});
