import { z } from 'zod';
import { eventId as eventIdOf } from '../../../shared/events';
import { idOf, paragraph } from '../../../shared/text';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { canMove } from './lifecycle';
import { giveBack, lockEvent, passSeats } from './pass-seats';
import { mayEdit } from './policy';
import { registrationById } from './queries';

/** Staff take somebody off an event, with a reason that stays on the record: after the cancel deadline, or for misconduct. */
export const removeRegistration = operation({
  name: 'events.remove-registration',
  input: z.strictObject({ eventId: eventIdOf, registrationId: idOf('reg'), reason: paragraph(200) }),
  policy: mayEdit,
  async run(ctx, { eventId, registrationId, reason }) {
    ctx.permit(null);
    const [event, own] = await Promise.all([lockEvent(ctx, eventId), registrationById(ctx.db, eventId, registrationId)]);
    if (!canMove('remove', own.state)) throw new DomainError('conflict', 'events.cannot-remove', { state: own.state });
    const left = giveBack(ctx, event, own, 'remove', reason);
    ctx.tell({ type: 'RegistrationRemoved', subject: own.id, data: { eventId, memberId: own.memberId, seats: own.seats } });
    await passSeats(ctx, left);
    return { id: own.id, state: 'removed' as const };
  },
});
