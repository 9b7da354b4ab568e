/** The door of the notifications module: modules say who hears what and why, this one how and when. */
import { notificationsMessages } from '../../../shared/notifications';
import type { Module } from '../../core/module';
import { notificationsCommands, notificationsRoutes, notificationsSchedules } from './faces';
import { notificationsInvariants } from './invariants';
import { listFailedDeliveries } from './list-failed-deliveries';
import { listNotifications } from './list-notifications';
import { notificationsMigrations } from './migrations';
import { DeliveryRow, NotificationPreferenceRow, NotificationRow } from './notification.entity';
import { notificationsPersonalData } from './personal-data';
import { readAllNotifications } from './read-all-notifications';
import { readNotification } from './read-notification';
import { readPreferences } from './read-preferences';
import { setPreferences } from './set-preferences';
import { sweepNotifications } from './sweep-notifications';
import { noticeHandlers } from './write-notices';

export { type ChatNotice, noticeForChat } from './notice-for-chat';

/**
 * The module that delivers the notices of all modules that stand before it.
 *
 * @throws Error when a notice has no text, comes twice for one fact, or has too long a name.
 */
export const notificationsModule = (others: readonly Module[]): Module => ({
  name: 'notifications',
  migrations: notificationsMigrations,
  entities: [NotificationRow, DeliveryRow, NotificationPreferenceRow],
  operations: [
    listNotifications,
    readNotification,
    readAllNotifications,
    readPreferences,
    setPreferences,
    listFailedDeliveries,
    sweepNotifications,
  ],
  routes: notificationsRoutes,
  commands: notificationsCommands,
  schedules: notificationsSchedules,
  handlers: noticeHandlers(others),
  facts: ['ChatWanted', 'NoticePaged', 'NotificationPreferencesChanged'],
  auditOnly: ['NotificationPreferencesChanged'],
  invariants: notificationsInvariants,
  personalData: notificationsPersonalData,
  sealed: [{ table: 'notification', keys: ['recipient', 'id'], columns: { said: 'notification.said' } }],
  messages: notificationsMessages,
});
