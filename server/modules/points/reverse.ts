import type { Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import { addDays, businessDay } from '../charter';
import type { PointsEntryRow } from './ledger.entity';
import { firstDueOn, NEVER } from './lot-terms';
import { isSpendable, openLots, sumOf, type Take, takeFrom } from './lots';
import { markSource } from './sources';
import { writeEntry } from './write-entry';

type Reversible = Pick<PointsEntryRow, 'memberId' | 'id' | 'kind' | 'points' | 'at' | 'rankedOn' | 'title' | 'perks'>;

/** What a reversal did: `points` signed, as they changed the balance. */
export interface Reversal {
  entryIds: string[];
  points: number;
}

const LOCK = 'UPDATE points_balance SET points = points WHERE memberId = ?';
const ENTRY = 'SELECT memberId, id, kind, points, at, rankedOn, title, perks FROM points_entry WHERE memberId = ? AND id = ?';

/**
 * Corrects an entry by a new one; each entry once only (`points_source`).
 *
 * A spending gives back the very lots that paid, with their own expiry. For a lot that has expired meanwhile the clock stood still
 * while its points were spent: they come back as a lot with as many days as that one had left on the day of the spending, counted from
 * today. So a cancelled order costs nobody points, and ordering and cancelling lets nobody keep them longer.
 *
 * A credit is taken back as far as points are left, out of its own lot first (charter, points.reversed); never below zero.
 *
 * Throws not-found `points.unknown-entry`, conflict `points.not-reversible` (expiries and reversals), `points.nothing-left`.
 */
export async function reverse(ctx: Ctx, { memberId, entryId }: { memberId: string; entryId: string }): Promise<Reversal> {
  await ctx.db.change(LOCK, [memberId]);
  const [entry] = await ctx.db.query<Reversible[]>(ENTRY, [memberId, entryId]);
  if (!entry) throw new DomainError('not-found', 'points.unknown-entry');
  markSource(ctx, 'reversal', entryId, memberId);
  if (entry.kind === 'spend') return giveBack(ctx, entry);
  if (entry.kind === 'credit') return takeBack(ctx, entry);
  throw new DomainError('conflict', 'points.not-reversible');
}

interface UsedLot {
  lotId: string;
  points: number;
  expiresOn: string;
}

async function giveBack(ctx: Ctx, entry: Reversible): Promise<Reversal> {
  const { memberId, id: reverses, title } = entry;
  const used = await ctx.db.query<UsedLot[]>(
    `SELECT u.lotId, u.points, e.expiresOn FROM points_use u JOIN points_entry e ON e.memberId = u.memberId AND e.id = u.lotId
     WHERE u.memberId = ? AND u.entryId = ?`,
    [memberId, reverses],
  );
  const today = businessDay(ctx.charter, ctx.now);
  const base = { memberId, kind: 'give-back', reason: 'reversal', title, reverses } as const;
  const entryIds: string[] = [];
  const live = used.filter((lot) => lot.expiresOn >= today);
  if (live.length > 0) {
    const points = live.reduce((sum, lot) => sum + lot.points, 0);
    const putBack = live.map((lot): Take => ({ lotId: lot.lotId, points: -lot.points }));
    entryIds.push(writeEntry(ctx, { ...base, points }, putBack));
  }
  let dueOn = live.length > 0 ? today : NEVER; // the next night looks at the lots that are back
  const spentOn = businessDay(ctx.charter, Number(entry.at));
  for (const lot of used.filter((one) => one.expiresOn < today)) {
    const expiresOn = addDays(today, Math.max(0, daysFrom(spentOn, lot.expiresOn)));
    entryIds.push(writeEntry(ctx, { ...base, points: lot.points, expiresOn }, []));
    const due = firstDueOn(ctx.charter, expiresOn);
    if (due < dueOn) dueOn = due;
  }
  const set = 'UPDATE points_balance SET points = points + ?, dueOn = CASE WHEN ? < dueOn THEN ? ELSE dueOn END WHERE memberId = ?';
  ctx.db.later(set, [-entry.points, dueOn, dueOn, memberId]);
  return { entryIds, points: -entry.points };
}

async function takeBack(ctx: Ctx, entry: Reversible): Promise<Reversal> {
  const { memberId, id: reverses, title, rankedOn, perks } = entry;
  const today = businessDay(ctx.charter, ctx.now);
  const lots = (await openLots(ctx, [memberId], today)).filter((lot) => isSpendable(lot, today) || lot.id === reverses);
  const points = Math.min(entry.points, sumOf(lots));
  if (points === 0) throw new DomainError('conflict', 'points.nothing-left');
  const takes = takeFrom(lots, points, ctx.charter.points?.spend ?? 'soonest-expiry', reverses);
  const back = { memberId, kind: 'take-back', reason: 'reversal', points: -points, title, rankedOn, perks, reverses } as const;
  const entryId = writeEntry(ctx, back, takes);
  ctx.db.later('UPDATE points_balance SET points = points - ?, earned = earned - ? WHERE memberId = ?', [points, points, memberId]);
  return { entryIds: [entryId], points: -points };
}

const DAY_MS = 86_400_000;
const daysFrom = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;
