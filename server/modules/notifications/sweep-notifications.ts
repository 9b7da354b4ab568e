import { z } from 'zod';
import { DAY_MS } from '../../core/clock';
import { marks } from '../../core/db';
import { operation } from '../../core/operation';
import { isSystem } from '../../core/policies';

const KEPT_MS = 365 * DAY_MS;
const PAGE = 500;

/** Removes a page of notifications that are older than a year, read or not; `more` says whether another page may follow. */
export const sweepNotifications = operation({
  name: 'notifications.sweep-old',
  input: z.strictObject({}),
  policy: (actor) => isSystem(actor),
  async run(ctx): Promise<{ removed: number; more: boolean }> {
    ctx.permit(undefined as never);
    const sql = `SELECT id, digest FROM notification WHERE at < ? ORDER BY at LIMIT ${PAGE}`;
    const old = await ctx.db.query<{ id: string; digest: string }[]>(sql, [ctx.now - KEPT_MS]);
    if (old.length === 0) return { removed: 0, more: false };
    ctx.db.later(
      `DELETE FROM delivery WHERE notificationId IN (${marks(old)})`,
      old.map((row) => row.id),
    );
    ctx.db.later(
      `DELETE FROM notification WHERE digest IN (${marks(old)})`,
      old.map((row) => row.digest),
    );
    return { removed: old.length, more: old.length === PAGE };
  },
});
