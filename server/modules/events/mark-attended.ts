import type { Ctx } from '../../core/context';
import { deadline } from '../charter';
import { type Standing, standingOf } from '../members';
import type { EventRow } from './event.entity';
import { recordStep } from './move-registration';
import type { RegistrationRow } from './registration.entity';
import { reward } from './reward';
import { DOOR_OPENS_MS } from './wall-code';

type Coming = Pick<RegistrationRow, 'id' | 'memberId' | 'state' | 'place'>;

/** Until when entries of the door list come in: the charter's time for the summary (events.summaryWithin). */
export function doorListUntil({ charter }: Pick<Ctx, 'charter'>, event: EventRow): number {
  const within = charter.events?.summaryWithin ?? { n: 7, unit: '天' };
  return deadline(charter, charter.calendars[0]?.id ?? '', event.endsAt, within);
}

/**
 * Somebody came: the registration of a locked event moves on, and its points are booked in the same transaction. `own` is confirmed, or
 * offered seats, which are taken by that. `at` is brought into the time between the opening of the door and now. Resolves to the points.
 */
export async function markAttended(ctx: Ctx<never>, event: EventRow, own: Coming, at: number, known?: Standing): Promise<number> {
  const attendedAt = Math.min(Math.max(at, event.startsAt - DOOR_OPENS_MS), ctx.now);
  const standing = known ?? (await standingOf(ctx, own.memberId));
  ctx.db.later("UPDATE registration SET state = 'attended', party = seats, offerUntil = NULL, attendedAt = ? WHERE id = ? AND state = ?", [
    attendedAt,
    own.id,
    own.state,
  ]);
  recordStep(ctx, { registrationId: own.id, move: 'attend', from: own.state, place: own.place });
  const points = await reward(ctx, { occasion: 'attended', event, registrationId: own.id, standing });
  ctx.tell({ type: 'Attended', subject: own.id, data: { eventId: event.id, memberId: own.memberId, points } });
  return points;
}
