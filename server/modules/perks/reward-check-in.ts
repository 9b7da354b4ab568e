import type { Ctx } from '../../core/context';
import { marks } from '../../core/db';
import type { FactHandler } from '../../core/facts';
import type { GrantRow } from '../charter';
import { bookGrants } from './book-grants';

/** Coupons, gifts and services that a check-in earned (its points are booked with it). At most once for what the perk's `once` names. */
export const rewardCheckIn: FactHandler = {
  name: 'perks.reward-check-in',
  on: 'CheckInRewarded',
  async handle(ctx, { subject: memberId, data }) {
    const { day, perks } = data as { day: string; perks: string[] };
    const wanted = perks.flatMap((perkId) => {
      const perk = ctx.charter.perks.find(({ id }) => id === perkId);
      if (!perk) return []; // the charter was changed meanwhile
      const { title, once, cap, to } = perk;
      const rows = perk.grant.map((grant, part): GrantRow => ({ perkId, part, title, grant, once, cap, to }));
      const things = rows.filter(({ grant }) => grant.coupon !== undefined || grant.gift !== undefined || grant.service !== undefined);
      return [{ perkId, rows: things, occasion: occasionOf(once, day) }];
    });
    const given = await givenBefore(
      ctx,
      memberId,
      wanted.map(({ perkId }) => perkId),
    );
    const open = wanted.filter(({ perkId, occasion }) => !given.has(`${perkId} ${occasion}`));
    bookGrants(
      ctx,
      day,
      open.map(({ perkId, rows, occasion }) => ({ memberId, occasion, perks: [{ perkId, rows }] })),
    );
    if (open.some(({ rows }) => rows.length > 0)) ctx.tell({ type: 'CouponsGranted', subject: memberId, data: { members: [memberId] } });
  },
};

function occasionOf(once: GrantRow['once'], day: string): string {
  if (once === 'month') return day.slice(0, 7);
  if (once === 'year') return day.slice(0, 4);
  return once === 'lifetime' ? 'lifetime' : day;
}

async function givenBefore(ctx: Ctx, memberId: string, perkIds: readonly string[]): Promise<Set<string>> {
  if (perkIds.length === 0) return new Set();
  const sql = `SELECT perkId, occasion FROM perk_grant WHERE memberId = ? AND perkId IN (${marks(perkIds)})`;
  const rows = await ctx.db.query<{ perkId: string; occasion: string }[]>(sql, [memberId, ...perkIds]);
  return new Set(rows.map(({ perkId, occasion }) => `${perkId} ${occasion}`));
}
