import { z } from 'zod';
import { type EventView, eventId as eventIdOf } from '../../../shared/events';
import { line } from '../../../shared/text';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { LIVE_STATES } from './lifecycle';
import { moveEvent } from './move-event';
import { lockEvent, moveAll } from './pass-seats';
import { mayPublish } from './policy';
import { eventView } from './views';

/** Calls an event off: every registration ends, everybody who had one is told. Possible until its end. */
export const cancelEvent = operation({
  name: 'events.cancel-event',
  input: z.strictObject({ eventId: eventIdOf, reason: line(200) }),
  policy: mayPublish,
  async run(ctx, { eventId, reason }): Promise<EventView> {
    ctx.permit(null);
    const before = await lockEvent(ctx, eventId);
    if (before.state === 'published' && ctx.now >= before.endsAt) throw new DomainError('conflict', 'events.over', { title: before.title });
    const event = await moveEvent(ctx, before, 'cancel', reason);
    moveAll(ctx, eventId, 'call-off', `state IN ${LIVE_STATES}`);
    const data = { number: event.number, wasPublished: before.state === 'published' };
    ctx.tell({ type: 'EventCancelled', subject: eventId, data });
    return eventView(ctx, await lockEvent(ctx, eventId), null);
  },
});
