import type { z } from 'zod';
import type { Locale } from '../../../shared/messages';
import { type InboxView, ListNotifications, type NotificationView, type Topic } from '../../../shared/notifications';
import type { ReadCtx } from '../../core/context';
import { operation } from '../../core/operation';
import { isSelf } from '../../core/policies';
import { standingOf } from '../members';
import { openSaid } from './said';

interface Row {
  id: string;
  at: number;
  topic: Topic;
  said: string;
  readAt: number | null;
}

function viewOf(ctx: ReadCtx, row: Row, locale: Locale): NotificationView {
  const said = openSaid(ctx, row.said);
  const action = said.action ? { label: said.action.label[locale], command: said.action.command } : null;
  return {
    id: row.id,
    at: Number(row.at),
    topic: row.topic,
    ...said[locale],
    action,
    readAt: row.readAt === null ? null : Number(row.readAt),
  };
}

const pageOf = (ctx: ReadCtx, memberId: string, { after, unread, limit }: z.output<typeof ListNotifications>): Promise<Row[]> => {
  const conditions = ['recipient = ?', ...(after ? ['id < ?'] : []), ...(unread ? ['readAt IS NULL'] : [])].join(' AND ');
  const sql = `SELECT id, at, topic, said, readAt FROM notification WHERE ${conditions} ORDER BY id DESC LIMIT ?`;
  return ctx.db.query<Row[]>(sql, [memberId, ...(after ? [after] : []), limit]);
};

/** The member's inbox in their own language, newest first, with how many are unread. */
export const listNotifications = operation({
  name: 'notifications.list-own',
  input: ListNotifications,
  policy: (actor, s: { memberId: string }) => isSelf(actor, s.memberId),
  reads: true,
  async run(ctx, input): Promise<InboxView> {
    const memberId = ctx.actor.id;
    ctx.permit({ memberId });
    const [rows, [count], { locale }] = await Promise.all([
      pageOf(ctx, memberId, input),
      ctx.db.query<{ unread: number }[]>('SELECT COUNT(*) AS unread FROM notification WHERE recipient = ? AND readAt IS NULL', [memberId]),
      standingOf(ctx, memberId),
    ]);
    const last = rows.at(-1);
    return {
      notifications: rows.map((row) => viewOf(ctx, row, locale)),
      unread: Number(count?.unread),
      next: rows.length === input.limit && last ? last.id : null,
    };
  },
});
