/** Perks: one mechanism for benefits, discounts, bonuses, earning rules and gifts. */
import { z } from 'zod';
import { Duration, Fold, id, Money, Percent, period, Quantity, text, title } from '../notation';
import { When } from './conditions';

/** A push occasion is a fact and books its grants; a pull occasion is a question (a price, a right) and books on use. */
export const Occasion = z.enum([
  'admitted',
  'renewed',
  'checked-in',
  'purchased',
  'stayed',
  'night-stayed',
  'topped-up',
  'invitee-admitted',
  'invitee-first-top-up',
  'shared',
  'registered',
  'attended',
  'won',
  'rated',
  'suggestion-adopted',
  'feedback-given',
  'ballot-counted',
  'birthday',
  'logged-in',
  'festival',
  'tier-reached',
  'tier-kept',
  'tier-restored',
  'measure-reached',
  'ranking-closed',
  'scorecard-closed',
  'stamps-full',
  'report-accepted',
  'complaint-closed',
  'profile-completed',
  'checkout',
  'registration',
  'booking',
  'asked',
]);
export type Occasion = z.output<typeof Occasion>;
export const PULL: ReadonlySet<Occasion> = new Set<Occasion>(['checkout', 'registration', 'booking', 'asked']);

/** Each grant gives exactly one of these. */
export const Grant = z
  .strictObject({
    points: z.int().min(1).optional().describe('Points, number.'),
    pointsPerYuan: z.number().min(0.01).max(100).optional().describe('Points per yuan of the occasion, rounded down on the whole amount.'),
    pointsTimes: z.int().min(2).max(10).optional().describe('Multiply the points the same occasion earns by other rules.'),
    walletBonus: Percent.optional().describe('Bonus money, share of the occasion’s amount.'),
    walletCredit: Money.optional().describe('Bonus money, fixed, fen.'),
    cashback: z
      .strictObject({ rate: Percent.describe('Share of the amount.'), coupon: id.describe('Coupon type it is paid in.') })
      .optional()
      .describe('Return as a coupon of that value.'),
    discount: Fold.optional().describe('Price to pay.'),
    coupon: id.optional().describe('Coupon type, one piece.'),
    gift: text.optional().describe('A thing handed out; makes a hand-out task.'),
    service: text.optional().describe('A right or service; makes an entitlement.'),
    draw: id.optional().describe('One entry in this draw.'),
    stamp: id.optional().describe('One stamp on this card.'),
    tier: id.optional().describe('This tier until the next review.'),
    priority: Duration.optional().describe('Registration or booking opens earlier by this.'),
    honour: title.optional().describe('A title shown on the card.'),
  })
  .refine((grant) => Object.values(grant).filter((given) => given !== undefined).length === 1, { error: '每一项奖励只写一种' });
export type Grant = z.output<typeof Grant>;

/**
 * Idempotency key templates, unique in the database. A rule id never changes its meaning between versions, so a new
 * version of the charter can't pay twice.
 */
const ONCE = {
  occasion: '{rule}:{member}:{fact}',
  day: '{rule}:{member}:{businessDay}',
  month: '{rule}:{member}:{yyyy-mm}',
  year: '{rule}:{member}:{yyyy}',
  'birthday-year': '{rule}:{member}:{yearOfThatBirthday}',
  term: '{rule}:{member}:{term}',
  'tier-stay': '{rule}:{member}:{tierStay}',
  event: '{rule}:{member}:{event}',
  pair: '{rule}:{inviter}:{invitee}',
  level: '{rule}:{member}:{windowStart}:{level}',
  lifetime: '{rule}:{member}',
} as const;
const once = z.enum(Object.keys(ONCE) as [keyof typeof ONCE, ...(keyof typeof ONCE)[]]);

const Cap = z.strictObject({
  per: period.describe('Period that the cap refills in.'),
  of: z.enum(['member', 'club']).default('member').describe('Whose. Default member.'),
  times: z.int().min(1).optional().describe('Number of grants.'),
  points: z.int().min(1).optional().describe('Points.'),
  amount: Money.optional().describe('Money, fen.'),
});

export const Perk = z.strictObject({
  id: id.describe('Stable; part of the idempotency key and of every ledger entry’s reason.'),
  title: title.describe('Name in the regulation and on the statement.'),
  on: Occasion.describe('What sets it off, or which question it answers.'),
  at: z
    .strictObject({ measure: id, levels: z.array(Quantity).min(1).describe('In the measure’s unit, rising.') })
    .optional()
    .describe('For measure-reached: the levels, each paid once.'),
  ranking: z
    .strictObject({ measure: id, period: period.describe('When the ranking closes.') })
    .optional()
    .describe('For ranking-closed.'),
  when: When.optional().describe('Conditions. Default: none.'),
  to: z.enum(['member', 'inviter']).default('member').describe('Who receives. Default member.'),
  grant: z.array(Grant).min(1).describe('What is given.'),
  once: once.default('occasion').describe('Idempotency key template. Default: once for each occasion.'),
  cap: z.array(Cap).default([]).describe('Caps; the tightest wins. Default: none.'),
  stack: id.optional().describe('Stacking group. Default: stands alone and adds to everything.'),
  campaign: id.optional().describe('Campaign whose dates and budget bind it. Default: none.'),
  cost: z.int().min(1).optional().describe('Points the member pays for it (asked only). Default: free.'),
  keepFor: Duration.optional().describe('How long gift, service or bonus may be used. Default: 1 year.'),
});
export type Perk = z.output<typeof Perk>;
