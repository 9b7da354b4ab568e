import { z } from 'zod';
import type { PointsView } from '../../../shared/points';
import { operation } from '../../core/operation';
import { isSelf } from '../../core/policies';
import { businessDay } from '../charter';
import { balanceOf } from './balance-of';
import { NEVER } from './lot-terms';
import { openLots } from './lots';

const NEXT_FEW = 6;

/** The member's balance, what was ever earned, and what expires next. */
export const readPoints = operation({
  name: 'points.read-balance',
  input: z.strictObject({}),
  policy: (actor, s: { memberId: string }) => isSelf(actor, s.memberId),
  reads: true,
  async run(ctx): Promise<PointsView> {
    const memberId = ctx.actor.id;
    ctx.permit({ memberId });
    const today = businessDay(ctx.charter, ctx.now);
    const [balance, lots, [row]] = await Promise.all([
      balanceOf(ctx, memberId),
      openLots(ctx, [memberId], today),
      ctx.db.query<{ earned: number }[]>('SELECT earned FROM points_balance WHERE memberId = ?', [memberId]),
    ]);
    const byDay = new Map<string, number>();
    for (const { expiresOn, rest } of lots) if (expiresOn !== NEVER) byDay.set(expiresOn, (byDay.get(expiresOn) ?? 0) + rest);
    const expiring = [...byDay].map(([on, points]) => ({ on, points })).sort((a, b) => (a.on < b.on ? -1 : 1));
    return { balance, earned: Number(row?.earned ?? 0), expiring: expiring.slice(0, NEXT_FEW) };
  },
});
