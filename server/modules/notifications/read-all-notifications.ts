import { z } from 'zod';
import type { ReadView } from '../../../shared/notifications';
import { operation } from '../../core/operation';
import { isSelf } from '../../core/policies';

/** Marks everything in the member's inbox as read. */
export const readAllNotifications = operation({
  name: 'notifications.read-all',
  input: z.strictObject({}),
  policy: (actor, s: { memberId: string }) => isSelf(actor, s.memberId),
  async run(ctx): Promise<ReadView> {
    const memberId = ctx.actor.id;
    ctx.permit({ memberId });
    const read = await ctx.db.change('UPDATE notification SET readAt = ? WHERE recipient = ? AND readAt IS NULL', [ctx.now, memberId]);
    return { read };
  },
});
