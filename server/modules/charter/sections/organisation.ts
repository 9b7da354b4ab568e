import { z } from 'zod';
import { flag, hours, id, texts, title } from '../notation';

const AREAS = [
  'members',
  'tiers',
  'points',
  'wallet',
  'events',
  'door',
  'complaints',
  'evaluations',
  'prospects',
  'facilities',
  'money',
  'reports',
  'charter',
] as const;

export const Organisation = z.strictObject({
  departments: z
    .array(z.strictObject({ id, title, duties: texts.default([]) }))
    .default([])
    .describe('Default: none.'),
  posts: z
    .array(
      z.strictObject({
        id,
        title,
        department: id.optional(),
        duties: texts.default([]),
        may: z.array(z.enum(AREAS)).default([]).describe('Areas the holder works in; what an area allows is code. Default: none.'),
      }),
    )
    .default([])
    .describe('Posts people hold. Default: none.'),
});

export const Notices = z.strictObject({
  quiet: hours.default('22:00-08:00').describe('Nothing but safety and cancellations is sent. Default 22:00-08:00.'),
  channels: z
    .array(z.enum(['push', 'bot', 'inbox', 'sms']))
    .default(['push', 'bot', 'inbox'])
    .describe('Tried in order. Default push, bot, inbox.'),
  optOut: flag.default(true).describe('Members may refuse all but duties and money. Default true.'),
});
