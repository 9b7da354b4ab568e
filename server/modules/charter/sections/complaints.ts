import { z } from 'zod';
import { Duration, flag, id, Money, Percent, post, title } from '../notation';

const Category = z.strictObject({
  id,
  title,
  department: id.describe('Assigned to.'),
  urgent: flag.default(false).describe('Default false.'),
});

const Clocks = z.strictObject({
  firstAnswer: Duration.prefault('4工作小时').describe('Default 4工作小时.'),
  update: Duration.optional().describe('Between answers. Default: none.'),
  solution: Duration.prefault('3工作日').describe('Default 3工作日.'),
  urgentShare: Percent.prefault('50%').describe('Urgent ones have this share of the time. Default 50%.'),
});

export const Complaints = z.strictObject({
  categories: z.array(Category).min(1).describe('What a complaint can be about.'),
  calendar: id.describe('Clocks run in its hours.'),
  clocks: Clocks.prefault({}).describe('How soon a complaint is answered and solved.'),
  warnAt: Percent.prefault('75%').describe('Share of the time used when the handler is warned. Default 75%.'),
  escalate: z.array(post).default([]).describe('Chain, one step a breach. Default: none.'),
  anonymous: flag.default(true).describe('Unnamed complaints with a secret receipt. Default true.'),
  reopenWithin: Duration.prefault('7天').describe('Default 7天.'),
  compensation: z
    .strictObject({
      couponUpTo: Money.prefault('100元').describe('Fen. Default 100元.'),
      pointsUpTo: z.int().default(500).describe('Points. Default 500.'),
      by: post,
    })
    .optional()
    .describe('Most a handler may grant with this post’s consent. Default: none.'),
});
