/** What a check-in brings by the charter. Pure: no I/O. */
import { type Charter, type GrantRow, grantsFor, pointsFor, type Situation } from '../charter';

export interface Extra {
  perkId: string;
  title: string;
  points: number;
}

export interface Rewards {
  /** What any day brings. */
  base: number;
  /** On top of it, for the streak. */
  extras: Extra[];
  total: number;
  /** As printed on the statement. */
  title: string;
  /** Ids of the perks that pay points, with commas. */
  perks: string;
  /** Grants that are no points. */
  others: GrantRow[];
}

/** Which occasions need more than the member's standing: looked up only then. */
export interface Needs {
  birth: boolean;
  /** Perks that are given once in longer than a day. */
  once: boolean;
}

const needs = new WeakMap<Charter, Needs>();

/** What the charter's check-in perks ask about a member. */
export function needsOf(charter: Charter): Needs {
  let found = needs.get(charter);
  if (!found) {
    const perks = charter.perks.filter((perk) => perk.on === 'checked-in');
    const whens = perks.flatMap((perk) => [perk.when ?? {}, ...(perk.when?.anyOf ?? [])]);
    found = {
      birth: whens.some((when) => when.age !== undefined || when.birthday !== undefined),
      once: perks.some((perk) => onceKey(perk, '2000-01-01') !== null),
    };
    needs.set(charter, found);
  }
  return found;
}

/** The charter's key for a perk given once in a month, a year or ever; null: the check-in itself is the key. */
export function onceKey(perk: Pick<GrantRow, 'once'>, day: string): string | null {
  if (perk.once === 'month') return day.slice(0, 7);
  if (perk.once === 'year') return day.slice(0, 4);
  return perk.once === 'lifetime' ? 'lifetime' : null;
}

const sum = (rows: readonly { points: number }[]): number => rows.reduce((all, { points }) => all + points, 0);
const isPoints = ({ grant }: GrantRow): boolean =>
  grant.points !== undefined || grant.pointsPerYuan !== undefined || grant.pointsTimes !== undefined;

const MOST_REMEMBERED = 5_000;
const remembered = new WeakMap<Charter, Map<string, Rewards>>();

/**
 * What a check-in brings to a member in this situation. Remembered for all in the same one: on a day thousands check in, and tier and
 * streak tell most of them apart. Not when the charter looks at birthdays or at what was given before.
 */
export function rewardsFor(charter: Charter, situation: Situation): Rewards {
  const { day, kind, tier, streak, first } = situation;
  const key = `${day} ${kind} ${tier} ${streak} ${first}`;
  let known = remembered.get(charter);
  if (!known) {
    known = new Map();
    remembered.set(charter, known);
  }
  let rewards = known.get(key);
  if (!rewards) {
    rewards = rewardsOf(charter, situation, grantsFor(charter, 'checked-in', situation));
    if (needsOf(charter).birth) return rewards;
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(key, rewards);
  }
  return rewards;
}

/** Splits what the perks grant into base, extras for the streak, and things that are no points. `rows` from grantsFor. */
export function rewardsOf(charter: Charter, situation: Situation, rows: readonly GrantRow[]): Rewards {
  const paid = pointsFor(rows);
  const total = sum(paid);
  const ordinary = new Set(grantsFor(charter, 'checked-in', { ...situation, streak: undefined }).map((row) => row.perkId));
  const base = sum(pointsFor(rows.filter((row) => ordinary.has(row.perkId))));
  const extras: Extra[] = [];
  for (const row of rows) {
    if (ordinary.has(row.perkId) || !isPoints(row)) continue;
    extras.push({ perkId: row.perkId, title: row.title, points: row.grant.points ?? 0 });
  }
  // a streak that multiplies the day's points shows what it adds, at the perk that multiplies
  const rest = total - base - sum(extras);
  const times = extras.find((extra) => rows.some((row) => row.perkId === extra.perkId && row.grant.pointsTimes)) ?? extras[0];
  if (times) times.points += rest;
  return {
    base: times ? base : total,
    extras: extras.filter((extra) => extra.points > 0),
    total,
    title: shortened([...new Set(paid.map((row) => row.title))].join('、')),
    perks: [...new Set(paid.map((row) => row.perkId))].join(','),
    others: rows.filter((row) => !isPoints(row)),
  };
}

const MOST_TITLE = 200;
const shortened = (text: string): string => (text.length <= MOST_TITLE ? text : `${text.slice(0, MOST_TITLE - 1)}…`);

/** `streak-3=5,streak-7=15`: extras as kept with the check-in. */
export const writeExtras = (extras: readonly Extra[]): string | null =>
  extras.length === 0 ? null : extras.map(({ perkId, points }) => `${perkId}=${points}`).join(',');

/** The inverse, with the titles of the charter in force. */
export function readExtras(charter: Charter, text: string | null): Extra[] {
  if (!text) return [];
  return text.split(',').map((part) => {
    const [perkId = '', points = '0'] = part.split('=');
    const title = charter.perks.find((perk) => perk.id === perkId)?.title ?? perkId;
    return { perkId, title, points: Number(points) };
  });
}
