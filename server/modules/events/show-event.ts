import { z } from 'zod';
import { type EventView, eventId as eventIdOf } from '../../../shared/events';
import { operation } from '../../core/operation';
import { mayReadEvents } from './policy';
import { eventViews } from './views';
import { visibleEvent } from './visible-event';

/** One event, with what one has to do with it. */
export const showEvent = operation({
  name: 'events.show-event',
  input: z.strictObject({ eventId: eventIdOf }),
  policy: mayReadEvents,
  reads: true,
  async run(ctx, { eventId }): Promise<EventView> {
    ctx.permit(null);
    const [view] = await eventViews(ctx, ctx.actor.id, [await visibleEvent(ctx, eventId)]);
    return view as EventView;
  },
});
