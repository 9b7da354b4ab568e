import { z } from 'zod';
import { eventId as eventIdOf } from '../../../shared/events';
import { idOf, paragraph } from '../../../shared/text';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { canMove } from './lifecycle';
import { giveBack, lockEvent } from './pass-seats';
import { mayEdit } from './policy';
import { registrationById } from './queries';

/** Staff let somebody whom they took off sign up again, with a reason that stays on the record. It gives no seat by itself. */
export const readmitMember = operation({
  name: 'events.readmit-member',
  input: z.strictObject({ eventId: eventIdOf, registrationId: idOf('reg'), reason: paragraph(200) }),
  policy: mayEdit,
  async run(ctx, { eventId, registrationId, reason }) {
    ctx.permit(null);
    const [event, own] = await Promise.all([lockEvent(ctx, eventId), registrationById(ctx.db, eventId, registrationId)]);
    if (!canMove('readmit', own.state)) throw new DomainError('conflict', 'events.cannot-readmit', { state: own.state });
    giveBack(ctx, event, own, 'readmit', reason);
    ctx.tell({ type: 'MemberReadmitted', subject: own.id, data: { eventId, memberId: own.memberId } });
    return { id: own.id, state: 'cancelled' as const };
  },
});
