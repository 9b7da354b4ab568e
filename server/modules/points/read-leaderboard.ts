import { isStaff } from '../../../shared/permissions';
import { BOARD_PERIODS, type BoardPeriod, LeaderboardQuery, type LeaderboardView } from '../../../shared/points';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { businessDay, type Charter, type PeriodKind, periodOf } from '../charter';
import { namesOf } from '../members';
import { boardOf, pointsOf } from './board';

const kindOf = (period: BoardPeriod): PeriodKind => (period === 'all' ? 'lifetime' : period);

/** The periods for which the charter keeps a leaderboard (points.boards). */
const boardsOf = (charter: Charter): BoardPeriod[] =>
  BOARD_PERIODS.filter((period) => charter.points?.boards.some((board) => board === kindOf(period)));

/** A leaderboard with the asker's own place. Equal points share a place. */
export const readLeaderboard = operation({
  name: 'points.read-leaderboard',
  input: LeaderboardQuery,
  policy: (actor) => actor.roles.includes('member') || isStaff(actor.roles),
  reads: true,
  async run(ctx, { period, limit }): Promise<LeaderboardView> {
    ctx.permit(null);
    const boards = boardsOf(ctx.charter);
    if (!boards.includes(period)) throw new DomainError('not-found', 'points.no-board', { boards: boards.join(' ') });
    const kind = kindOf(period);
    const board = await boardOf(ctx, kind);
    const top = board.top.slice(0, limit);
    const range = periodOf(businessDay(ctx.charter, ctx.now), kind);
    const memberId = ctx.actor.id;
    const [names, own] = await Promise.all([
      namesOf(ctx, [...top.map((place) => place.memberId), memberId]),
      pointsOf(ctx, range, [memberId]),
    ]);
    const places = top.flatMap((place) => {
      const name = names.get(place.memberId)?.name;
      return name ? [{ rank: board.above(place.points) + 1, name, points: place.points, isMe: place.memberId === memberId }] : [];
    });
    const points = own.get(memberId) ?? 0;
    const isHidden = names.get(memberId)?.hidden ?? false;
    const rank = isHidden || points === 0 ? null : board.above(points) + 1;
    const me = ctx.actor.roles.includes('member') ? { rank, points, hidden: isHidden } : null;
    return { period, boards, from: board.from, to: board.to, places, me };
  },
});
