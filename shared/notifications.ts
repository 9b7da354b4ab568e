import { z } from 'zod';
import type { Locale, Messages } from './messages';
import { idOf, instant } from './text';

/** What people switch on and off; `duty` is work for the club and stays on. */
export const TOPICS = ['membership', 'points', 'events', 'complaints', 'perks', 'duty'] as const;
export type Topic = (typeof TOPICS)[number];

export const TOPIC_NAMES: Readonly<Record<Topic, Readonly<Record<Locale, string>>>> = {
  membership: { 'zh-CN': '会籍', en: 'Membership' },
  points: { 'zh-CN': '积分', en: 'Points' },
  events: { 'zh-CN': '活动', en: 'Events' },
  complaints: { 'zh-CN': '投诉', en: 'Complaints' },
  perks: { 'zh-CN': '福利', en: 'Perks' },
  duty: { 'zh-CN': '工作', en: 'Duties' },
};

const notificationId = idOf('ntf');

export const ListNotifications = z.strictObject({
  /** Continues after this one of the page before. */
  after: notificationId.optional(),
  /** Only what has not been read. */
  unread: z.stringbool().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const NotificationView = z.object({
  id: notificationId,
  at: instant,
  topic: z.enum(TOPICS),
  title: z.string(),
  body: z.string(),
  /** What a tap does: a line for the bot. */
  action: z.object({ label: z.string(), command: z.string() }).nullable(),
  readAt: instant.nullable(),
});
export type NotificationView = z.infer<typeof NotificationView>;

export const InboxView = z.object({
  notifications: z.array(NotificationView),
  /** How many are unread in all. */
  unread: z.int(),
  /** `after` of the next page; null at the end. */
  next: notificationId.nullable(),
});
export type InboxView = z.infer<typeof InboxView>;

export const ReadNotification = z.strictObject({ id: notificationId });
/** How many were unread until now. */
export const ReadView = z.object({ read: z.int() });
export type ReadView = z.infer<typeof ReadView>;

const switches = z.strictObject(
  Object.fromEntries(TOPICS.map((topic) => [topic, z.boolean().optional()])) as Record<Topic, z.ZodOptional<z.ZodBoolean>>,
);

/** Topics that are left out stay as they are. */
export const SetPreferences = z.strictObject({ chat: switches });

export const PreferencesView = z.object({
  topics: z.array(
    z.object({
      topic: z.enum(TOPICS),
      /** The inbox keeps everything. */
      inbox: z.literal(true),
      chat: z.boolean(),
      /** Since when it is as it is; null: never changed. */
      chatSince: instant.nullable(),
      /** May be switched off. */
      optional: z.boolean(),
    }),
  ),
  /** Club time, end exclusive: chat messages that are not urgent wait until it is over. */
  quiet: z.string(),
});
export type PreferencesView = z.infer<typeof PreferencesView>;

export const ListFailedDeliveries = z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) });
export const FailedDeliveries = z.object({
  failed: z.array(
    z.object({
      /** POST /facts/:id/release tries it again. */
      factId: z.string(),
      channel: z.string(),
      /** How many notifications wait in it. */
      notifications: z.int(),
      tries: z.int(),
      parkedAt: instant,
      error: z.string(),
    }),
  ),
});

const both = (zh: [string, string], en: [string, string]) => ({
  'zh-CN': { reason: zh[0], next: zh[1] },
  en: { reason: en[0], next: en[1] },
});

export const notificationsMessages: Messages = {
  refusals: {
    'notifications.unknown': both(
      ['没有找到这条消息，可能已经超过一年被清理了。', '请刷新消息列表后再看。'],
      ['There is no such message; after a year they are removed.', 'Reload your messages.'],
    ),
    'notifications.duty-stays': both(
      ['工作通知不能关闭，否则会误事。', '其他几类通知都可以按需要关闭。'],
      ['Duties cannot be switched off, or work would be missed.', 'Any other topic can.'],
    ),
    'notifications.no-opt-out': both(
      ['按会馆章程，通知不能关闭。', '有意见请向会馆反映；夜间免打扰时段不会发消息打扰您。'],
      ['The club’s charter does not let notices be switched off.', 'Talk to the club about it; nothing is sent in quiet hours.'],
    ),
  },
};
