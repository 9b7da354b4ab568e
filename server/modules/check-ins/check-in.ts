import { CheckInInput, type CheckInView } from '../../../shared/check-ins';
import type { Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { isSelf } from '../../core/policies';
import {
  addDays,
  ageOn,
  birthdayKey,
  businessDay,
  type GrantRow,
  grantsFor,
  lunarToSolar,
  nextStreakReward,
  type Situation,
} from '../charter';
import { birthOf, requireTakingPart, standingOf } from '../members';
import { bookedSources, credit, markSource } from '../points';
import { needsOf, onceKey, rewardsOf, writeExtras } from './rewards';

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
  duplicates: { check_in: 'check-ins.already' },
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
    const streak = last && last.day === addDays(day, -1) ? last.streak + 1 : 1;
    const situation = { day, kind: standing.kind, tier: standing.tier, streak, first: !last, ...birth };
    const granted = grantsFor(charter, 'checked-in', situation);
    const rows = needsOf(charter).once ? await notYetGiven(ctx, memberId, day, granted) : granted;
    const { base, extras, total, title, perks, others } = rewardsOf(charter, situation, rows);
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
async function birthIfAsked(ctx: Ctx, memberId: string, day: string): Promise<Pick<Situation, 'age' | 'birthdayKey'>> {
  if (!needsOf(ctx.charter).birth) return {};
  const birth = await birthOf(ctx, memberId);
  if (!birth) return {};
  const { calendar, leapMonth: leap } = birth;
  const [year, month, date] = birth.date.split('-').map(Number) as [number, number, number];
  const solar = calendar === 'lunar' ? lunarToSolar({ year, month, day: date, leap }) : birth.date;
  return { age: ageOn(solar, day), birthdayKey: birthdayKey({ calendar, month, day: date, leap }) };
}

/** Leaves out perks that the charter gives once a month, a year or ever, and that this member has had; marks the others as given. */
async function notYetGiven(ctx: Ctx, memberId: string, day: string, granted: readonly GrantRow[]): Promise<GrantRow[]> {
  const keyed = [...new Map(granted.flatMap((row) => (onceKey(row, day) ? [[row.perkId, `${row.perkId}:${onceKey(row, day)}`]] : [])))];
  const given = await bookedSources(
    ctx,
    memberId,
    ONCE,
    keyed.map(([, key]) => key as string),
  );
  const had = new Set(keyed.flatMap(([perkId, key]) => (given.has(key as string) ? [perkId] : [])));
  for (const [perkId, key] of keyed) if (!had.has(perkId)) markSource(ctx, ONCE, key as string, memberId);
  return granted.filter((row) => !had.has(row.perkId));
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
