import type { ReadCtx } from '../../core/context';
import { marks } from '../../core/db';
import { NEVER } from './lot-terms';

/** What is left of a lot. */
export interface Lot {
  memberId: string;
  id: string;
  rest: number;
  /** Its last day. */
  expiresOn: string;
  /** Its first day; null: at once. */
  activeOn: string | null;
}

/** Points taken out of one lot. */
export interface Take {
  lotId: string;
  points: number;
}

const OPEN_LOTS = `
SELECT e.memberId, e.id, e.expiresOn, e.activeOn, e.points - COALESCE(SUM(u.points), 0) AS rest
FROM points_entry e LEFT JOIN points_use u ON u.memberId = e.memberId AND u.lotId = e.id
WHERE e.memberId IN (?) AND e.expiresOn >= ?
GROUP BY e.memberId, e.id, e.expiresOn, e.activeOn, e.points
HAVING e.points > COALESCE(SUM(u.points), 0)`;

/** The members' lots with something left whose last day is `from` or later; all of them when it is ''. A look-up by primary key. */
export async function openLots(ctx: Pick<ReadCtx, 'db'>, memberIds: readonly string[], from: string): Promise<Lot[]> {
  const lots = await ctx.db.query<Lot[]>(OPEN_LOTS.replace('(?)', `(${marks(memberIds)})`), [...memberIds, from]);
  return lots.map((lot) => ({ ...lot, rest: Number(lot.rest) }));
}

/** May points of this lot be spent on that day? */
export const isSpendable = (lot: Pick<Lot, 'expiresOn' | 'activeOn'>, day: string): boolean =>
  lot.expiresOn >= day && (lot.activeOn === null || lot.activeOn <= day);

export const sumOf = (lots: readonly { rest: number }[]): number => lots.reduce((sum, { rest }) => sum + rest, 0);

/**
 * Takes points out of lots in the order of the charter (points.spend): the soonest to expire first, the older one of two with
 * the same last day; or simply the oldest first. Lots named in `first` go before all others. Gives less than `points` when the lots hold less.
 */
export function takeFrom(lots: readonly Lot[], points: number, order: 'soonest-expiry' | 'oldest', first?: string): Take[] {
  const key = (lot: Lot) => `${lot.id === first ? 0 : 1}${order === 'oldest' ? NEVER : lot.expiresOn}${lot.id}`;
  const takes: Take[] = [];
  let open = points;
  for (const lot of [...lots].sort((a, b) => (key(a) < key(b) ? -1 : 1))) {
    if (open === 0) break;
    const taken = Math.min(open, lot.rest);
    takes.push({ lotId: lot.id, points: taken });
    open -= taken;
  }
  return takes;
}
