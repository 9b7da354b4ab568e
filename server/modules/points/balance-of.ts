import type { ReadCtx } from '../../core/context';
import { businessDay } from '../charter';
import { isSpendable, openLots, sumOf } from './lots';

/**
 * Points the member can spend now. Lots whose last day is over are left out from midnight on, also before the nightly job has booked
 * their expiry; so are points that the charter keeps pending.
 */
export async function balanceOf(ctx: ReadCtx, memberId: string): Promise<number> {
  const [row] = await ctx.db.query<{ points: number; dueOn: string }[]>('SELECT points, dueOn FROM points_balance WHERE memberId = ?', [
    memberId,
  ]);
  if (!row) return 0;
  const today = businessDay(ctx.charter, ctx.now);
  const pending = (ctx.charter.points?.pending.n ?? 0) > 0;
  if (row.dueOn > today && !pending) return Number(row.points);
  return sumOf((await openLots(ctx, [memberId], today)).filter((lot) => isSpendable(lot, today)));
}
