import { z } from 'zod';
import { companyAsked, eventId as eventIdOf, type GatesView } from '../../../shared/events';
import { eventsMessages } from '../../../shared/events-messages';
import { membersMessages } from '../../../shared/members';
import { fill, type Locale } from '../../../shared/messages';
import type { Ctx } from '../../core/context';
import { operation } from '../../core/operation';
import { type Refused, verdicts } from './gates';
import { loadSituation } from './load-situation';
import { wouldSeat } from './pass-seats';
import { type OwnAffair, ownAffair } from './policy';
import { visibleTo } from './visible-event';

/** What signing up now would lead to: each gate's answer in order, refusals with reason and next step in the member's language. */
export const previewGates = operation({
  name: 'events.preview-gates',
  input: z.strictObject({ eventId: eventIdOf, guests: companyAsked }),
  policy: ownAffair,
  reads: true,
  async run(ctx: Ctx<OwnAffair>, { eventId, guests }): Promise<GatesView> {
    ctx.permit({ memberId: ctx.actor.id });
    const situation = await loadSituation(ctx, eventId, ctx.actor.id, guests);
    visibleTo(ctx.actor, situation.event);
    const goesFirst = await wouldSeat(ctx, situation.event, situation.party);
    const given = verdicts({ ...situation, goesFirst });
    const gates = given.map(({ gate, verdict }) => {
      if (verdict === 'pass' || verdict === 'wait') return { gate, outcome: verdict };
      return {
        gate,
        outcome: 'refuse' as const,
        code: verdict.code,
        params: verdict.params,
        ...sentences(verdict, situation.standing.locale),
      };
    });
    const refusedAt = gates.some(({ outcome }) => outcome === 'refuse');
    const waits = gates.some(({ outcome }) => outcome === 'wait');
    return { outcome: refusedAt ? 'refused' : waits ? 'waiting-list' : 'seat', gates };
  },
});

function sentences({ code, params }: Refused, locale: Locale): { reason?: string; next?: string } {
  const refusal = (eventsMessages.refusals?.[code] ?? membersMessages.refusals?.[code])?.[locale];
  return refusal ? { reason: fill(refusal.reason, params), next: fill(refusal.next, params) } : {};
}
