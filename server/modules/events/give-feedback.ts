import { Feedback, type FeedbackGiven } from '../../../shared/events';
import type { Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { standingOf } from '../members';
import { type OwnAffair, ownAffair } from './policy';
import { ownRegistration } from './queries';
import { reward } from './reward';
import { lockVisible } from './visible-event';

/** The place to which the words are sealed. */
export const REMARKS = 'event_feedback.remarks';

/** How somebody who came found it: three scores and, if they like, words. Once, after the end; points by the charter. */
export const giveFeedback = operation({
  name: 'events.give-feedback',
  input: Feedback,
  policy: ownAffair,
  duplicates: { event_feedback: 'events.feedback-given', points_source: 'events.try-again', perk_grant: 'events.try-again' },
  async run(ctx: Ctx<OwnAffair>, { eventId, organisation, content, experience, text }): Promise<FeedbackGiven> {
    const memberId = ctx.actor.id;
    ctx.permit({ memberId });
    const given = 'SELECT 1 FROM event_feedback WHERE eventId = ? AND memberId = ?';
    const [event, own, standing, [before]] = await Promise.all([
      lockVisible(ctx, eventId),
      ownRegistration(ctx.db, eventId, memberId),
      standingOf(ctx, memberId),
      ctx.db.query<unknown[]>(given, [eventId, memberId]),
    ]);
    const params = { number: event.number, title: event.title };
    if (event.state === 'draft' || event.state === 'cancelled') throw new DomainError('conflict', 'events.no-feedback', params);
    if (ctx.now < event.endsAt) throw new DomainError('conflict', 'events.feedback-too-early', params);
    if (own?.state !== 'attended') throw new DomainError('forbidden', 'events.feedback-of-those-who-came', params);
    if (before) throw new DomainError('conflict', 'events.feedback-given', params);
    const remarks = text === '' ? null : ctx.vault.seal(REMARKS, text);
    ctx.db.later('INSERT INTO event_feedback(eventId, memberId, organisation, content, experience, remarks, at) VALUES (?,?,?,?,?,?,?)', [
      ...[eventId, memberId, organisation, content, experience, remarks, ctx.now],
    ]);
    const points = await reward(ctx, { occasion: 'feedback-given', event, registrationId: own.id, standing });
    ctx.tell({ type: 'FeedbackGiven', subject: eventId, data: { points } });
    return { eventId, number: event.number, title: event.title, points };
  },
});
