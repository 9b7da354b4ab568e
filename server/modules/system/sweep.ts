import { z } from 'zod';
import { KEY_LIFE_MS } from '../../core/claim';
import { DAY_MS } from '../../core/clock';
import { operation } from '../../core/operation';
import { isSystem } from '../../core/policies';

const JOB_HISTORY_MS = 90 * DAY_MS;

/**
 * Removes what has served its time: idempotency keys after 24 h, finished job runs after 90 days. Facts are the audit trail and
 * stay.
 */
export const sweep = operation({
  name: 'system.sweep',
  input: z.strictObject({}),
  policy: (actor) => isSystem(actor),
  async run(ctx) {
    ctx.permit(undefined as never);
    const keys = await ctx.db.change('DELETE FROM idempotency WHERE at < ?', [ctx.now - KEY_LIFE_MS]);
    const runs = await ctx.db.change('DELETE FROM job_run WHERE slot < ? AND finishedAt IS NOT NULL', [ctx.now - JOB_HISTORY_MS]);
    return { keys, runs };
  },
});
