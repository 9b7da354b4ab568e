import type { PersonalData } from '../../core/module';
import { openSaid } from './said';

interface Row {
  id: string;
  at: number;
  topic: string;
  said: string;
  readAt: number | null;
}

const number = (value: number | null): number | null => (value === null ? null : Number(value));

/** Notifications in the export of everything about oneself; erasure leaves none. */
export const notificationsPersonalData: PersonalData = {
  async collect(ctx, memberId) {
    const [rows, deliveries, preferences] = await Promise.all([
      ctx.db.query<Row[]>('SELECT id, at, topic, said, readAt FROM notification WHERE recipient = ? ORDER BY id', [memberId]),
      ctx.db.query<Record<'wantedAt' | 'handedAt' | 'droppedAt', number>[]>(
        'SELECT d.notificationId, d.channel, d.wantedAt, d.handedAt, d.droppedAt FROM delivery d JOIN notification n ON n.id = d.notificationId AND n.recipient = d.recipient WHERE n.recipient = ? ORDER BY d.notificationId',
        [memberId],
      ),
      ctx.db.query<Record<'offSince' | 'changedAt', number>[]>(
        'SELECT topic, channel, offSince, changedAt FROM notification_preference WHERE memberId = ? ORDER BY topic, channel',
        [memberId],
      ),
    ]);
    return {
      notifications: rows.map((row) => ({
        id: row.id,
        at: Number(row.at),
        topic: row.topic,
        ...openSaid(ctx, row.said),
        readAt: number(row.readAt),
      })),
      deliveries: deliveries.map((row) => ({
        ...row,
        wantedAt: number(row.wantedAt),
        handedAt: number(row.handedAt),
        droppedAt: number(row.droppedAt),
      })),
      preferences: preferences.map((row) => ({ ...row, offSince: number(row.offSince), changedAt: number(row.changedAt) })),
    };
  },
  async erase(ctx, memberId) {
    ctx.db.later('DELETE FROM delivery WHERE notificationId IN (SELECT id FROM notification WHERE recipient = ?)', [memberId]);
    ctx.db.later('DELETE FROM notification WHERE recipient = ?', [memberId]);
    ctx.db.later('DELETE FROM notification_preference WHERE memberId = ?', [memberId]);
  },
};
