import type { Ctx, ReadCtx } from '../../core/context';
import { marks } from '../../core/db';

/** Marks the reason as booked; a second time breaks the unique key of `points_source`. */
export function markSource(ctx: Ctx, reason: string, sourceId: string, memberId: string): void {
  ctx.db.later('INSERT INTO points_source(memberId, reason, sourceId, entryId) VALUES (?,?,?,NULL)', [memberId, reason, sourceId]);
}

/** Which of these sources were booked for the member before. */
export async function bookedSources(ctx: ReadCtx, memberId: string, reason: string, sourceIds: readonly string[]): Promise<Set<string>> {
  if (sourceIds.length === 0) return new Set();
  const sql = `SELECT sourceId FROM points_source WHERE memberId = ? AND reason = ? AND sourceId IN (${marks(sourceIds)})`;
  const rows = await ctx.db.query<{ sourceId: string }[]>(sql, [memberId, reason, ...sourceIds]);
  return new Set(rows.map((row) => row.sourceId));
}
