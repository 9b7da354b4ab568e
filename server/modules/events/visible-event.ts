import type { Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import type { EventRow } from './event.entity';
import { mayReadDrafts } from './policy';
import { eventById } from './queries';

/** The event, unless it is a draft and the reader may not see drafts: then it is not there. Throws not-found `events.unknown`. */
export async function visibleEvent(ctx: Ctx<never>, eventId: string): Promise<EventRow> {
  const event = await eventById(ctx.db, eventId);
  if (event.state === 'draft' && !mayReadDrafts(ctx.actor)) throw new DomainError('not-found', 'events.unknown', { event: eventId });
  return event;
}
