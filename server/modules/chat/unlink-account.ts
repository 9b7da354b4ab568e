import { ChatAccountRef } from '../../../shared/chat';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { isSelf } from '../../core/policies';
import { linkedMember } from './accounts';

/** Ends what a chat account may do for the member. Throws not-found chat.no-account. */
export const unlinkAccount = operation({
  name: 'chat.unlink-account',
  input: ChatAccountRef,
  policy: (actor, s: { memberId: string }) => isSelf(actor, s.memberId),
  async run(ctx, { adapter, chatUser }) {
    const memberId = await linkedMember(ctx, adapter, chatUser);
    // what belongs to others is not said to exist
    ctx.permit({ memberId: memberId === ctx.actor.id ? memberId : ctx.actor.id });
    if (memberId !== ctx.actor.id) throw new DomainError('not-found', 'chat.no-account');
    const gone = await ctx.db.change('DELETE FROM chat_account WHERE adapter = ? AND chatUser = ? AND memberId = ?', [
      adapter,
      chatUser,
      memberId,
    ]);
    if (gone === 0) throw new DomainError('not-found', 'chat.no-account');
    ctx.tell({ type: 'ChatAccountUnlinked', subject: memberId, data: { adapter } });
    return {};
  },
});
