import { z } from 'zod';
import { KEY_LIFE_MS } from '../../core/claim';
import { DAY_MS, HOUR_MS } from '../../core/clock';
import { marks } from '../../core/db';
import { operation } from '../../core/operation';
import { isSystem } from '../../core/policies';

const JOB_HISTORY_MS = 90 * DAY_MS;

const ROWS_A_STEP = 1000;

/**
 * Removes what has served its time: idempotency keys after 24 h (and up to an hour, for an unlinkable operation's says the start of its
 * hour), finished job runs after 90 days. Facts are the audit trail and stay. `more`: there is more of it than one step takes, so that a
 * busy day's keys hold up nobody.
 */
export const sweep = operation({
  name: 'system.sweep',
  input: z.strictObject({}),
  policy: (actor) => isSystem(actor),
  async run(ctx) {
    ctx.permit(undefined as never);
    const old = await ctx.db.query<{ key: string }[]>(`SELECT \`key\` FROM idempotency WHERE at < ? ORDER BY at LIMIT ${ROWS_A_STEP}`, [
      ctx.now - KEY_LIFE_MS - HOUR_MS,
    ]);
    const keys = old.map(({ key }) => key);
    if (keys.length > 0) await ctx.db.change(`DELETE FROM idempotency WHERE \`key\` IN (${marks(keys)})`, keys);
    const runs = await ctx.db.change('DELETE FROM job_run WHERE slot < ? AND finishedAt IS NOT NULL', [ctx.now - JOB_HISTORY_MS]);
    return { keys: keys.length, runs, more: keys.length === ROWS_A_STEP };
  },
});
