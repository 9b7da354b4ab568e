import type { Ctx } from '../../core/context';
import { type Dialect, marks } from '../../core/db';
import { businessDay, periodOf } from '../charter';
import { lotTerms } from './lot-terms';

/** Points to be booked in favour of a member. */
export interface Credit {
  memberId: string;
  /** Positive whole number. */
  points: number;
  /** What for, at most 40 characters: `check-in`, `attended`, `opening`. With `sourceId` the key by which it is booked once. */
  reason: string;
  /** Id of what earned them, at most 80 characters; null when the caller's own unique key already lets it happen once only. */
  sourceId: string | null;
  /** As printed on the statement. */
  title: string;
  /** Ids of the charter's perks that pay, with commas. Only points paid by perks count towards the charter's caps. */
  perks?: string;
  /** A balance brought along from elsewhere: counts for no leaderboard but the lifetime one. */
  opening?: true;
}

/** `points` is what was booked, less than asked for under a cap of the charter; `entryId` null: nothing was. */
export interface Credited {
  entryId: string | null;
  points: number;
}

const ENTRY =
  'INSERT INTO points_entry(memberId, id, kind, reason, points, at, rankedOn, expiresOn, activeOn, title, perks, reverses) VALUES ';
const ENTRY_ROW = "(?,?,'credit',?,?,?,?,?,?,?,?,NULL)";
const BALANCE = 'INSERT INTO points_balance(memberId, points, earned, dueOn) VALUES ';
const BALANCE_ROW = '(?,?,?,?)';
const SOURCE = 'INSERT INTO points_source(reason, sourceId, memberId, entryId) VALUES ';
const SOURCE_ROW = '(?,?,?,?)';

// MySQL leaves an index alone whose column keeps its value; SQLite writes it again for being mentioned, hence the second statement.
const ADD: Record<Dialect, string> = {
  sqlite: ' ON CONFLICT(memberId) DO UPDATE SET points = points + excluded.points, earned = earned + excluded.earned',
  mysql:
    ' ON DUPLICATE KEY UPDATE points = points + VALUES(points), earned = earned + VALUES(earned), dueOn = CASE WHEN VALUES(dueOn) < dueOn THEN VALUES(dueOn) ELSE dueOn END',
};
const EARLIER = 'UPDATE points_balance SET dueOn = ? WHERE memberId = ? AND dueOn > ?';

/**
 * Books points as a lot with the charter's expiry. Without a cap in the charter it only writes (`later`) and costs no round trip.
 * Breaks the unique key of `points_source` when the reason and source were booked before: name it in the operation's `duplicates`.
 */
export async function credit(ctx: Ctx, asked: Credit): Promise<Credited> {
  const points = asked.perks && hasCap(ctx) ? await withinCaps(ctx, asked) : asked.points;
  if (points > 0) return creditMany(ctx, [{ ...asked, points }])[0] as Credited;
  if (asked.sourceId !== null) ctx.db.later(SOURCE + SOURCE_ROW, [asked.reason, asked.sourceId, asked.memberId, null]);
  return { entryId: null, points: 0 };
}

/** Books many at once, in statements of many rows; the charter's caps do not apply. Members may come twice. */
export function creditMany(ctx: Ctx, credits: readonly Credit[]): Credited[] {
  if (credits.length === 0) return [];
  const day = businessDay(ctx.charter, ctx.now);
  const { expiresOn, activeOn, dueOn } = lotTerms(ctx.charter, day);
  const entries: unknown[] = [];
  const sums: unknown[] = [];
  const sources: unknown[] = [];
  const booked = credits.map(({ memberId, points, reason, sourceId, title, perks = null, opening }): Credited => {
    const entryId = ctx.newId('pts');
    entries.push(memberId, entryId, reason, points, ctx.now, opening ? null : day, expiresOn, activeOn, title, perks);
    sums.push(memberId, points, points, dueOn);
    if (sourceId !== null) sources.push(reason, sourceId, memberId, entryId);
    return { entryId, points };
  });
  const { db } = ctx;
  if (sources.length > 0) db.later(SOURCE + rows(SOURCE_ROW, sources.length / 4), sources);
  db.later(ENTRY + rows(ENTRY_ROW, credits.length), entries);
  db.later(BALANCE + rows(BALANCE_ROW, credits.length) + ADD[db.dialect], sums);
  if (db.dialect === 'sqlite') for (const { memberId } of credits) db.later(EARLIER, [dueOn, memberId, dueOn]);
  return booked;
}

const rows = (row: string, count: number): string => (count === 1 ? row : marks(Array.from({ length: count }), row));

const hasCap = (ctx: Ctx): boolean => ctx.charter.points?.dayCap !== undefined || ctx.charter.points?.monthCap !== undefined;

/** What may still be earned today and this month, at most what is asked for. The balance's row is held first: two at once add up. */
async function withinCaps(ctx: Ctx, { memberId, points }: Credit): Promise<number> {
  const { dayCap = Number.MAX_SAFE_INTEGER, monthCap = Number.MAX_SAFE_INTEGER } = ctx.charter.points ?? {};
  const today = businessDay(ctx.charter, ctx.now);
  const month = periodOf(today, 'month') as { from: string; to: string };
  ctx.db.later(`${BALANCE}${BALANCE_ROW}${ADD[ctx.db.dialect]}`, [memberId, 0, 0, lotTerms(ctx.charter, today).dueOn]);
  const [sum] = await ctx.db.query<{ day: number | null; month: number | null }[]>(
    `SELECT SUM(CASE WHEN rankedOn = ? THEN points ELSE 0 END) AS day, SUM(points) AS month
     FROM points_entry WHERE memberId = ? AND rankedOn BETWEEN ? AND ? AND perks IS NOT NULL`,
    [today, memberId, month.from, month.to],
  );
  return Math.max(0, Math.min(points, dayCap - Number(sum?.day ?? 0), monthCap - Number(sum?.month ?? 0)));
}
