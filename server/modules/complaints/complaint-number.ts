import type { Ctx } from '../../core/context';
import { nextNumber } from '../../core/counters';
import { marks, type Tx } from '../../core/db';
import { DomainError } from '../../core/errors';
import { businessDay } from '../charter';

// The lower half of each magnitude counts up; the upper half is drawn by lot, so that an anonymous number has no neighbours in time.
const HALF = 5_000;
const DRAWS = 16;

const written = (month: string, n: number): string => `C${month}${String(n).padStart(4, '0')}`;
const monthOf = (ctx: Pick<Ctx, 'charter' | 'now'>): string => businessDay(ctx.charter, ctx.now).slice(2, 7).replace('-', '');

/** The number of the n-th named complaint of a month: 1 to 4999, then 10000 to 49999, then 100000 … */
export function namedNumber(n: number): number {
  let left = n;
  let [from, to] = [1, HALF];
  while (left > to - from) {
    left -= to - from;
    from = to * 2;
    to *= 10;
  }
  return from + left - 1;
}

/** Whether a number was drawn by lot: it is an anonymous complaint's. */
export function isDrawnNumber(number: string): boolean {
  const digits = /^C\d{4}(\d{4,})$/.exec(number)?.[1];
  return digits !== undefined && Number(digits) >= 10 ** digits.length / 2;
}

/** The next running number of the month, `C26110007`. Holds the month's counter until the transaction ends. */
export async function nextComplaintNumber(ctx: Ctx): Promise<string> {
  const month = monthOf(ctx);
  return written(month, namedNumber(await nextNumber(ctx.db, `complaint.${month}`)));
}

/**
 * A free number drawn by lot for an anonymous complaint: its place in the month's series tells nothing of when it was filed.
 * A twin drawn at the same moment breaks the unique key and is refused with a plea to try again.
 */
export async function drawComplaintNumber(ctx: Ctx): Promise<string> {
  const month = monthOf(ctx);
  for (let from = HALF; from <= HALF * 100; from *= 10) {
    const drawn = [...new Set(Array.from({ length: DRAWS }, () => from + below(ctx, from)))].map((n) => written(month, n));
    const taken = await takenOf(ctx.db, drawn);
    const free = drawn.find((number) => !taken.has(number));
    if (free) return free;
  }
  throw new DomainError('unavailable', 'complaints.changed');
}

async function takenOf(db: Tx, numbers: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ number: string }[]>(`SELECT number FROM complaint WHERE number IN (${marks(numbers)})`, [...numbers]);
  return new Set(rows.map((r) => r.number));
}

/** A fair number from 0 to `limit` − 1. */
function below({ entropy }: Pick<Ctx, 'entropy'>, limit: number): number {
  const fair = Math.floor(0x1_0000_0000 / limit) * limit;
  for (;;) {
    const n = entropy(4).readUInt32BE();
    if (n < fair) return n % limit;
  }
}
