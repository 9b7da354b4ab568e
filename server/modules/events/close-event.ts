import { z } from 'zod';
import { type EventView, eventId as eventIdOf } from '../../../shared/events';
import type { Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import type { EventRow } from './event.entity';
import { settleOverdue } from './expire-offers';
import { moveEvent } from './move-event';
import { lockEvent } from './pass-seats';
import { mayPublish } from './policy';
import { eventView } from './views';

/** Ends a locked event that is over, and with it what the job has not come round to ending, and tells how it went. */
export async function close(ctx: Ctx<never>, over: EventRow): Promise<EventRow> {
  const { event: before } = over.state === 'published' ? await settleOverdue(ctx, over) : { event: over };
  const count =
    "SELECT state, COUNT(*) AS parties, SUM(seats) AS seats FROM registration WHERE eventId = ? AND state IN ('confirmed','attended') GROUP BY state";
  const rows = await ctx.db.query<{ state: string; parties: number; seats: number }[]>(count, [before.id]);
  const figure = (state: string) => Number(rows.find((row) => row.state === state)?.parties ?? 0);
  const event = await moveEvent(ctx, before, 'close');
  const data = { number: event.number, attended: figure('attended'), absent: figure('confirmed'), capacity: event.capacity };
  ctx.tell({ type: 'EventClosed', subject: before.id, data });
  return event;
}

/** Closes an event that is over; a day after its end it closes by itself. Late entries of the door list and feedback still come in. */
export const closeEvent = operation({
  name: 'events.close-event',
  input: z.strictObject({ eventId: eventIdOf }),
  policy: mayPublish,
  async run(ctx, { eventId }): Promise<EventView> {
    ctx.permit(null);
    const before = await lockEvent(ctx, eventId);
    if (before.state === 'published' && ctx.now < before.endsAt) throw new DomainError('conflict', 'events.not-over');
    return eventView(ctx, await close(ctx, before), null);
  },
});
