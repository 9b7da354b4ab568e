/** What the charter's perks give on an occasion. Pure: caps and "once" need what was granted before and are kept by who books. */
import type { Charter } from './charter';
import { refusal, type Situation } from './conditions';
import { addDays } from './days';
import type { Grant, Occasion, Perk } from './sections/perks';

/** One thing that a perk gives; `part` counts the things of one perk from 0, so (perkId, part) tells them apart. */
export interface GrantRow {
  readonly perkId: string;
  readonly part: number;
  readonly title: string;
  readonly grant: Grant;
  readonly once: Perk['once'];
  readonly cap: Perk['cap'];
  readonly to: Perk['to'];
}

export interface PointsRow {
  readonly perkId: string;
  readonly title: string;
  readonly points: number;
}

interface Rule {
  readonly perk: Perk;
  readonly rows: readonly GrantRow[];
}

interface Compiled {
  readonly rules: ReadonlyMap<Occasion, readonly Rule[]>;
  /** Lengths of streaks on which some check-in perk gives something, rising. */
  readonly streaks: readonly number[];
  /** What comes next by streak, where that depends on nothing but the streak; else null. */
  readonly ahead: Map<number, StreakAhead> | null;
}
const LONGEST_REMEMBERED = 1_000;

const compiled = new WeakMap<Charter, Compiled>();

function compile(charter: Charter): Compiled {
  let result = compiled.get(charter);
  if (!result) {
    const rules = new Map<Occasion, Rule[]>();
    for (const perk of charter.perks) {
      const { id: perkId, title, once, cap, to } = perk;
      const rows = perk.grant.map((grant, part) => ({ perkId, part, title, grant, once, cap, to }));
      rules.set(perk.on, [...(rules.get(perk.on) ?? []), { perk, rows }]);
    }
    const whens = (rules.get('checked-in') ?? []).flatMap(({ perk }) => [perk.when, ...(perk.when?.anyOf ?? [])]);
    const streaks = new Set(whens.flatMap((when) => when?.streak ?? []));
    const onlyStreaks = whens.every((when) => !when || Object.keys(when).every((key) => key === 'streak'));
    result = { rules, streaks: [...streaks].sort((a, b) => a - b), ahead: onlyStreaks ? new Map() : null };
    compiled.set(charter, result);
  }
  return result;
}

/**
 * What the charter gives on an occasion, in the order of its perks. Where a row's grant is `pointsTimes`, the points of
 * the other rows are multiplied; pointsFor does it.
 *
 * @returns rows; none when no perk holds.
 */
export function grantsFor(charter: Charter, occasion: Occasion, situation: Situation): GrantRow[] {
  const granted: GrantRow[] = [];
  for (const { perk, rows } of compile(charter).rules.get(occasion) ?? []) {
    if (!perk.when || refusal(charter, perk.when, situation) === null) granted.push(...rows);
  }
  return granted;
}

/**
 * The points that grants are worth: fixed points, points per yuan (rounded down once, on the whole amount), both times the
 * largest multiplier among the rows.
 *
 * @param rows from grantsFor.
 * @param amountFen amount of the occasion, fen. Default 0.
 * @returns one row for each perk that gives points; nothing of 0 points.
 */
export function pointsFor(rows: readonly GrantRow[], amountFen = 0): PointsRow[] {
  let times = 1;
  for (const { grant } of rows) times = Math.max(times, grant.pointsTimes ?? 1);
  const earned: PointsRow[] = [];
  for (const { perkId, title, grant } of rows) {
    // Yuan × hundredths of points, so that the division is of whole numbers and 0.29 isn't 0.28999….
    const perYuan = Math.floor((amountFen * Math.round((grant.pointsPerYuan ?? 0) * 100)) / 10_000);
    const points = ((grant.points ?? 0) + perYuan) * times;
    if (points > 0) earned.push({ perkId, title, points });
  }
  return earned;
}

/** A check-in to come: how long the streak is then and the points it brings, base and extras together. */
export interface StreakReward {
  readonly streak: number;
  readonly points: number;
}

export interface StreakAhead {
  readonly tomorrow: StreakReward;
  /**
   * The next check-in with an extra for the streak: `extra` is what the streak adds to an ordinary day's points, `inDays` is
   * 1 when it is tomorrow. Null when the charter has no longer streak to reach.
   */
  readonly milestone: (StreakReward & { readonly extra: number; readonly inDays: number }) | null;
}

/**
 * What going on checking in brings: tomorrow, and on the next day that has an extra for the streak.
 *
 * @param streak days in a row up to and including today, 0 or more.
 * @param situation the member today; decides on perks that hold for some members or days only.
 */
export function nextStreakReward(charter: Charter, streak: number, situation: Situation): StreakAhead {
  const { ahead } = compile(charter);
  let result = ahead?.get(streak);
  if (!result) {
    result = lookAhead(charter, streak, situation);
    if (streak <= LONGEST_REMEMBERED) ahead?.set(streak, result);
  }
  return result;
}

function lookAhead(charter: Charter, streak: number, situation: Situation): StreakAhead {
  const pointsIn = (days: number, counted: number | undefined): number => {
    const then = { ...situation, day: addDays(situation.day, days), streak: counted, first: false };
    return pointsFor(grantsFor(charter, 'checked-in', then)).reduce((sum, row) => sum + row.points, 0);
  };
  const tomorrow = { streak: streak + 1, points: pointsIn(1, streak + 1) };
  for (const reached of compile(charter).streaks) {
    const inDays = reached - streak;
    if (inDays < 1) continue;
    const points = pointsIn(inDays, reached);
    const extra = points - pointsIn(inDays, undefined);
    if (extra > 0) return { tomorrow, milestone: { streak: reached, points, extra, inDays } };
  }
  return { tomorrow, milestone: null };
}
