import type { ReadCtx } from '../../core/context';
import { dayStart } from '../charter';

/** How many people were members on at least one of the business days from `from` to `to`, both inclusive. Walks all terms once. */
export async function membersDuring(ctx: ReadCtx, from: string, to: string): Promise<number> {
  const since = dayStart(ctx.charter, from);
  const [row] = await ctx.db.query<{ n: number }[]>(
    `SELECT COUNT(DISTINCT t.memberId) AS n FROM term t JOIN member m ON m.id = t.memberId
     WHERE t.startsOn <= ? AND t.endsOn >= ? AND (m.leftAt IS NULL OR m.leftAt >= ?) AND (m.revokedAt IS NULL OR m.revokedAt >= ?)`,
    [to, from, since, since],
  );
  return Number(row?.n ?? 0);
}
