import { z } from 'zod';
import { type Messages, rule } from './messages';
import { businessDay } from './text';

const Extra = z.object({ perkId: z.string(), title: z.string(), points: z.int() });

export const CheckInInput = z.strictObject({});

export const CheckInView = z.object({
  day: businessDay,
  /** Everything that this check-in brought: base and extras, less what a cap of the charter kept back. */
  points: z.int(),
  base: z.int(),
  extras: z.array(Extra),
  /** Days in a row, today included. */
  streakDays: z.int(),
  tomorrow: z.object({
    points: z.int(),
    streakDays: z.int(),
    /** What the streak adds tomorrow; null when it is an ordinary day. */
    extra: z.int().nullable(),
  }),
  /** The next day with an extra for the streak; null when there is none to come. */
  nextMilestone: z.object({ streakDays: z.int(), inDays: z.int(), points: z.int(), extra: z.int() }).nullable(),
});
export type CheckInView = z.infer<typeof CheckInView>;

export const CheckInsQuery = z.strictObject({
  /** Default: the current month. */
  month: z
    .string()
    .regex(/^2\d{3}-(0[1-9]|1[0-2])$/, { error: rule('应为 2026-11 这样的月份', 'a month like 2026-11') })
    .optional(),
});

export const CheckInsView = z.object({
  month: z.string(),
  days: z.array(z.object({ day: businessDay, points: z.int(), base: z.int(), extras: z.array(Extra), streakDays: z.int() })),
  today: businessDay,
  checkedInToday: z.boolean(),
  /** Days in a row up to today, or up to yesterday while today's check-in can still go on with them. */
  streakDays: z.int(),
  longestStreakDays: z.int(),
  /** All check-ins ever. */
  totalDays: z.int(),
  /** What the next check-in brings. */
  next: z.object({ points: z.int(), streakDays: z.int() }),
  /** The next days with an extra for the streak, the nearest first: `inDays` check-ins from now. */
  milestones: z.array(z.object({ streakDays: z.int(), inDays: z.int(), extra: z.int() })),
});
export type CheckInsView = z.infer<typeof CheckInsView>;

export const checkInsMessages: Messages = {
  refusals: {
    // {gain} is " (+5)" where it is known: two at the same moment meet only at the commit
    'check-ins.already': {
      'zh-CN': { reason: '今天已经签到过了{gain}，积分都在账上。', next: '明天再来，连续签到还有奖励；发送“积分”看余额。' },
      en: {
        reason: 'You have checked in today already{gain}; the points are yours.',
        next: 'Come back tomorrow to keep your streak; send “points” for your balance.',
      },
    },
  },
};
