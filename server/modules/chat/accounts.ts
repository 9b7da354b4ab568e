import type { ReadCtx } from '../../core/context';

/** The member whom that chat account speaks for, or null. One look at a primary key. */
export async function linkedMember(ctx: Pick<ReadCtx, 'db'>, adapter: string, chatUser: string): Promise<string | null> {
  const [row] = await ctx.db.query<{ memberId: string }[]>('SELECT memberId FROM chat_account WHERE adapter = ? AND chatUser = ?', [
    adapter,
    chatUser,
  ]);
  return row?.memberId ?? null;
}
