import { z } from 'zod';
import { type Messages, type Refusal, rule } from './messages';
import { businessDay, idOf } from './text';

/** Rows that travel in one transaction, at most. */
export const MAX_ROSTER_BATCH = 500;

const birth = z.strictObject({
  calendar: z.enum(['solar', 'lunar']),
  year: z.int().min(1850).max(2200).nullable(),
  month: z.int().min(1).max(12),
  day: z.int().min(1).max(31),
  leap: z.boolean(),
});

/** One line of a roster, read and normalised. Days `YYYY-MM-DD`, money in fen. */
export const RosterLine = z.strictObject({
  /** The row number a spreadsheet shows. */
  line: z.int().min(1),
  memberNo: z.string().max(32).nullable(),
  name: z.string().min(1).max(256),
  gender: z.enum(['male', 'female']).nullable(),
  phone: z.string().regex(/^1\d{10}$/, { error: rule('应为 11 位手机号', 'a mobile number of 11 digits') }),
  birth: birth.nullable(),
  idNumber: z
    .string()
    .regex(/^\d{17}[\dX]$/, { error: rule('应为 18 位，最后一位可以是 X', '18 characters, the last may be X') })
    .nullable(),
  joinedOn: businessDay.nullable(),
  endsOn: businessDay.nullable(),
  lifetime: z.boolean(),
  tierId: z.string().max(40).nullable(),
  referrerPhone: z.string().max(20).nullable(),
  spentFen: z.int().min(0),
  points: z.int().min(0).max(2_000_000_000),
  remark: z.string().max(1000),
});
export type RosterLine = z.output<typeof RosterLine>;

export const RosterBatch = z.strictObject({
  /** The same for all batches of one file. */
  importId: idOf('imp'),
  lines: z.array(RosterLine).min(1).max(MAX_ROSTER_BATCH),
});

const warning = z.enum([
  'number-taken',
  'number-kept',
  'points-kept',
  'term-kept',
  'not-a-member-now',
  'another-person',
  'same-member',
  'erased',
]);
export type RosterRemark = z.output<typeof warning>;

/** What became of a batch: how many rows came in or changed something, how many found everything as it is, and what is worth a look. */
export const RosterOutcome = z.object({
  imported: z.int(),
  unchanged: z.int(),
  remarks: z.array(z.object({ line: z.int(), remark: warning })),
});
export type RosterOutcome = z.output<typeof RosterOutcome>;

const both = (zh: [string, string], en: [string, string]): { 'zh-CN': Refusal; en: Refusal } => ({
  'zh-CN': { reason: zh[0], next: zh[1] },
  en: { reason: en[0], next: en[1] },
});

export const rosterMessages: Messages = {
  refusals: {
    'roster.changed-meanwhile': both(
      ['导入时，有会员资料刚好被别人改动。', '请再导入一次同一份名单，已经导入的不会重复。'],
      ['A member’s record was changed by somebody else during the import.', 'Import the same list again; nothing is taken in twice.'],
    ),
  },
};
