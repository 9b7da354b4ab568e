import { z } from 'zod';
import { eventId as eventIdOf, type MyRegistration } from '../../../shared/events';
import type { Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import type { EventRow } from './event.entity';
import { canMove } from './lifecycle';
import { localTime } from './local-time';
import { giveBack, passSeats } from './pass-seats';
import { type OwnAffair, ownAffair } from './policy';
import { ownRegistration } from './queries';
import type { RegistrationRow } from './registration.entity';
import { myRegistration } from './views';
import { lockVisible } from './visible-event';

/**
 * Gives one's seats back, or leaves the waiting list, and passes the seats on. Seats can be given back until the event's cancel deadline,
 * a place on the waiting list until the start; an offer is declined.
 */
export const cancelSignUp = operation({
  name: 'events.cancel-sign-up',
  input: z.strictObject({ eventId: eventIdOf }),
  policy: ownAffair,
  async run(ctx: Ctx<OwnAffair>, { eventId }): Promise<MyRegistration> {
    const memberId = ctx.actor.id;
    ctx.permit({ memberId });
    const [event, own] = await Promise.all([lockVisible(ctx, eventId), ownRegistration(ctx.db, eventId, memberId)]);
    if (!own) throw new DomainError('conflict', 'events.not-registered', { number: event.number, title: event.title });
    const move = own.state === 'offered' ? 'decline' : 'cancel';
    assertMayLeave(ctx, event, own, move);
    const left = giveBack(ctx, event, own, move);
    const data = { eventId, memberId, seats: own.seats };
    if (move === 'decline') ctx.tell({ type: 'OfferDeclined', subject: own.id, data });
    else ctx.tell({ type: 'SignUpCancelled', subject: own.id, data });
    await passSeats(ctx, left);
    return myRegistration(ctx, { ...own, state: move === 'decline' ? 'declined' : 'cancelled', seats: 0, offerUntil: null }, event);
  },
});

function assertMayLeave(ctx: Ctx<never>, event: EventRow, own: RegistrationRow, move: 'cancel' | 'decline'): void {
  const params = { number: event.number, title: event.title };
  if (own.state === 'attended') throw new DomainError('conflict', 'events.already-attended', params);
  if (!canMove(move, own.state)) throw new DomainError('conflict', 'events.not-registered', params);
  if (ctx.now >= event.startsAt)
    throw new DomainError('conflict', 'events.started', { ...params, startsAt: localTime(ctx.site.zone, event.startsAt) });
  if (own.state === 'confirmed' && ctx.now > event.cancelUntil)
    throw new DomainError('conflict', 'events.cancel-too-late', { ...params, cancelUntil: localTime(ctx.site.zone, event.cancelUntil) });
}
