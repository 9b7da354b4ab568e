import { z } from 'zod';

export const Birthday = z.strictObject({
  calendars: z
    .array(z.enum(['solar', 'lunar']))
    .default(['solar', 'lunar'])
    .describe('Member chooses. Default both.'),
  leapDay: z.enum(['02-28', '03-01']).default('02-28').describe('29 February in other years. Default 02-28.'),
  missingLunarDay: z
    .enum(['last-day-of-month'])
    .default('last-day-of-month')
    .describe('A 30th the month lacks; a leap month the year lacks becomes the plain one.'),
  changes: z.int().min(0).default(1).describe('Corrections without proof, times. Default 1.'),
  lead: z.int().min(0).default(3).describe('Days before for the greeting plan. Default 3.'),
});
