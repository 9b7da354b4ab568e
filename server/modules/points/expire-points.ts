import { z } from 'zod';
import { instant } from '../../../shared/text';
import type { Ctx } from '../../core/context';
import { marks } from '../../core/db';
import { operation } from '../../core/operation';
import { isSystem } from '../../core/policies';
import { businessDay } from '../charter';
import { dueFor, type Expiry, type Warning } from './due-for';
import { type Lot, openLots } from './lots';
import { writeEntry } from './write-entry';

const PAGE = 200;
const TITLE = '积分到期';

type Warned = Warning & { memberId: string };

/**
 * One step of the night: books what has expired by the slot's business day and gives the warnings that are due, for one page of
 * members. Run again it finds nothing left to do: a member's `dueOn` moves on with the work, in the same transaction.
 */
export const expirePoints = operation({
  name: 'points.expire',
  input: z.strictObject({ slot: instant }),
  policy: (actor) => isSystem(actor),
  async run(ctx, { slot }) {
    ctx.permit(null);
    const day = businessDay(ctx.charter, slot);
    const due = await ctx.db.query<{ memberId: string }[]>(
      `SELECT memberId FROM points_balance WHERE dueOn <= ? ORDER BY dueOn, memberId LIMIT ${PAGE}`,
      [day],
    );
    const ids = due.map(({ memberId }) => memberId).sort();
    if (ids.length === 0) return { day, members: 0, expired: 0, warned: 0, more: false };
    // whoever spends holds this row too: what is read after it stays true until the end
    await ctx.db.change(`UPDATE points_balance SET points = points WHERE memberId IN (${marks(ids)})`, ids);
    const [lots, given] = await Promise.all([openLots(ctx, ids, ''), warningsOf(ctx, ids, day)]);
    let expired = 0;
    const warnings: Warned[] = [];
    for (const memberId of ids) {
      const mine = {
        lots: lots.filter((lot) => lot.memberId === memberId),
        given: given.filter((warning) => warning.memberId === memberId),
      };
      const found = dueFor(ctx.charter, day, mine.lots as Lot[], mine.given);
      expired += bookExpiries(ctx, memberId, found.expiries, found.dueOn);
      warnings.push(...found.warnings.map((warning) => ({ ...warning, memberId })));
    }
    writeWarnings(ctx, day, warnings);
    return { day, members: ids.length, expired, warned: warnings.length, more: ids.length === PAGE };
  },
});

const warningsOf = (ctx: Ctx, ids: readonly string[], day: string): Promise<Warned[]> =>
  ctx.db.query(`SELECT memberId, ahead, fromDay, toDay FROM points_warning WHERE memberId IN (${marks(ids)}) AND toDay >= ?`, [
    ...ids,
    day,
  ]);

function bookExpiries(ctx: Ctx, memberId: string, expiries: readonly Expiry[], dueOn: string): number {
  let points = 0;
  for (const expiry of expiries) {
    points += expiry.points;
    writeEntry(ctx, { memberId, kind: 'expiry', reason: 'expiry', points: -expiry.points, title: TITLE }, expiry.takes);
  }
  ctx.db.later('UPDATE points_balance SET points = points - ?, dueOn = ? WHERE memberId = ?', [points, dueOn, memberId]);
  if (points > 0) ctx.tell({ type: 'PointsExpired', subject: memberId, data: { points, days: expiries.map((one) => one.expiresOn) } });
  return points;
}

function writeWarnings(ctx: Ctx, day: string, warnings: readonly Warned[]): void {
  if (warnings.length === 0) return;
  const rows = warnings.flatMap((w) => [w.memberId, w.ahead, w.fromDay, w.toDay, w.points, day]);
  ctx.db.later(
    `INSERT INTO points_warning(memberId, ahead, fromDay, toDay, points, warnedOn) VALUES ${marks(warnings, '(?,?,?,?,?,?)')}`,
    rows,
  );
  const members = [...new Set(warnings.map((warning) => warning.memberId))];
  ctx.tell({ type: 'PointsExpiring', subject: `points_${day}`, data: { day, members } });
}
