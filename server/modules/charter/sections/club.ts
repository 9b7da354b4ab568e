import { z } from 'zod';
import { clockTime, Duration, date, id, text, title } from '../notation';

const knownZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
};

export const Club = z.strictObject({
  name: title,
  purpose: text,
  timeZone: z
    .string()
    .refine(knownZone, { error: '不认识这个时区，应写作 Asia/Shanghai 这样的名称' })
    .default('Asia/Shanghai')
    .describe('IANA time zone of every business day and clock time. Default Asia/Shanghai.'),
  businessDayStarts: clockTime.default('00:00').describe('Club time. Default 00:00.'),
  presets: z
    .array(z.string().regex(/^S\d{2}$/, { error: '应写作 S01' }))
    .default([])
    .describe('Rulebooks it came from. Default: none.'),
});

export const Version = z.strictObject({
  number: z.int().min(1).describe('Counts up by one.'),
  inForce: date.describe('First business day.'),
  adoptedBy: text.describe('Body and resolution.'),
  notice: Duration.prefault('7天').describe('Between adoption and force. Default 7天.'),
  transition: z
    .array(
      z.strictObject({
        path: z.string().describe('Rule, for example tiers/gold.'),
        until: z.union([date, z.enum(['term-end', 'review'])]).describe('Old text holds until.'),
        why: text,
      }),
    )
    .default([])
    .describe('Kept longer than the standing promises. Default: none.'),
});

export const Branch = z.strictObject({
  id,
  title,
  place: title.optional(),
  region: title.optional().describe('For budgets.'),
  calendar: id.optional().describe('Default: the first calendar.'),
});

const CHAPTERS = [
  'general',
  'members',
  'terms',
  'tiers',
  'points',
  'wallet',
  'birthday',
  'events',
  'complaints',
  'evaluation',
  'performance',
  'appraisers',
  'prospects',
  'facilities',
  'organisation',
  'notices',
  'final',
] as const;

export const Clause = z.strictObject({ chapter: z.enum(CHAPTERS).describe('Chapter it is printed in.'), text });
