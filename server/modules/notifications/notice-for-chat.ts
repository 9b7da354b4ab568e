import type { Locale } from '../../../shared/messages';
import type { Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import { standingOf } from '../members';
import { CHANNELS, type Channel } from './channels';
import { unwillingAmong } from './preferences';
import { quietUntil } from './quiet-hours';
import { openSaid } from './said';

/** A notification as the chat sends it: to one member, or to the rooms of that kind. */
export interface ChatNotice {
  id: string;
  memberId: string | null;
  room: 'announcements' | null;
  locale: Locale;
  title: string;
  body: string;
  /** A button, and what it types. */
  action?: { label: string; command: string };
}

interface Row {
  recipient: string;
  topic: string;
  said: string;
  urgent: number;
}

const chat = CHANNELS.find((channel) => channel.name === 'chat') as Channel;
/** What the club's rooms are addressed in. */
const ROOM_LOCALE: Locale = 'zh-CN';

const localeOf = async (ctx: Ctx, memberId: string): Promise<Locale> => {
  try {
    return (await standingOf(ctx, memberId)).locale;
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'not-found') return ROOM_LOCALE; // who works for the club need not be a member
    throw error;
  }
};

/**
 * Hands a notification that `ChatWanted` asked for over to the chat, which sends it in the same transaction.
 *
 * @returns null when there is nothing to send now: it was handed over before, the person has switched the topic off or is erased, or
 * quiet hours began meanwhile (then another `ChatWanted` comes at their end).
 */
export async function noticeForChat(ctx: Ctx, notificationId: string): Promise<ChatNotice | null> {
  const sql = `SELECT n.recipient, n.topic, n.said, d.urgent FROM delivery d JOIN notification n ON n.recipient = d.recipient AND n.id = d.notificationId
    WHERE d.notificationId = ? AND d.channel = ? AND d.handedAt IS NULL AND d.droppedAt IS NULL`;
  const [row] = await ctx.db.query<Row[]>(sql, [notificationId, chat.name]);
  if (!row) return null;
  const memberId = row.recipient.startsWith('room:') ? null : row.recipient;
  const settle = (column: 'handedAt' | 'droppedAt' | 'dueAt', at: number) =>
    ctx.db.later(`UPDATE delivery SET ${column} = ? WHERE notificationId = ? AND channel = ?`, [at, notificationId, chat.name]);
  const [unwilling, locale] = await Promise.all([
    unwillingAmong(ctx, chat, row.topic, memberId ? [memberId] : []),
    memberId ? localeOf(ctx, memberId) : ROOM_LOCALE,
  ]);
  if (unwilling.size > 0) {
    settle('droppedAt', ctx.now);
    return null;
  }
  const quietEnds = Number(row.urgent) === 1 ? null : quietUntil(ctx.charter.notices.quiet, ctx.site.zone, ctx.now);
  if (quietEnds !== null) {
    settle('dueAt', quietEnds);
    ctx.tell({ type: 'ChatWanted', subject: notificationId, data: { ids: [notificationId] }, notBefore: quietEnds });
    return null;
  }
  settle('handedAt', ctx.now);
  const said = openSaid(ctx, row.said);
  const action = said.action && { label: said.action.label[locale], command: said.action.command };
  return { id: notificationId, memberId, room: memberId ? null : 'announcements', locale, ...said[locale], ...(action && { action }) };
}
