import { z } from 'zod';
import {
  AnnouncementMade,
  ChatAccounts,
  ChatRooms,
  GuestPass,
  LinkCode,
  ListenToRoom,
  RoomHistory,
  Said,
  SayInRoom,
} from '../../../shared/chat';
import type { CommandWords } from '../../core/command';
import type { Command, Route, Schedule } from '../../core/faces';
import type { Reply } from '../../core/reply';
import { announce } from './announce';
import { keepLine } from './keep-line';
import { linesSince } from './lines-since';
import { linkAccount } from './link-account';
import { listAccounts } from './list-accounts';
import { listRooms } from './list-rooms';
import { makeLinkCode } from './make-link-code';
import { readRoom } from './read-room';
import { removeMessage } from './remove-message';
import { sweepChat } from './sweep-chat';
import { unlinkAccount } from './unlink-account';
import { welcomeGuest } from './welcome-guest';
import { chatWords } from './words';

const nothing = z.object({});
const said = (text: string, buttons: { label: string; command: string }[] = []): Reply =>
  buttons.length > 0 ? { text, card: { title: text, lines: [], buttons } } : { text };

export const routes: readonly Route[] = [
  {
    method: 'POST',
    path: '/chat/guests',
    summary: 'A visitor’s pass to the web room',
    operation: welcomeGuest,
    output: GuestPass,
    public: true,
    perMinute: 10,
  },
  {
    method: 'POST',
    path: '/chat/link-codes',
    summary: 'A code that links a chat account to you',
    operation: makeLinkCode,
    output: LinkCode,
    perMinute: 10,
  },
  { method: 'GET', path: '/chat/accounts', summary: 'Chat accounts that speak for you', operation: listAccounts, output: ChatAccounts },
  {
    method: 'DELETE',
    path: '/chat/accounts/:adapter/:chatUser',
    summary: 'Unlink a chat account',
    operation: unlinkAccount,
    output: nothing,
  },
  { method: 'GET', path: '/rooms', summary: 'Rooms you may enter', operation: listRooms, output: ChatRooms },
  {
    method: 'GET',
    path: '/rooms/:room/messages',
    summary: 'What has been said in a room, newest first',
    operation: readRoom,
    output: RoomHistory,
  },
  {
    method: 'POST',
    path: '/rooms/:room/messages',
    summary: 'Say something in a room; the bot may answer. The same id again has no further effect and gets the same answer',
    operation: keepLine,
    output: Said,
    face: { name: 'web-room', takes: SayInRoom },
  },
  {
    method: 'GET',
    path: '/rooms/:room/stream',
    summary: 'New messages of a room (or of `all`) as they come, as Server-Sent Events; Last-Event-ID takes up where it ended',
    operation: linesSince,
    output: z.string(),
    contentType: 'text/event-stream',
    face: { name: 'web-room', takes: ListenToRoom },
  },
  {
    method: 'DELETE',
    path: '/rooms/:room/messages/:id',
    summary: 'Remove a message from a group room',
    operation: removeMessage,
    output: nothing,
  },
  {
    method: 'POST',
    path: '/announcements',
    summary: 'Announce something in the group rooms',
    operation: announce,
    output: AnnouncementMade,
  },
];

const word = (intent: string): CommandWords => chatWords.find((w) => w.intent === intent) as CommandWords;

const howToLink = {
  'zh-CN': '登录会馆网页或小程序，打开“绑定码”，再把 6 位数字发给我，例如“绑定 123456”。',
  en: 'Log in on the club’s page, open “link code”, then send me the 6 digits, for example “link 123456”.',
};

export const commands: readonly Command[] = [
  {
    ...word('link'),
    help: { 'zh-CN': '把这个聊天账号绑定到您的会籍', en: 'Link this chat account to your membership' },
    operation: linkAccount,
    unlinked: true,
    ask: ({ code }, { locale }) => (code === '' ? said(howToLink[locale]) : null),
    input: ({ code }, { adapter, chatUser }) => ({ adapter, chatUser, code }),
    reply: (_result, { locale }) =>
      locale === 'en'
        ? said('Linked. I know you now.', [
            { label: 'Check in', command: 'check in' },
            { label: 'My points', command: 'points' },
          ])
        : said('绑定好了，以后您在这里说话我就认得您。', [
            { label: '签到', command: '签到' },
            { label: '查积分', command: '积分' },
          ]),
  },
  {
    ...word('unlink'),
    help: { 'zh-CN': '解除这个聊天账号的绑定', en: 'Unlink this chat account' },
    operation: unlinkAccount,
    input: (_args, { adapter, chatUser }) => ({ adapter, chatUser }),
    reply: (_result, { locale }) =>
      said(locale === 'en' ? 'Unlinked. I no longer know this account.' : '已经解绑，这个聊天账号不再代表您。'),
  },
];

export const schedules: readonly Schedule[] = [
  { job: 'chat.sweep', cron: '40 4 * * *', operation: sweepChat, input: (_slot, previous) => (previous === null ? {} : null), catchUp: 1 },
];
