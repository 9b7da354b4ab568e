import type { FactHandler } from '../../core/facts';
import type { GrantRow } from '../charter';
import { bookOnce, type Given, occasionOf } from './book-once';

/** Coupons, gifts and services that a check-in earned (its points are booked with it). At most once for what the perk's `once` names. */
export const rewardCheckIn: FactHandler = {
  name: 'perks.reward-check-in',
  on: 'CheckInRewarded',
  async handle(ctx, { subject: memberId, data }) {
    const { day, perks } = data as { day: string; perks: string[] };
    const given = perks.flatMap((perkId): Given[] => {
      const perk = ctx.charter.perks.find(({ id }) => id === perkId);
      if (!perk) return []; // the charter was changed meanwhile
      const { title, once, cap, to } = perk;
      const rows = perk.grant.map((grant, part): GrantRow => ({ perkId, part, title, grant, once, cap, to }));
      const things = rows.filter(({ grant }) => grant.coupon !== undefined || grant.gift !== undefined || grant.service !== undefined);
      return [{ perkId, rows: things, occasion: occasionOf(once, day, day) }];
    });
    await bookOnce(ctx, memberId, day, given);
  },
};
