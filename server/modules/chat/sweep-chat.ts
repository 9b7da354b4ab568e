import { z } from 'zod';
import { DAY_MS } from '../../core/clock';
import { operation } from '../../core/operation';
import { isSystem } from '../../core/policies';
import { PASS_LIFE_MS } from './welcome-guest';

/** Removes what has served its time: link codes and tries, and the links of visitors whose pass has ended. */
export const sweepChat = operation({
  name: 'chat.sweep-chat',
  input: z.strictObject({}),
  policy: (actor) => isSystem(actor),
  async run(ctx) {
    ctx.permit(undefined as never);
    const codes = await ctx.db.change('DELETE FROM link_code WHERE expiresAt <= ?', [ctx.now]);
    const tries = await ctx.db.change('DELETE FROM link_try WHERE since <= ?', [ctx.now - DAY_MS]);
    const links = await ctx.db.change("DELETE FROM chat_account WHERE adapter = 'web' AND linkedAt <= ?", [ctx.now - PASS_LIFE_MS]);
    return { codes, tries, links };
  },
});
