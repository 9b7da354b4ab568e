import type { Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import { businessDay } from '../charter';
import { balanceOf } from './balance-of';
import { isSpendable, openLots, sumOf, takeFrom } from './lots';
import { markSource } from './sources';
import { writeEntry } from './write-entry';

/** Points to be taken from a member. */
export interface Spending {
  memberId: string;
  /** Positive whole number. */
  points: number;
  /** With `sourceId` the key by which it is booked once. */
  reason: string;
  /** Null when the caller's own unique key already lets it happen once only. */
  sourceId: string | null;
  title: string;
}

/**
 * Spends points, the charter's lots first (points.spend). The conditional UPDATE of the balance comes before the choice of lots: two
 * at once queue up on that row, and neither sees a lot that the other is using. Throws conflict `points.insufficient`.
 */
export async function spend(ctx: Ctx, { memberId, points, reason, sourceId, title }: Spending): Promise<{ entryId: string }> {
  const taken = await ctx.db.change('UPDATE points_balance SET points = points - ? WHERE memberId = ? AND points >= ?', [
    points,
    memberId,
    points,
  ]);
  if (taken === 0) throw insufficient(points, await balanceOf(ctx, memberId));
  const today = businessDay(ctx.charter, ctx.now);
  const lots = (await openLots(ctx, [memberId], today)).filter((lot) => isSpendable(lot, today));
  if (sumOf(lots) < points) throw insufficient(points, sumOf(lots));
  if (sourceId !== null) markSource(ctx, reason, sourceId, memberId);
  const takes = takeFrom(lots, points, ctx.charter.points?.spend ?? 'soonest-expiry');
  const entryId = writeEntry(ctx, { memberId, kind: 'spend', reason, points: -points, title }, takes);
  ctx.tell({ type: 'PointsSpent', subject: memberId, data: { entryId, points, reason } });
  return { entryId };
}

const insufficient = (points: number, balance: number) =>
  new DomainError('conflict', 'points.insufficient', { points, balance, missing: points - balance });
