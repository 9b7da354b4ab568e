import { CheckInInput, type CheckInView } from '../../../shared/check-ins';
import type { Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { isSelf } from '../../core/policies';
import { addDays, businessDay, type GrantRow, grantsFor, nextStreakReward, type Situation } from '../charter';
import { ageAndBirthday, requireTakingPart, standingOf } from '../members';
import { bookedSources, credit, markSource } from '../points';
import { needsOf, onceKey, type Rewards, rewardsFor, rewardsOf, writeExtras } from './rewards';

interface Last {
  day: string;
  streak: number;
  points: number;
}

const LAST = 'SELECT day, streak, points FROM check_in WHERE memberId = ? ORDER BY day DESC LIMIT 1';
const INSERT = 'INSERT INTO check_in(memberId, day, at, streak, points, base, extras, entryId) VALUES (?,?,?,?,?,?,?,?)';
const ONCE = 'check-in-once';

/**
 * Today's check-in: points of the charter's perks on `checked-in`, base and extras for the streak. Once a business day whatever happens:
 * the primary key decides, `conflict` answers. The busiest operation: all reads in one turn, all writes by `later`, so two round trips on MySQL.
 */
export const checkIn = operation({
  name: 'check-ins.check-in',
  input: CheckInInput,
  policy: (actor, s: { memberId: string }) => isSelf(actor, s.memberId),
  duplicates: { check_in: 'check-ins.already', points_source: 'check-ins.already' },
  shareable: true,
  async run(ctx): Promise<CheckInView> {
    const memberId = ctx.actor.id;
    ctx.permit({ memberId });
    const { charter } = ctx;
    const day = businessDay(charter, ctx.now);
    const reads = [standingOf(ctx, memberId), ctx.db.query<Last[]>(LAST, [memberId]), birthIfAsked(ctx, memberId, day)] as const;
    const [standing, [last], birth] = await Promise.all(reads);
    requireTakingPart(standing);
    // also when the clock has jumped back behind the last one: an earlier day now would tear the streak that was counted on it
    if (last && last.day >= day) throw new DomainError('conflict', 'check-ins.already', alreadyEarned(last, day));
    const streak = last && last.day === dayBefore(day) ? last.streak + 1 : 1;
    const situation = { day, kind: standing.kind, tier: standing.tier, streak, first: !last, ...birth };
    const rewards = needsOf(charter).once ? await rewardsNotHadYet(ctx, memberId, situation) : rewardsFor(charter, situation);
    const { base, extras, total, title, perks, others } = rewards;
    let paid = { entryId: null as string | null, points: 0 };
    if (total > 0) paid = await credit(ctx, { memberId, points: total, reason: 'check-in', sourceId: null, title, perks });
    ctx.db.later(INSERT, [memberId, day, ctx.now, streak, paid.points, base, writeExtras(extras), paid.entryId]);
    ctx.tell({ type: 'CheckedIn', subject: memberId, data: { day, streak, points: paid.points } });
    if (others.length > 0) ctx.tell({ type: 'CheckInRewarded', subject: memberId, data: rewarded(day, others) });
    return viewOf(ctx, { day, streak, situation, points: paid.points, base, extras });
  },
});

const alreadyEarned = (last: Last, day: string) => ({
  day: last.day,
  points: last.points,
  streakDays: last.streak,
  gain: last.day === day && last.points > 0 ? ` (+${last.points})` : '',
});

const rewarded = (day: string, others: readonly GrantRow[]) => ({ day, perks: [...new Set(others.map((row) => row.perkId))] });

/** Age and birthday, only when a check-in perk of the charter asks for them. */
const birthIfAsked = async (ctx: Ctx, memberId: string, day: string): Promise<Pick<Situation, 'age' | 'birthdayKey'>> =>
  needsOf(ctx.charter).birth ? ageAndBirthday(ctx, memberId, day) : {};

/** The rewards without perks that the charter gives once a month, a year or ever, and that this member has had; marks the others as given. */
async function rewardsNotHadYet(ctx: Ctx, memberId: string, situation: Situation): Promise<Rewards> {
  const granted = grantsFor(ctx.charter, 'checked-in', situation);
  const keys = new Map<string, string>();
  for (const row of granted) {
    const key = onceKey(row, situation.day);
    if (key !== null) keys.set(row.perkId, `${row.perkId}:${key}`);
  }
  const had = await bookedSources(ctx, memberId, ONCE, [...keys.values()]);
  for (const key of keys.values()) if (!had.has(key)) markSource(ctx, ONCE, key, memberId);
  const rows = granted.filter((row) => !had.has(keys.get(row.perkId) ?? ''));
  return rewardsOf(ctx.charter, situation, rows);
}

let yesterday = { of: '', day: '' };
/** The day before; everybody of a day asks for the same one. */
function dayBefore(day: string): string {
  if (yesterday.of !== day) yesterday = { of: day, day: addDays(day, -1) };
  return yesterday.day;
}

type Done = Pick<CheckInView, 'day' | 'points' | 'base' | 'extras'> & { streak: number; situation: Situation };

function viewOf(ctx: Ctx, { day, streak, situation, points, base, extras }: Done): CheckInView {
  const { tomorrow, milestone } = nextStreakReward(ctx.charter, streak, situation);
  return {
    day,
    points,
    base,
    extras,
    streakDays: streak,
    tomorrow: { points: tomorrow.points, streakDays: tomorrow.streak, extra: milestone?.inDays === 1 ? milestone.extra : null },
    nextMilestone: milestone && {
      streakDays: milestone.streak,
      inDays: milestone.inDays,
      points: milestone.points,
      extra: milestone.extra,
    },
  };
}
