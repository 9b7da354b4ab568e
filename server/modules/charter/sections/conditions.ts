/** Conditions: who a rule holds for and when. Shared by admission, perks and the gates of events. */
import { z } from 'zod';
import { count, dates, flag, id, Money, Quantity, title, weekday } from '../notation';

/** Age limit in full years on the business day in question; `over`/`under` exclude the number, `from`/`upTo` include it. */
export const Age = z
  .strictObject({
    over: count.optional().describe('Years, exclusive: over 12 refuses a 12-year-old.'),
    from: count.optional().describe('Years, inclusive: from 18 admits an 18-year-old.'),
    under: count.optional().describe('Years, exclusive upper limit.'),
    upTo: count.optional().describe('Years, inclusive upper limit.'),
  })
  .refine((age) => !(age.over !== undefined && age.from !== undefined) && !(age.under !== undefined && age.upTo !== undefined), {
    error: '“大于”与“不小于”只写一个',
  });
export type Age = z.output<typeof Age>;

const Need = z.strictObject({
  measure: id.describe('Measure id.'),
  atLeast: Quantity.describe('Inclusive threshold in the measure’s unit.'),
});

/** Needs: all of `all`, and `anyCount` of `any`. */
export const Needs = z
  .strictObject({
    all: z.array(Need).default([]).describe('Every one must be met. Default: none.'),
    any: z.array(Need).default([]).describe('Alternatives. Default: none.'),
    anyCount: z.int().min(1).default(1).describe('How many alternatives must be met. Default 1.'),
  })
  .refine((needs) => needs.all.length + needs.any.length > 0, { error: '至少写一项条件' });

const simpleConditions = {
  kinds: z.array(id).optional().describe('Member kinds. Default: all.'),
  tiers: z.array(id).optional().describe('Exactly these tiers. Default: all.'),
  tierFrom: id.optional().describe('This tier or a higher one. Default: all.'),
  age: Age.optional().describe('Age on the day. Default: any.'),
  branches: z.array(id).optional().describe('Where it happens. Default: everywhere.'),
  eventKinds: z.array(id).optional().describe('For event occasions. Default: all.'),
  has: Needs.optional().describe('Measures the member must have. Default: none.'),
  streak: z.int().min(2).max(365).optional().describe('Days in a row, reached exactly on this check-in.'),
  birthday: z
    .enum(['day', 'week', 'month'])
    .optional()
    .describe('The member’s birthday falls on this day, within 3 days either side, or in this month.'),
  first: flag.optional().describe('Only the member’s first such occasion.'),
  amountFrom: Money.optional().describe('Amount of the occasion, fen, at least.'),
  rankUpTo: z.int().min(1).optional().describe('Place in the ranking, 1 = first.'),
  gradeIn: z.array(title).optional().describe('Grade of the closed scorecard.'),
  dates: dates.optional().describe('Business days it holds. Default: the campaign’s, else always.'),
  weekdays: z.array(weekday).optional().describe('Only on these days of the week. Default: all.'),
};
const SimpleWhen = z.strictObject(simpleConditions);
export type SimpleWhen = z.output<typeof SimpleWhen>;

/** Conditions: every key given must hold; they are tested, and refused, in the order of this schema, so each refusal has one first reason. */
export const When = z.strictObject({
  ...simpleConditions,
  anyOf: z.array(SimpleWhen).min(2).max(6).optional().describe('And at least one of these. One level only.'),
});
export type When = z.output<typeof When>;
