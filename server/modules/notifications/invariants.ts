import type { ReadCtx } from '../../core/context';
import type { Invariant } from '../../core/module';

const rows = (sql: string) => (ctx: ReadCtx) => ctx.db.query<unknown[]>(`${sql} LIMIT 20`);

/** What `npm run verify` proves of notifications. */
export const notificationsInvariants: readonly Invariant[] = [
  {
    name: 'notifications.deliveries-have-notifications',
    states: 'Every delivery brings a notification that exists, to its very recipient.',
    offenders: rows(
      'SELECT d.notificationId, d.channel FROM delivery d LEFT JOIN notification n ON n.recipient = d.recipient AND n.id = d.notificationId WHERE n.id IS NULL',
    ),
  },
  {
    name: 'notifications.delivered-or-given-up',
    states: 'No delivery was both handed over and given up, and none before it was due.',
    offenders: rows(
      'SELECT notificationId, channel, wantedAt, dueAt, handedAt, droppedAt FROM delivery WHERE (handedAt IS NOT NULL AND droppedAt IS NOT NULL) OR dueAt < wantedAt OR handedAt < dueAt',
    ),
  },
  {
    name: 'notifications.duties-stay-on',
    states: 'Nobody has switched duties off.',
    offenders: rows("SELECT memberId, channel, offSince FROM notification_preference WHERE topic = 'duty' AND offSince IS NOT NULL"),
  },
];
