import type { Ctx } from '../../core/context';
import { type Dialect, marks } from '../../core/db';
import { businessDay, type Charter, periodOf } from '../charter';
import { lotTerms, NEVER } from './lot-terms';

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
  const caps = capsOn(ctx, asked.perks);
  const points = caps.length > 0 ? await withinCaps(ctx, asked, caps) : asked.points;
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

/** A cap that the charter puts on what perks pay a member: on all of them, or on one. */
interface Cap {
  from: string;
  to: string;
  perkId: string | null;
  points: number;
  times: number;
}

const NO_LIMIT = Number.MAX_SAFE_INTEGER;
const EVER = { from: '', to: NEVER };

/** The charter's caps on these points: `dayCap` and `monthCap` of the points section, and `cap` of the perk when a single one pays. */
function capsOn({ charter, now }: Ctx, perks: string | undefined): readonly Cap[] {
  const { dayCap, monthCap } = charter.points ?? {};
  const own = perks === undefined ? [] : perkCaps(charter, perks);
  if (perks === undefined || (dayCap === undefined && monthCap === undefined && own.length === 0)) return [];
  const today = businessDay(charter, now);
  const caps: Cap[] = [];
  if (dayCap !== undefined) caps.push({ from: today, to: today, perkId: null, points: dayCap, times: NO_LIMIT });
  if (monthCap !== undefined) caps.push({ ...(periodOf(today, 'month') ?? EVER), perkId: null, points: monthCap, times: NO_LIMIT });
  for (const { of, per, points = NO_LIMIT, times = NO_LIMIT } of own) {
    // a term, an event and a campaign are kept by the keys of who books
    if (of !== 'member' || per === 'term' || per === 'event' || per === 'campaign') continue;
    caps.push({ ...(periodOf(today, per) ?? EVER), perkId: perks, points, times });
  }
  return caps;
}

type PerkCaps = Charter['perks'][number]['cap'];
const capped = new WeakMap<Charter, ReadonlyMap<string, PerkCaps>>();

/** Remembered, because every check-in asks and most charters cap nothing. */
function perkCaps(charter: Charter, perkId: string): PerkCaps {
  let byPerk = capped.get(charter);
  if (!byPerk) {
    byPerk = new Map(charter.perks.filter((perk) => perk.cap.length > 0).map((perk) => [perk.id, perk.cap]));
    capped.set(charter, byPerk);
  }
  return byPerk.get(perkId) ?? [];
}

/** What may still be paid under the caps, at most what is asked for. The balance's row is held first: two at once add up. */
async function withinCaps(ctx: Ctx, { memberId, points }: Credit, caps: readonly Cap[]): Promise<number> {
  const today = businessDay(ctx.charter, ctx.now);
  ctx.db.later(BALANCE + BALANCE_ROW + ADD[ctx.db.dialect], [memberId, 0, 0, lotTerms(ctx.charter, today).dueOn]);
  const since = caps.map(({ from }) => from).sort()[0] as string;
  const paid = await ctx.db.query<{ rankedOn: string; perks: string; points: number }[]>(
    'SELECT rankedOn, perks, points FROM points_entry WHERE memberId = ? AND rankedOn >= ? AND perks IS NOT NULL',
    [memberId, since],
  );
  let open = points;
  for (const cap of caps) {
    const counted = paid.filter(({ rankedOn, perks }) => rankedOn >= cap.from && rankedOn <= cap.to && (cap.perkId ?? perks) === perks);
    const times = counted.reduce((sum, entry) => sum + Math.sign(entry.points), 0); // what was taken back counts no longer
    const left = cap.points - counted.reduce((sum, entry) => sum + entry.points, 0);
    open = times >= cap.times ? 0 : Math.min(open, Math.max(0, left));
  }
  return open;
}
