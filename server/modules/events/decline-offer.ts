import { z } from 'zod';
import { eventId as eventIdOf, type MyRegistration } from '../../../shared/events';
import type { Ctx } from '../../core/context';
import { operation } from '../../core/operation';
import { openOffer } from './open-offer';
import { giveBack, passSeats } from './pass-seats';
import { type OwnAffair, ownAffair } from './policy';
import { myRegistration } from './views';

/** Refuses an offer: the seats go to the next at once. */
export const declineOffer = operation({
  name: 'events.decline-offer',
  input: z.strictObject({ eventId: eventIdOf }),
  policy: ownAffair,
  async run(ctx: Ctx<OwnAffair>, { eventId }): Promise<MyRegistration> {
    const memberId = ctx.actor.id;
    ctx.permit({ memberId });
    const { event, own } = await openOffer(ctx, eventId);
    const left = giveBack(ctx, event, own, 'decline');
    ctx.tell({ type: 'OfferDeclined', subject: own.id, data: { eventId, memberId, seats: own.seats } });
    await passSeats(ctx, left);
    return myRegistration(ctx, { ...own, state: 'declined', seats: 0, offerUntil: null }, event);
  },
});
