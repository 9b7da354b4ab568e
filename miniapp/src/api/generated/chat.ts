// Written by `npm run client` from the operations of the server: change those, then run it again.

import type { z } from 'zod';
import type * as chat from '../../../../shared/chat';
import type { Call } from '../call';

/** A visitor’s pass to the web room */
export const welcomeGuest: Call<Record<string, never>, z.output<typeof chat.GuestPass>> = {
  method: 'POST',
  path: '/chat/guests',
  public: true,
  reads: true,
};

/** A code that links a chat account to you */
export const makeLinkCode: Call<Record<string, never>, z.output<typeof chat.LinkCode>> = {
  method: 'POST',
  path: '/chat/link-codes',
};

/** Chat accounts that speak for you */
export const listAccounts: Call<Record<string, never>, z.output<typeof chat.ChatAccounts>> = {
  method: 'GET',
  path: '/chat/accounts',
  reads: true,
};

/** Unlink a chat account */
export const unlinkAccount: Call<{ adapter: string; chatUser: string }, Record<string, never>> = {
  method: 'DELETE',
  path: '/chat/accounts/:adapter/:chatUser',
};

/** Rooms you may enter */
export const listRooms: Call<Record<string, never>, z.output<typeof chat.ChatRooms>> = {
  method: 'GET',
  path: '/rooms',
  reads: true,
};

/** What has been said in a room, newest first */
export const readRoom: Call<{ room: string; before?: string; limit?: number }, z.output<typeof chat.RoomHistory>> = {
  method: 'GET',
  path: '/rooms/:room/messages',
  reads: true,
};

/** Say something in a room; the bot may answer. The same id again has no further effect and gets the same answer */
export const keepLine: Call<{ room: string; id: string; text: string }, z.output<typeof chat.Said>> = {
  method: 'POST',
  path: '/rooms/:room/messages',
};

/** New messages of a room (or of `all`) as they come, as Server-Sent Events; Last-Event-ID takes up where it ended */
export const linesSince: Call<{ room: string }, string> = {
  method: 'GET',
  path: '/rooms/:room/stream',
  reads: true,
  gives: 'stream',
};

/** Remove a message from a group room */
export const removeMessage: Call<{ room: string; id: string }, Record<string, never>> = {
  method: 'DELETE',
  path: '/rooms/:room/messages/:id',
};

/** Announce something in the group rooms */
export const announce: Call<{ title: string; text: string; rooms?: ('lobby' | 'events')[] }, z.output<typeof chat.AnnouncementMade>> = {
  method: 'POST',
  path: '/announcements',
};
