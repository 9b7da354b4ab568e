import { z } from 'zod';
import { operation } from '../../core/operation';

interface Row {
  adapter: string;
  chatUser: string;
  linkedAt: number;
}

/** The chat accounts that speak for the asking member. */
export const listAccounts = operation({
  name: 'chat.list-accounts',
  input: z.strictObject({}),
  reads: true,
  policy: (actor) => actor.roles.includes('member'),
  async run(ctx) {
    ctx.permit(undefined as never);
    const rows = await ctx.db.query<Row[]>(
      'SELECT adapter, chatUser, linkedAt FROM chat_account WHERE memberId = ? ORDER BY linkedAt, chatUser',
      [ctx.actor.id],
    );
    return { accounts: rows.map((row) => ({ ...row, linkedAt: Number(row.linkedAt) })) };
  },
});
