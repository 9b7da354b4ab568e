import { z } from 'zod';
import { DAY_MS, HOUR_MS } from '../../core/clock';
import { operation } from '../../core/operation';
import { isSystem } from '../../core/policies';

/** Ended log-ins stay so long, for whoever looks into what happened. */
const KEPT_MS = 30 * DAY_MS;

/** Removes codes and log-ins that are over. What happened stays in the facts. */
export const sweepAccounts = operation({
  name: 'accounts.sweep',
  input: z.strictObject({}),
  policy: isSystem,
  async run(ctx) {
    ctx.permit(undefined as never);
    const codes = await ctx.db.change('DELETE FROM login_code WHERE hourStartedAt <= ? AND expiresAt <= ?', [ctx.now - HOUR_MS, ctx.now]);
    const sessions = await ctx.db.change('DELETE FROM session WHERE expiresAt <= ?', [ctx.now - KEPT_MS]);
    return { codes, sessions };
  },
});
