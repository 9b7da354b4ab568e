import { addDays, addDuration, applyOffset, type Charter, type Offset } from '../charter';

/** A day after every other: lots that never expire, members with nothing due. */
export const NEVER = '9999-12-31';
const MOST_DAYS = 1_000;

/** What the charter says of points earned on a day. */
export interface LotTerms {
  /** The last business day on which they may be spent. */
  readonly expiresOn: string;
  /** The first one; null: at once. */
  readonly activeOn: string | null;
  /** When the ledger has to look at them first: for a warning, or to book their expiry. */
  readonly dueOn: string;
}

const remembered = new WeakMap<Charter, Map<string, LotTerms>>();

/**
 * Terms of a lot earned on `day`: `expire: 1年` gives the same date a year later, `年底` the 31st of December of the next year
 * (charter, section points). Remembered for each day: every check-in asks.
 */
export function lotTerms(charter: Charter, day: string): LotTerms {
  let days = remembered.get(charter);
  if (!days) {
    days = new Map();
    remembered.set(charter, days);
  }
  let terms = days.get(day);
  if (!terms) {
    if (days.size >= MOST_DAYS) days.clear();
    terms = findTerms(charter, day);
    days.set(day, terms);
  }
  return terms;
}

function findTerms(charter: Charter, day: string): LotTerms {
  const { expire = '不过期', pending } = charter.points ?? {};
  const activeOn = pending && pending.n > 0 ? addDuration(charter, day, pending) : null;
  const from = activeOn ?? day;
  if (expire === '不过期') return { expiresOn: NEVER, activeOn, dueOn: NEVER };
  const expiresOn = expire === '年底' ? `${Number(from.slice(0, 4)) + 1}-12-31` : addDuration(charter, from, expire);
  return { expiresOn, activeOn, dueOn: firstDueOn(charter, expiresOn) };
}

/** The first day on which a lot with that last day needs a warning or its expiry booked. */
export function firstDueOn(charter: Charter, expiresOn: string): string {
  if (expiresOn === NEVER) return NEVER;
  const warnings = warningOffsets(charter).map((offset) => applyOffset(charter, expiresOn, offset));
  return [addDays(expiresOn, 1), ...warnings].sort()[0] as string;
}

/** The charter's warnings before expiry; one after it would warn of nothing. */
export function warningOffsets(charter: Charter): readonly Offset[] {
  return charter.points?.warn.filter((offset) => offset.n <= 0) ?? [];
}
