import { chatMessages } from '../../../shared/chat';
import type { Module } from '../../core/module';
import { announce } from './announce';
import { bringNotices } from './bring-notices';
import { ChatAccountRow, ChatMessageRow, LinkCodeRow, LinkTryRow } from './chat.entity';
import { commands, routes, schedules } from './faces';
import { invariants } from './invariants';
import { keepLine } from './keep-line';
import { linesSince } from './lines-since';
import { linkAccount } from './link-account';
import { listAccounts } from './list-accounts';
import { listRooms } from './list-rooms';
import { makeLinkCode } from './make-link-code';
import { chatMigrations } from './migrations';
import { personalData } from './personal-data';
import { readRoom } from './read-room';
import { removeMessage } from './remove-message';
import { sweepChat } from './sweep-chat';
import { unlinkAccount } from './unlink-account';
import { welcomeGuest } from './welcome-guest';

export { linkedMember } from './accounts';
export { keepLine } from './keep-line';
export { findLine, insertLine, type KeptLine, type NewLine } from './lines';
export { linesSince } from './lines-since';
export { type OpenLine, seenBy } from './message-views';
export { enterRoom, entersChat, isDirect, roomsFor } from './rooms';

/** The chat: rooms and what is said in them, chat accounts that speak for members, announcements. */
export const chatModule: Module = {
  name: 'chat',
  migrations: chatMigrations,
  entities: [ChatMessageRow, ChatAccountRow, LinkCodeRow, LinkTryRow],
  operations: [
    announce,
    keepLine,
    linesSince,
    linkAccount,
    listAccounts,
    listRooms,
    makeLinkCode,
    readRoom,
    removeMessage,
    sweepChat,
    unlinkAccount,
    welcomeGuest,
  ],
  routes,
  commands,
  schedules,
  facts: ['ChatAccountLinked', 'ChatAccountUnlinked', 'ChatMessageRemoved', 'AnnouncementMade'],
  auditOnly: ['ChatAccountLinked', 'ChatAccountUnlinked', 'ChatMessageRemoved', 'AnnouncementMade'],
  handlers: [bringNotices],
  invariants,
  personalData,
  sealed: [{ table: 'chat_message', keys: ['roomId', 'id'], columns: { body: 'chat_message.body' } }],
  messages: chatMessages,
};
