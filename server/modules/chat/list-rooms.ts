import { z } from 'zod';
import { operation } from '../../core/operation';
import { entersChat, isDirect, ROOM_TITLES, roomsFor } from './rooms';

/** The rooms that one may enter, each with its newest message. */
export const listRooms = operation({
  name: 'chat.list-rooms',
  input: z.strictObject({}),
  reads: true,
  policy: (actor) => entersChat(actor),
  async run(ctx) {
    ctx.permit(undefined as never);
    const rooms = roomsFor(ctx.actor, ctx.site.demo);
    const newest = 'SELECT id FROM chat_message WHERE roomId = ? AND removes IS NULL ORDER BY id DESC LIMIT 1';
    const last = await Promise.all(rooms.map((room) => ctx.db.query<{ id: string }[]>(newest, [room])));
    return {
      rooms: rooms.map((id, i) => ({
        id,
        kind: isDirect(id) ? ('direct' as const) : ('group' as const),
        title: ROOM_TITLES[isDirect(id) ? 'direct' : id] as { 'zh-CN': string; en: string },
        lastId: last[i]?.[0]?.id ?? null,
      })),
    };
  },
});
