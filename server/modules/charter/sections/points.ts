import { z } from 'zod';
import { Duration, Money, Offset, Percent, period, title } from '../notation';

export const Points = z.strictObject({
  name: title.default('积分').describe('Default 积分.'),
  expire: z
    .union([z.literal('不过期'), z.literal('年底'), Duration])
    .prefault('1年')
    .describe('After earning, at year’s end (31 December of the next year), or never. Default 1年.'),
  pending: Duration.prefault('0天').describe('Earned but not yet to be spent. Default 0天.'),
  spend: z.enum(['soonest-expiry', 'oldest']).default('soonest-expiry').describe('Order of lots. Default soonest-expiry.'),
  warn: z.array(Offset).prefault(['前30天', '前7天']).describe('Before expiry. Default 前30天, 前7天.'),
  dayCap: z.int().optional().describe('Points a member can earn a day from all rules. Default: none.'),
  monthCap: z.int().optional().describe('Same a month. Default: none.'),
  worth: z
    .strictObject({
      points: z.int().min(1).describe('This many points'),
      yuan: Money.describe('are worth this, fen.'),
      upTo: Percent.prefault('100%').describe('Largest share of a bill. Default 100%.'),
    })
    .optional()
    .describe('Points as money at the till. Default: not possible.'),
  makeUp: z
    .strictObject({
      cost: z.int().min(1).describe('Points per missed day.'),
      perMonth: z.int().min(1).default(2).describe('Times. Default 2.'),
      back: Duration.prefault('3天').describe('How far back. Default 3天.'),
    })
    .optional()
    .describe('Buying a missed check-in. Default: not possible.'),
  boards: z.array(period).default([]).describe('Leaderboards. Default: none.'),
  reversed: z
    .enum(['take-back', 'take-back-below-zero'])
    .default('take-back')
    .describe('When a purchase is refunded: take back what is left, or also go negative. Default take-back.'),
});
