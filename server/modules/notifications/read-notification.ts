import { ReadNotification, type ReadView } from '../../../shared/notifications';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { isSelf } from '../../core/policies';

/** Marks one of the member's own as read; a second time changes nothing. Throws not-found notifications.unknown. */
export const readNotification = operation({
  name: 'notifications.read-one',
  input: ReadNotification,
  policy: (actor, s: { memberId: string }) => isSelf(actor, s.memberId),
  async run(ctx, { id }): Promise<ReadView> {
    const memberId = ctx.actor.id;
    ctx.permit({ memberId });
    const read = await ctx.db.change('UPDATE notification SET readAt = ? WHERE recipient = ? AND id = ? AND readAt IS NULL', [
      ctx.now,
      memberId,
      id,
    ]);
    if (read === 1) return { read };
    const [row] = await ctx.db.query<unknown[]>('SELECT 1 FROM notification WHERE recipient = ? AND id = ?', [memberId, id]);
    if (!row) throw new DomainError('not-found', 'notifications.unknown');
    return { read };
  },
});
