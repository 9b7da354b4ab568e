import { ReadRoom } from '../../../shared/chat';
import { operation } from '../../core/operation';
import { readLines, seenBy } from './message-views';
import { enterRoom, entersChat } from './rooms';

/** A page of a room's messages, newest first; `next` is the `before` of the next page. Throws not-found chat.no-room. */
export const readRoom = operation({
  name: 'chat.read-room',
  input: ReadRoom,
  reads: true,
  policy: (actor) => entersChat(actor),
  async run(ctx, { room, before, limit }) {
    ctx.permit(undefined as never);
    const entered = enterRoom(ctx.actor, room, ctx.site.demo);
    const lines = await readLines(ctx, entered, `${before ? 'id < ? AND ' : ''}removes IS NULL`, before ? [before] : [], limit);
    return { messages: lines.map((l) => seenBy(ctx.actor, l)), next: lines.length === limit ? (lines.at(-1)?.id ?? null) : null };
  },
});
