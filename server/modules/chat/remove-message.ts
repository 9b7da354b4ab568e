import { MessageRef } from '../../../shared/chat';
import { mayStaff } from '../../../shared/permissions';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { lineKey } from './lines';
import { isDirect } from './rooms';

/**
 * Takes a line and the bot's answer to it out of a group room, for everybody and for good; who did it stays in the audit trail.
 * Throws not-found chat.no-message.
 */
export const removeMessage = operation({
  name: 'chat.remove-message',
  input: MessageRef,
  policy: (actor) => mayStaff(actor.roles, 'chat.moderate'),
  async run(ctx, { room, id }) {
    ctx.permit(undefined as never);
    if (isDirect(room)) throw new DomainError('not-found', 'chat.no-room');
    const removed = await ctx.db.change(
      'UPDATE chat_message SET body = NULL, removedAt = ? WHERE roomId = ? AND id = ? AND removedAt IS NULL AND removes IS NULL',
      [ctx.now, room, id],
    );
    if (removed === 0) throw new DomainError('not-found', 'chat.no-message');
    // a row of its own tells those who listen, in this and in other processes
    const line = lineKey({ adapter: 'web', sender: null, messageId: `removal of ${id}` });
    ctx.db.later("INSERT INTO chat_message(roomId, id, sender, line, at, adapter, removes) VALUES (?,?,'',?,?,'web',?)", [
      room,
      ctx.newId('msg'),
      line,
      ctx.now,
      id,
    ]);
    ctx.tell({ type: 'ChatMessageRemoved', subject: id, data: { room } });
    return {};
  },
});
