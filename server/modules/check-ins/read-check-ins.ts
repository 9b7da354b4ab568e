import { CheckInsQuery, type CheckInsView } from '../../../shared/check-ins';
import { operation } from '../../core/operation';
import { isSelf } from '../../core/policies';
import { addDays, businessDay, type Charter, nextStreakReward, type Situation } from '../charter';
import { standingOf } from '../members';
import { readExtras } from './rewards';

interface Row {
  day: string;
  points: number;
  base: number;
  extras: string | null;
  streak: number;
}

const MILESTONES = 3;

/** The days with an extra for the streak that lie ahead. Source: charter, perks on checked-in. */
function milestonesAfter(charter: Charter, streakDays: number, situation: Situation): CheckInsView['milestones'] {
  const ahead: CheckInsView['milestones'] = [];
  for (let reached = streakDays; ahead.length < MILESTONES; ) {
    const day = addDays(situation.day, reached - streakDays);
    const { milestone } = nextStreakReward(charter, reached, { ...situation, day });
    if (!milestone) break;
    reached = milestone.streak;
    ahead.push({ streakDays: reached, inDays: reached - streakDays, extra: milestone.extra });
  }
  return ahead;
}

/** A month of the member's check-ins as a calendar, and the streak as it stands. */
export const readCheckIns = operation({
  name: 'check-ins.read',
  input: CheckInsQuery,
  policy: (actor, s: { memberId: string }) => isSelf(actor, s.memberId),
  reads: true,
  async run(ctx, { month: asked }): Promise<CheckInsView> {
    const memberId = ctx.actor.id;
    ctx.permit({ memberId });
    const today = businessDay(ctx.charter, ctx.now);
    const month = asked ?? today.slice(0, 7);
    const [standing, rows, [last], [ever]] = await Promise.all([
      standingOf(ctx, memberId),
      ctx.db.query<Row[]>(
        'SELECT day, points, base, extras, streak FROM check_in WHERE memberId = ? AND day >= ? AND day <= ? ORDER BY day',
        [memberId, `${month}-01`, `${month}-31`],
      ),
      ctx.db.query<Row[]>('SELECT day, streak FROM check_in WHERE memberId = ? ORDER BY day DESC LIMIT 1', [memberId]),
      ctx.db.query<{ days: number; longest: number | null }[]>(
        'SELECT COUNT(*) AS days, MAX(streak) AS longest FROM check_in WHERE memberId = ?',
        [memberId],
      ),
    ]);
    const goesOn = last !== undefined && last.day >= addDays(today, -1);
    const streakDays = goesOn ? last.streak : 0;
    const checkedInToday = last !== undefined && last.day >= today;
    // the next one is tomorrow's, or still today's
    const situation = { day: checkedInToday ? today : addDays(today, -1), kind: standing.kind, tier: standing.tier };
    const { tomorrow: next } = nextStreakReward(ctx.charter, streakDays, situation);
    return {
      month,
      days: rows.map((row) => ({
        day: row.day,
        points: row.points,
        base: row.base,
        extras: readExtras(ctx.charter, row.extras),
        streakDays: row.streak,
      })),
      today,
      checkedInToday,
      streakDays,
      longestStreakDays: Number(ever?.longest ?? 0),
      totalDays: Number(ever?.days ?? 0),
      next: { points: next.points, streakDays: next.streak },
      milestones: milestonesAfter(ctx.charter, streakDays, situation),
    };
  },
});
