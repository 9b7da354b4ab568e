import type { Ctx, ReadCtx } from '../../core/context';
import type { PersonalData } from '../../core/module';
import { openAnswer, openText } from './lines';
import { directRoomOf } from './rooms';

interface Row {
  roomId: string;
  at: number;
  text: string | null;
  answer: string | null;
}

async function collect(ctx: ReadCtx, memberId: string): Promise<Record<string, unknown>> {
  const columns = 'SELECT roomId, id, at, text, answer FROM chat_message WHERE';
  const [said, heard, accounts, codes, tries] = await Promise.all([
    ctx.db.query<Row[]>(`${columns} memberId = ? ORDER BY id`, [memberId]),
    ctx.db.query<Row[]>(`${columns} roomId = ? AND memberId IS NULL ORDER BY id`, [directRoomOf(memberId)]),
    ctx.db.query('SELECT adapter, chatUser, linkedAt FROM chat_account WHERE memberId = ?', [memberId]),
    ctx.db.query('SELECT expiresAt FROM link_code WHERE memberId = ?', [memberId]),
    ctx.db.query(
      'SELECT t.adapter, t.chatUser, t.tries, t.since FROM link_try t JOIN chat_account a ON a.adapter = t.adapter AND a.chatUser = t.chatUser WHERE a.memberId = ?',
      [memberId],
    ),
  ]);
  const shown = ({ roomId, at, text, answer }: Row) => ({
    room: roomId,
    at: Number(at),
    text: openText(ctx.vault, text),
    answer: openAnswer(ctx.vault, answer),
  });
  return { chatMessages: [...said, ...heard].map(shown), chatAccounts: accounts, linkCodes: codes, linkTries: tries };
}

/** In group rooms an empty place stays where the person spoke; the direct room goes. */
async function erase(ctx: Ctx, memberId: string): Promise<void> {
  ctx.db.later('DELETE FROM chat_message WHERE roomId = ?', [directRoomOf(memberId)]);
  const links = await ctx.db.query<{ adapter: string; chatUser: string }[]>(
    'SELECT adapter, chatUser FROM chat_account WHERE memberId = ?',
    [memberId],
  );
  for (const { adapter, chatUser } of links) {
    ctx.db.later('DELETE FROM link_try WHERE adapter = ? AND chatUser = ?', [adapter, chatUser]);
    if (adapter === 'web') ctx.db.later('DELETE FROM chat_message WHERE roomId = ?', [directRoomOf(chatUser)]);
  }
  ctx.db.later('UPDATE chat_message SET text = NULL, answer = NULL, sender = NULL, memberId = NULL, removedAt = ? WHERE memberId = ?', [
    ctx.now,
    memberId,
  ]);
  ctx.db.later('DELETE FROM chat_account WHERE memberId = ?', [memberId]);
  ctx.db.later('DELETE FROM link_code WHERE memberId = ?', [memberId]);
}

/** What the chat knows of a person: every line and answer, and the linked accounts. */
export const personalData: PersonalData = { collect, erase };
