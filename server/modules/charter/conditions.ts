/** Conditions of the charter, tested against what is known of a member and an occasion. */
import { isBirthdayAround } from './birthdays';
import type { Charter } from './charter';
import { numberOfDay, weekdayOfNumber } from './days';
import { WEEKDAYS } from './notation';
import type { Age, SimpleWhen, When } from './sections/conditions';

/** What is known of the occasion and the member. A condition on something that isn't given doesn't hold. */
export interface Situation {
  /** Business day, `YYYY-MM-DD`. */
  readonly day: string;
  /** Member kind. */
  readonly kind?: string | undefined;
  readonly tier?: string | undefined;
  /** Full years on the day. */
  readonly age?: number | undefined;
  /** As birthdayKey writes it. */
  readonly birthdayKey?: string | undefined;
  readonly branch?: string | undefined;
  readonly eventKind?: string | undefined;
  /** Check-ins on consecutive business days, this one included. */
  readonly streak?: number | undefined;
  /** The member's first occasion of this kind. */
  readonly first?: boolean | undefined;
  readonly amountFen?: number | undefined;
  /** Place in the ranking, 1 = first. */
  readonly rank?: number | undefined;
  readonly grade?: string | undefined;
}

/** Whether an age in full years lies within a limit; no limit admits everyone. */
export function ageAllowed(limit: Age | undefined, age: number): boolean {
  if (!limit) return true;
  const { over, from, under, upTo } = limit;
  return (
    (over === undefined || age > over) &&
    (from === undefined || age >= from) &&
    (under === undefined || age < under) &&
    (upTo === undefined || age <= upTo)
  );
}

/** Each condition's test, in the order in which they are tested and refused (that of the schema). */
const TESTS: { readonly [K in keyof SimpleWhen]-?: (need: NonNullable<SimpleWhen[K]>, s: Situation, charter: Charter) => boolean } = {
  kinds: (kinds, s) => s.kind !== undefined && kinds.includes(s.kind),
  tiers: (tiers, s) => s.tier !== undefined && tiers.includes(s.tier),
  tierFrom: (tier, s, charter) => tierRank(charter, s.tier) >= tierRank(charter, tier),
  age: (limit, s) => s.age !== undefined && ageAllowed(limit, s.age),
  branches: (branches, s) => s.branch !== undefined && branches.includes(s.branch),
  eventKinds: (kinds, s) => s.eventKind !== undefined && kinds.includes(s.eventKind),
  // Measures aren't read yet; the charter refuses to name one.
  has: () => false,
  streak: (streak, s) => s.streak === streak,
  birthday: (within, s, charter) => s.birthdayKey !== undefined && isBirthdayAround(charter, s.birthdayKey, s.day, within),
  first: (first, s) => !first || s.first === true,
  amountFrom: (amount, s) => s.amountFen !== undefined && s.amountFen >= amount,
  rankUpTo: (rank, s) => s.rank !== undefined && s.rank <= rank,
  gradeIn: (grades, s) => s.grade !== undefined && grades.includes(s.grade),
  dates: ({ from, to }, s) => s.day >= from && s.day <= to,
  weekdays: (weekdays, s) => weekdays.some((weekday) => WEEKDAYS[weekdayOfNumber(numberOfDay(s.day))] === weekday),
};
const ORDER = Object.keys(TESTS) as (keyof SimpleWhen)[];

interface Test {
  readonly key: keyof When;
  readonly holds: (situation: Situation, charter: Charter) => boolean;
}
const compiled = new WeakMap<SimpleWhen, readonly Test[]>();

/** The tests of the conditions that are written, and of no others: a check-in asks several perks each time. */
function testsOf(when: When): readonly Test[] {
  let tests = compiled.get(when);
  if (!tests) {
    tests = ORDER.filter((key) => when[key] !== undefined).map((key): Test => {
      const need = when[key];
      const test = TESTS[key] as (need: unknown, situation: Situation, charter: Charter) => boolean;
      return { key, holds: (situation, charter) => test(need, situation, charter) };
    });
    const { anyOf } = when;
    if (anyOf) {
      const holds = (situation: Situation, charter: Charter) => anyOf.some((one) => refusal(charter, one, situation) === null);
      tests = [...tests, { key: 'anyOf', holds }];
    }
    compiled.set(when, tests);
  }
  return tests;
}

/**
 * The first condition that doesn't hold, in the order of the charter's format, so that each refusal has one reason and
 * every face gives the same.
 *
 * @param when conditions of a perk, or the gates of an event kind.
 * @returns the condition's name, or null when all hold.
 */
export function refusal(charter: Charter, when: When, situation: Situation): keyof When | null {
  for (const test of testsOf(when)) if (!test.holds(situation, charter)) return test.key;
  return null;
}

/** Place of a tier in the charter, 0 = lowest; −1 when there is no such tier. */
export function tierRank(charter: Charter, tier: string | undefined): number {
  return charter.tiers?.levels.findIndex((level) => level.id === tier) ?? -1;
}
