import { FailedDeliveries, InboxView, PreferencesView, ReadView, TOPIC_NAMES } from '../../../shared/notifications';
import type { CommandWords } from '../../core/command';
import type { Command, Route, Scene, Schedule } from '../../core/faces';
import type { Reply } from '../../core/reply';
import { offsetAt } from '../../core/zone';
import { listFailedDeliveries } from './list-failed-deliveries';
import { listNotifications } from './list-notifications';
import { readAllNotifications } from './read-all-notifications';
import { readNotification } from './read-notification';
import { readPreferences } from './read-preferences';
import { setPreferences } from './set-preferences';
import { sweepNotifications } from './sweep-notifications';
import { notificationsWords } from './words';

export const notificationsRoutes: readonly Route[] = [
  { method: 'GET', path: '/me/notifications', summary: 'My messages, newest first', operation: listNotifications, output: InboxView },
  {
    method: 'POST',
    path: '/me/notifications/read-all',
    summary: 'Mark all my messages as read',
    operation: readAllNotifications,
    output: ReadView,
    status: 200,
  },
  {
    method: 'POST',
    path: '/me/notifications/:id/read',
    summary: 'Mark a message as read',
    operation: readNotification,
    output: ReadView,
    status: 200,
  },
  {
    method: 'GET',
    path: '/me/notifications/preferences',
    summary: 'What reaches me by which channel',
    operation: readPreferences,
    output: PreferencesView,
  },
  {
    method: 'PUT',
    path: '/me/notifications/preferences',
    summary: 'Switch topics on and off for the chat',
    operation: setPreferences,
    output: PreferencesView,
  },
  {
    method: 'GET',
    path: '/notifications/failed',
    summary: 'What a channel could not deliver (staff)',
    operation: listFailedDeliveries,
    output: FailedDeliveries,
  },
];

/** In the small hours, page after page until nothing old is left. */
export const notificationsSchedules: readonly Schedule[] = [
  {
    job: 'notifications.sweep',
    cron: '25 3 * * *',
    operation: sweepNotifications,
    input: (_slot, previous: { more: boolean } | null) => (previous === null || previous.more ? {} : null),
    catchUp: 1,
  },
];

const wordsOf = (intent: string): CommandWords => notificationsWords.find((words) => words.intent === intent) as CommandWords;
const NEWEST = 5;
const clock = (at: number, zone: string): string => new Date(at + offsetAt(zone, at)).toISOString().slice(5, 16).replace('T', ' ');

function inboxReply({ notifications, unread }: InboxView, { locale, zone }: Scene): Reply {
  const zh = locale === 'zh-CN';
  const title = zh ? `我的消息（${unread} 条未读）` : `My messages (${unread} unread)`;
  if (notifications.length === 0)
    return {
      text: zh
        ? '还没有消息。有活动、积分、会籍的事，都会在这里告诉您。'
        : 'No messages yet. News of events, points and your membership arrive here.',
    };
  const lines = notifications.map((n) => ({
    label: `${n.readAt === null ? '● ' : ''}${clock(n.at, zone)}`,
    text: `${n.title}\n${n.body}`,
  }));
  const taps = notifications.flatMap((n) => (n.action ? [n.action] : []));
  const actions = taps.filter((tap, i) => taps.findIndex((other) => other.command === tap.command) === i).slice(0, 3);
  const done = unread > 0 ? [{ label: zh ? '全部已读' : 'Mark all read', command: '全部已读' }] : [];
  return { text: [title, ...lines.map((l) => `${l.label} ${l.text}`)].join('\n'), card: { title, lines, buttons: [...actions, ...done] } };
}

function readReply({ read }: ReadView, { locale }: Scene): Reply {
  if (locale === 'zh-CN') return { text: read > 0 ? `好了，${read} 条消息已标为已读。` : '没有未读的消息。' };
  return { text: read > 0 ? `Done: ${read} marked as read.` : 'Nothing was unread.' };
}

function preferencesReply({ topics, quiet }: PreferencesView, { locale }: Scene): Reply {
  const zh = locale === 'zh-CN';
  const title = zh ? '聊天通知' : 'Notices in the chat';
  const state = (on: boolean, optional: boolean) =>
    (zh ? (on ? '开' : '关') : on ? 'on' : 'off') + (optional ? '' : zh ? '（不可关闭）' : ' (stays on)');
  const lines = topics.map((t) => ({ label: TOPIC_NAMES[t.topic][locale], text: state(t.chat, t.optional) }));
  const note = zh
    ? `每天 ${quiet} 是免打扰时间，除紧急事项外都等到结束再发；站内消息总会保留。`
    : `Quiet hours are ${quiet}: only urgent things are sent then. Your inbox keeps everything.`;
  const buttons = topics
    .filter((t) => t.optional)
    .map(({ topic, chat }) => {
      const name = TOPIC_NAMES[topic];
      const label = zh ? `${chat ? '关闭' : '打开'}${name['zh-CN']}` : `${chat ? 'Mute' : 'Unmute'} ${name.en.toLowerCase()}`;
      return { label, command: `${chat ? '关闭通知' : '打开通知'} ${name['zh-CN']}` };
    });
  return {
    text: [title, ...lines.map((l) => `${l.label}：${l.text}`), note].join('\n'),
    card: { title, lines: [...lines, { text: note }], buttons },
  };
}

/** Messages may be about money, complaints and birthdays: they are no business of a whole group. */
const onlyInPrivate = (): Reply => ({
  text: '消息只给您本人看：请私聊我，发送“消息”。 (Your messages are yours alone: write “messages” to me directly.)',
});

export const notificationsCommands: readonly Command[] = [
  {
    ...wordsOf('inbox'),
    help: { 'zh-CN': '看我最近的消息', en: 'My latest messages' },
    operation: listNotifications,
    input: () => ({ limit: NEWEST }),
    reply: inboxReply,
    directOnly: onlyInPrivate,
  },
  {
    ...wordsOf('readAll'),
    help: { 'zh-CN': '把消息都标为已读', en: 'Mark all my messages as read' },
    operation: readAllNotifications,
    input: () => ({}),
    reply: readReply,
  },
  {
    ...wordsOf('notificationSettings'),
    help: { 'zh-CN': '看免打扰时间和通知开关', en: 'Quiet hours, and which notices reach me' },
    operation: readPreferences,
    input: () => ({}),
    reply: preferencesReply,
  },
  {
    ...wordsOf('mute'),
    help: { 'zh-CN': '聊天里不再发某一类通知', en: 'No more notices of a topic in the chat' },
    operation: setPreferences,
    input: ({ topic }) => ({ chat: { [String(topic)]: false } }),
    reply: preferencesReply,
  },
  {
    ...wordsOf('unmute'),
    help: { 'zh-CN': '聊天里重新发某一类通知', en: 'Notices of a topic in the chat again' },
    operation: setPreferences,
    input: ({ topic }) => ({ chat: { [String(topic)]: true } }),
    reply: preferencesReply,
  },
];
