import type { ReadCtx } from '../../core/context';
import { dayStart } from '../charter';

const STILL_THERE = '(m.leftAt IS NULL OR m.leftAt >= ?) AND (m.revokedAt IS NULL OR m.revokedAt >= ?)';

/**
 * How many people were members on at least one of the business days from `from` to `to`, both inclusive; those whose membership has no
 * end have no term. Walks all terms once.
 */
export async function membersDuring(ctx: ReadCtx, from: string, to: string): Promise<number> {
  const since = dayStart(ctx.charter, from);
  const [row] = await ctx.db.query<{ n: number }[]>(
    `SELECT COUNT(*) AS n FROM (
       SELECT m.id FROM term t JOIN member m ON m.id = t.memberId WHERE t.startsOn <= ? AND t.endsOn >= ? AND ${STILL_THERE}
       UNION SELECT m.id FROM member m WHERE m.termEndsOn IS NULL AND m.admittedOn <= ? AND ${STILL_THERE}) AS members`,
    [to, from, since, since, to, since, since],
  );
  return Number(row?.n ?? 0);
}
