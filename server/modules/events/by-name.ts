import type { z } from 'zod';
import { type EventChoices, eventName } from '../../../shared/events';
import type { Actor, Ctx } from '../../core/context';
import type { Operation } from '../../core/operation';
import { acceptOffer } from './accept-offer';
import { cancelSignUp } from './cancel-sign-up';
import { declineOffer } from './decline-offer';
import { giveFeedback } from './give-feedback';
import { pickEvent, type Scope } from './pick-event';
import { mayReadEvents } from './policy';
import { showEvent } from './show-event';
import { signUp } from './sign-up';

const CHOOSING = 'choosing among events';

type OnEvent<R> = Operation<z.ZodObject<{ eventId: z.ZodType<string> } & z.ZodRawShape>, never, R>;

/**
 * The same operation for the chat, where an event is called by its number or a part of its title. Several that fit, or none said: the
 * result is the list to choose from, and nothing has happened. Everything else is the operation's own: gates, policy, refusals.
 */
function byName<R>(op: unknown, scope: Scope): Operation<z.ZodObject, unknown, R | EventChoices> {
  const { name, input, policy, duplicates, reads, run } = op as OnEvent<R>;
  return {
    name: `${name}-by-name`,
    input: input.omit({ eventId: true }).extend({ event: eventName }),
    policy: (actor: Actor, subject: unknown) => (subject === CHOOSING ? mayReadEvents(actor) : policy(actor, subject as never)),
    ...(duplicates ? { duplicates } : {}),
    ...(reads ? { reads } : {}),
    async run(ctx: Ctx, { event, ...rest }: Record<string, unknown>) {
      ctx.permit(CHOOSING);
      const found = await pickEvent(ctx, ctx.actor.id, event as string, scope);
      return 'choices' in found ? found : run(ctx as Ctx<never>, { ...rest, eventId: found.id });
    },
  };
}

export const showEventByName = byName(showEvent, 'upcoming');
export const signUpByName = byName(signUp, 'upcoming');
export const cancelSignUpByName = byName(cancelSignUp, 'mine');
export const acceptOfferByName = byName(acceptOffer, 'offers');
export const declineOfferByName = byName(declineOffer, 'offers');
export const giveFeedbackByName = byName(giveFeedback, 'attended');
