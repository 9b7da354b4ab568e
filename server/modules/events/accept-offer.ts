import { z } from 'zod';
import { eventId as eventIdOf, type MyRegistration } from '../../../shared/events';
import type { Ctx } from '../../core/context';
import { operation } from '../../core/operation';
import { requireTakingPart, standingOf } from '../members';
import { recordStep } from './move-registration';
import { openOffer } from './open-offer';
import { type OwnAffair, ownAffair } from './policy';
import { myRegistration } from './views';

/** Takes the seats that an offer holds. Where parties may split, the party is then as large as the offer. */
export const acceptOffer = operation({
  name: 'events.accept-offer',
  input: z.strictObject({ eventId: eventIdOf }),
  policy: ownAffair,
  async run(ctx: Ctx<OwnAffair>, { eventId }): Promise<MyRegistration> {
    const memberId = ctx.actor.id;
    ctx.permit({ memberId });
    const [{ event, own }, standing] = await Promise.all([openOffer(ctx, eventId), standingOf(ctx, memberId)]);
    requireTakingPart(standing);
    ctx.db.later("UPDATE registration SET state = 'confirmed', party = seats, offerUntil = NULL WHERE id = ? AND state = 'offered'", [
      own.id,
    ]);
    recordStep(ctx, { registrationId: own.id, move: 'accept', from: 'offered', place: own.place });
    ctx.tell({ type: 'OfferAccepted', subject: own.id, data: { eventId, memberId, seats: own.seats } });
    return myRegistration(ctx, { ...own, state: 'confirmed', party: own.seats, offerUntil: null }, event);
  },
});
