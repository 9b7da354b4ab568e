import { z } from 'zod';
import { type EventView, eventId as eventIdOf } from '../../../shared/events';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { moveEvent } from './move-event';
import { lockEvent } from './pass-seats';
import { mayPublish } from './policy';
import { eventView } from './views';

/** Shows a draft to everybody and announces it. Conflict `events.starts-in-past` when it is too late for that. */
export const publishEvent = operation({
  name: 'events.publish-event',
  input: z.strictObject({ eventId: eventIdOf }),
  policy: mayPublish,
  async run(ctx, { eventId }): Promise<EventView> {
    ctx.permit(null);
    const draft = await lockEvent(ctx, eventId);
    const event = await moveEvent(ctx, draft, 'publish');
    if (event.closesAt <= ctx.now) throw new DomainError('conflict', 'events.starts-in-past');
    ctx.tell({ type: 'EventPublished', subject: eventId, data: { number: event.number, startsAt: event.startsAt } });
    return eventView(ctx, event, null);
  },
});
