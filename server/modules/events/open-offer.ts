import type { Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import type { EventRow } from './event.entity';
import type { OwnAffair } from './policy';
import { ownRegistration } from './queries';
import type { RegistrationRow } from './registration.entity';
import { lockVisible } from './visible-event';

/** The event, locked, and one's open offer for it; conflict `events.no-offer` or `events.offer-over`. */
export async function openOffer(ctx: Ctx<OwnAffair>, eventId: string): Promise<{ event: EventRow; own: RegistrationRow }> {
  const [event, own] = await Promise.all([lockVisible(ctx, eventId), ownRegistration(ctx.db, eventId, ctx.actor.id)]);
  const params = { number: event.number, title: event.title };
  if (own?.state === 'expired') throw new DomainError('conflict', 'events.offer-over', params);
  if (own?.state !== 'offered') throw new DomainError('conflict', 'events.no-offer', params);
  // the job that passes it on may not have run yet, but the time that was promised is over
  if (own.offerUntil === null || own.offerUntil <= ctx.now) throw new DomainError('conflict', 'events.offer-over', params);
  return { event, own };
}
