import type { FactHandler } from '../../core/facts';
import { businessDay, type GrantRow, grantsFor } from '../charter';
import { standingOf } from '../members';
import { bookOnce, occasionOf } from './book-once';

/**
 * What the charter's perks give for being admitted or for renewing. Each time means each term; nobody gets anything for standing on the
 * roster that the club brought along, or when they have left again by now.
 */
const rewardFor = (on: 'MemberAdmitted' | 'MembershipRenewed', occasion: 'admitted' | 'renewed'): FactHandler => ({
  name: `perks.reward-${occasion}`,
  on,
  async handle(ctx, { id, subject: memberId, at, data }) {
    if (data.origin === 'roster' || !ctx.charter.perks.some((perk) => perk.on === occasion)) return;
    const { kind, tier, status } = await standingOf(ctx, memberId);
    if (status === 'left' || status === 'revoked') return;
    const day = businessDay(ctx.charter, at);
    const rows = new Map<string, GrantRow[]>();
    for (const row of grantsFor(ctx.charter, occasion, { day, kind, tier })) rows.set(row.perkId, [...(rows.get(row.perkId) ?? []), row]);
    const each = (data.termId as string | null) ?? id;
    const given = [...rows].map(([perkId, granted]) => ({
      perkId,
      rows: granted,
      occasion: occasionOf(granted[0]?.once ?? 'occasion', day, each),
    }));
    await bookOnce(ctx, memberId, day, given);
  },
});

export const rewardAdmission = rewardFor('MemberAdmitted', 'admitted');
export const rewardRenewal = rewardFor('MembershipRenewed', 'renewed');
