import { accountLinkedNotice, LinkAccount } from '../../../shared/chat';
import { MINUTE_MS } from '../../core/clock';
import type { Ctx } from '../../core/context';
import { insertIfAbsent } from '../../core/db';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { standingOf } from '../members';
import { linkedMember } from './accounts';
import { directRoomOf } from './rooms';
import { speakFirst } from './speak-first';

export const CODE_PLACE = 'link_code.digest';
/** Within TRY_WINDOW_MS. */
export const TRIES = 5;
const TRY_WINDOW_MS = 10 * MINUTE_MS;

/** Counts a try in the account's present ten minutes; returns how many are left after it. Throws limited when there was none left. */
async function countTry(ctx: Ctx, adapter: string, chatUser: string): Promise<number> {
  const { db, now } = ctx;
  const over = now - TRY_WINDOW_MS;
  db.later(insertIfAbsent(db.dialect, 'link_try', ['adapter', 'chatUser', 'tries', 'since']), [adapter, chatUser, 0, now]);
  // one statement decides: two tries at the same time are two
  const counted = await db.change(
    `UPDATE link_try SET tries = CASE WHEN since <= ? THEN 1 ELSE tries + 1 END, since = CASE WHEN since <= ? THEN ? ELSE since END
     WHERE adapter = ? AND chatUser = ? AND (tries < ? OR since <= ?)`,
    [over, over, now, adapter, chatUser, TRIES, over],
  );
  const [row] = await db.query<{ tries: number; since: number }[]>('SELECT tries, since FROM link_try WHERE adapter = ? AND chatUser = ?', [
    adapter,
    chatUser,
  ]);
  if (counted === 1) return TRIES - Number(row?.tries);
  throw new DomainError('limited', 'chat.too-many-tries', { minutes: Math.ceil((Number(row?.since) + TRY_WINDOW_MS - now) / MINUTE_MS) });
}

/** Whoever holds the account now speaks in the member's name, so the member hears of it. */
async function warnMember(ctx: Ctx, memberId: string, key: string): Promise<void> {
  const { locale } = await standingOf(ctx, memberId);
  const { title, body } = accountLinkedNotice[locale];
  speakFirst(ctx, [directRoomOf(memberId)], `linked ${key} ${ctx.now}`, {
    text: `${title}\n${body}`,
    card: { title, lines: [{ text: body }] },
  });
}

/** A code that was said in vain is over: in a group, whoever reads along would become the member by saying it again. */
const end = (ctx: Ctx, digest: string): void => ctx.db.later('DELETE FROM link_code WHERE digest = ?', [digest]);

/**
 * Links a chat account to the member who was shown the code. Of five tries in ten minutes each is counted, also the wrong ones: that
 * refusal is returned, not thrown. Refuses with chat.wrong-code, chat.too-many-tries, chat.already-linked.
 */
export const linkAccount = operation({
  name: 'chat.link-account',
  input: LinkAccount,
  policy: (actor) => actor.roles.includes('chat') || actor.roles.includes('member'),
  duplicates: { chat_account: 'chat.already-linked' },
  async run(ctx, { adapter, chatUser, code }) {
    ctx.permit(undefined as never);
    const digest = ctx.vault.digest(CODE_PLACE, code);
    if (ctx.actor.roles.includes('member')) {
      end(ctx, digest);
      return new DomainError('conflict', ctx.actor.id === chatUser ? 'chat.logged-in-already' : 'chat.already-linked');
    }
    const left = await countTry(ctx, adapter, chatUser);
    const [held] = await ctx.db.query<{ memberId: string }[]>('SELECT memberId FROM link_code WHERE digest = ? AND expiresAt > ?', [
      digest,
      ctx.now,
    ]);
    if (!held) return new DomainError('invalid', 'chat.wrong-code', { left });
    if (await linkedMember(ctx, adapter, chatUser)) {
      end(ctx, digest);
      return new DomainError('conflict', 'chat.already-linked');
    }
    // a code serves once: of two who send it, one finds it gone
    const taken = await ctx.db.change('DELETE FROM link_code WHERE digest = ? AND memberId = ?', [digest, held.memberId]);
    if (taken === 0) return new DomainError('invalid', 'chat.wrong-code', { left });
    ctx.db.later('INSERT INTO chat_account(adapter, chatUser, memberId, linkedAt) VALUES (?,?,?,?)', [
      adapter,
      chatUser,
      held.memberId,
      ctx.now,
    ]);
    ctx.db.later('DELETE FROM link_try WHERE adapter = ? AND chatUser = ?', [adapter, chatUser]);
    await warnMember(ctx, held.memberId, digest);
    ctx.tell({ type: 'ChatAccountLinked', subject: held.memberId, data: { adapter } });
    return { adapter, chatUser };
  },
});
