import type { Actor, Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import type { EventRow } from './event.entity';
import { lockEvent } from './pass-seats';
import { mayReadDrafts } from './policy';
import { eventById } from './queries';

/** The event itself, unless it is a draft and the reader may not see drafts: then it is not there. Throws not-found `events.unknown`. */
export function visibleTo(actor: Actor, event: EventRow): EventRow {
  if (event.state === 'draft' && !mayReadDrafts(actor)) throw new DomainError('not-found', 'events.unknown', { event: event.id });
  return event;
}

export const visibleEvent = async (ctx: Ctx<never>, eventId: string): Promise<EventRow> =>
  visibleTo(ctx.actor, await eventById(ctx.db, eventId));

/** The same, held until the transaction ends. */
export const lockVisible = async (ctx: Ctx<never>, eventId: string): Promise<EventRow> =>
  visibleTo(ctx.actor, await lockEvent(ctx, eventId));
