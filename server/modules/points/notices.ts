import { marks } from '../../core/db';
import type { Notice } from '../../core/module';
import { balanceOf } from './balance-of';

const show = { label: { 'zh-CN': '看积分', en: 'My points' }, command: '积分' };
const signed = (points: number): string => (points > 0 ? `+${points}` : `${points}`);

interface Warned {
  memberId: string;
  fromDay: string;
  toDay: string;
  points: number;
}

/** What the points module has to say to members. */
export const pointsNotices: readonly Notice[] = [
  {
    on: 'PointsExpiring',
    template: 'points.expiring',
    topic: 'points',
    async to(ctx, fact) {
      const { day, members } = fact.data as { day: string; members: string[] };
      const rows = await ctx.db.query<Warned[]>(
        `SELECT memberId, fromDay, toDay, points FROM points_warning WHERE memberId IN (${marks(members)}) AND warnedOn = ? ORDER BY fromDay DESC`,
        [...members, day],
      );
      const soonest = new Map(rows.map((row) => [row.memberId, row])); // two offsets on one day: the more urgent one
      return [...soonest.values()].map(({ memberId, fromDay, toDay, points }) => ({
        to: { member: memberId },
        params: { points, from: fromDay, range: fromDay === toDay ? fromDay : `${fromDay} – ${toDay}` },
        action: show,
      }));
    },
  },
  {
    on: 'PointsAdjusted',
    template: 'points.adjusted',
    topic: 'points',
    async to(ctx, { subject, data }) {
      const params = { points: signed(data.points as number), balance: await balanceOf(ctx, subject) };
      return [{ to: { member: subject }, params, action: show }];
    },
  },
  {
    on: 'PointsReversed',
    template: 'points.reversed',
    topic: 'points',
    async to(ctx, { subject, data }) {
      const sql = 'SELECT title FROM points_entry WHERE memberId = ? AND id = ?';
      const [entry] = await ctx.db.query<{ title: string }[]>(sql, [subject, data.entryId as string]);
      const params = { points: signed(data.points as number), title: entry?.title ?? '', balance: await balanceOf(ctx, subject) };
      return [{ to: { member: subject }, params, action: show }];
    },
  },
];
