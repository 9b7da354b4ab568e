import { z } from 'zod';
import { type Messages, rule } from './messages';
import { businessDay, idOf, instant, paragraph } from './text';

const memberId = idOf('mbr');
const entryId = idOf('pts');

/** Points that are about to expire: all lots with that last day. */
const Expiring = z.object({ on: businessDay, points: z.int() });

export const PointsView = z.object({
  /** Can be spent now. */
  balance: z.int(),
  /** Everything ever earned. */
  earned: z.int(),
  /** By their last day, soonest first, the next few. */
  expiring: z.array(Expiring),
});
export type PointsView = z.infer<typeof PointsView>;

export const StatementQuery = z.strictObject({
  /** Continues after this entry of the page before. */
  after: entryId.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const MemberStatementQuery = StatementQuery.extend({ id: memberId });

export const StatementView = z.object({
  entries: z.array(
    z.object({
      id: entryId,
      at: instant,
      kind: z.enum(['credit', 'spend', 'expiry', 'give-back', 'take-back']),
      title: z.string(),
      points: z.int(),
      /** The sum of the ledger after this entry. */
      balance: z.int(),
      /** Last day of these points; null: they never expire, or it is no credit. */
      expiresOn: businessDay.nullable(),
      /** The entry that this one corrects. */
      reverses: entryId.nullable(),
      /** What staff wrote about it. */
      note: z.string().nullable(),
    }),
  ),
  /** `after` of the next page; null at the end. */
  next: entryId.nullable(),
});
export type StatementView = z.infer<typeof StatementView>;

export const BOARD_PERIODS = ['day', 'week', 'month', 'season', 'year', 'all'] as const;
export type BoardPeriod = (typeof BOARD_PERIODS)[number];

export const LeaderboardQuery = z.strictObject({
  period: z.enum(BOARD_PERIODS).default('month'),
  limit: z.coerce.number().int().min(1).max(100).default(10),
});

const Place = z.object({ rank: z.int(), name: z.string(), points: z.int(), isMe: z.boolean() });
export const LeaderboardView = z.object({
  period: z.enum(BOARD_PERIODS),
  /** Those that the charter keeps. */
  boards: z.array(z.enum(BOARD_PERIODS)),
  /** First and last business day, null for all time. */
  from: businessDay.nullable(),
  to: businessDay.nullable(),
  places: z.array(Place),
  /** The asker's own place: rank null when hidden or without points in the period; null for somebody who is no member. */
  me: z.object({ rank: z.int().nullable(), points: z.int(), hidden: z.boolean() }).nullable(),
});
export type LeaderboardView = z.infer<typeof LeaderboardView>;

const MOST_POINTS = 1_000_000;

export const AdjustPointsInput = z.strictObject({
  id: memberId,
  /** Positive: credited; negative: taken. */
  points: z
    .int()
    .min(-MOST_POINTS)
    .max(MOST_POINTS)
    .refine((n) => n !== 0, { error: rule('不能为 0', 'must not be 0') }),
  /** The member reads it on the statement. */
  reason: paragraph(200),
});
export const AdjustedView = z.object({ entryId, points: z.int() });

export const ReverseEntryInput = z.strictObject({ id: memberId, entryId, reason: paragraph(200) });
export const ReversalView = z.object({ entryIds: z.array(entryId), points: z.int() });

const both = (zh: [string, string], en: [string, string]) => ({
  'zh-CN': { reason: zh[0], next: zh[1] },
  en: { reason: en[0], next: en[1] },
});
const notice = (zh: [string, string], en: [string, string]) => ({
  'zh-CN': { title: zh[0], body: zh[1] },
  en: { title: en[0], body: en[1] },
});

export const pointsMessages: Messages = {
  refusals: {
    'points.insufficient': both(
      ['积分不够：需要 {points} 分，现有 {balance} 分。', '还差 {missing} 分。每天签到、参加活动都能攒积分。'],
      ['Not enough points: {points} needed, {balance} there.', '{missing} short. Daily check-ins and events earn points.'],
    ),
    'points.already-booked': both(
      ['这笔积分已经记过了。', '请在积分明细里核对，不必再记。'],
      ['These points are booked already.', 'See the statement; there is nothing more to do.'],
    ),
    'points.unknown-entry': both(
      ['没有找到这笔积分记录。', '请在这位会员的积分明细里核对编号。'],
      ['There is no such entry.', 'Check the number on the member’s statement.'],
    ),
    'points.already-reversed': both(
      ['这笔积分已经冲正过了。', '请在积分明细里核对；一笔记录只能冲正一次。'],
      ['This entry was reversed before.', 'See the statement; an entry is reversed once.'],
    ),
    'points.not-reversible': both(
      ['到期和冲正的记录不能再冲正。', '如果确实需要更正，请用积分调整，并写明原因。'],
      ['Expiries and reversals cannot be reversed.', 'If it must be corrected, adjust the points and say why.'],
    ),
    'points.nothing-left': both(
      ['这位会员已经没有积分可以扣回。', '余额不会扣成负数；请与会员另行商定。'],
      ['The member has no points left to take back.', 'A balance never goes below zero; settle it with the member.'],
    ),
    'points.no-board': both(
      ['会馆没有设这个排行榜。', '可以看的榜：{boards}。'],
      ['The club keeps no such leaderboard.', 'These exist: {boards}.'],
    ),
  },
  notices: {
    'points.expiring': notice(
      ['{points} 积分快到期了', '您有 {points} 积分快到期了（{range}），最早的一批可以用到 {from} 当天。发送“积分”查看明细。'],
      [
        '{points} points expire soon',
        '{points} of your points expire soon ({range}); the first can be used until {from}. Send “points” for the details.',
      ],
    ),
    'points.adjusted': notice(
      ['积分有调整：{points}', '会馆为您调整了积分 {points} 分，现有 {balance} 分。原因写在积分明细里；有疑问请与会馆联系。'],
      ['Points adjusted: {points}', 'The club adjusted your points by {points}; you now have {balance}. The reason is on your statement.'],
    ),
    'points.reversed': notice(
      ['积分已更正：{points}', '“{title}”已更正，积分 {points} 分，现有 {balance} 分。原因写在积分明细里。'],
      [
        'Points corrected: {points}',
        '“{title}” was corrected by {points} points; you now have {balance}. The reason is on your statement.',
      ],
    ),
  },
};
