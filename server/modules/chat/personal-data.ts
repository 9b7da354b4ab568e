import type { Ctx, ReadCtx } from '../../core/context';
import type { PersonalData } from '../../core/module';
import { openBody } from './lines';
import { directRoomOf } from './rooms';

interface Row {
  roomId: string;
  at: number;
  body: string | null;
}

async function collect(ctx: ReadCtx, memberId: string): Promise<Record<string, unknown>> {
  const columns = 'SELECT roomId, id, at, body FROM chat_message WHERE';
  const [said, linked, heard, accounts, codes, tries] = await Promise.all([
    ctx.db.query<Row[]>(`${columns} sender = ? AND adapter = 'web' ORDER BY id`, [memberId]),
    ctx.db.query<Row[]>(`${columns} linkedId = ? ORDER BY id`, [memberId]),
    ctx.db.query<Row[]>(`${columns} roomId = ? AND sender = '' ORDER BY id`, [directRoomOf(memberId)]),
    ctx.db.query('SELECT adapter, chatUser, linkedAt FROM chat_account WHERE memberId = ?', [memberId]),
    ctx.db.query('SELECT expiresAt FROM link_code WHERE memberId = ?', [memberId]),
    ctx.db.query(
      'SELECT t.adapter, t.chatUser, t.tries, t.since FROM link_try t JOIN chat_account a ON a.adapter = t.adapter AND a.chatUser = t.chatUser WHERE a.memberId = ?',
      [memberId],
    ),
  ]);
  const shown = ({ roomId, at, body }: Row) => ({ room: roomId, at: Number(at), ...openBody(ctx.vault, body) });
  return { chatMessages: [...said, ...linked, ...heard].map(shown), chatAccounts: accounts, linkCodes: codes, linkTries: tries };
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
  for (const who of ["sender = ? AND adapter = 'web'", 'linkedId = ?'])
    ctx.db.later(
      `UPDATE chat_message SET body = NULL, sender = '', line = SUBSTR(id, 3, 22), linkedId = NULL, removedAt = ? WHERE ${who}`,
      [ctx.now, memberId],
    );
  ctx.db.later('DELETE FROM chat_account WHERE memberId = ?', [memberId]);
  ctx.db.later('DELETE FROM link_code WHERE memberId = ?', [memberId]);
}

/** What the chat knows of a person: every line and answer, and the linked accounts. */
export const personalData: PersonalData = { collect, erase };
