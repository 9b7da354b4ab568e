import type { Ctx } from '../../core/context';
import { giveBack, lockEvent, moveAll, passSeats } from './pass-seats';
import { registrationOf } from './queries';
import type { RegistrationRow } from './registration.entity';

const DUE_OFFER = 'SELECT eventId AS id FROM registration WHERE offerUntil <= ? ORDER BY offerUntil LIMIT 1';
const PAST_CUT_OFF = "SELECT id FROM event WHERE state = 'published' AND closesAt <= ? AND waiting > 0 LIMIT 1";
const OVERDUE = "SELECT * FROM registration WHERE eventId = ? AND state = 'offered' AND offerUntil <= ? ORDER BY place";

/**
 * Passes on the seats of offers that nobody answered in time, and at the cut-off ends the waiting list; one event at a time, so that its
 * row is not held for long. Resolves to whether there was something to do.
 */
export async function expireOffers(ctx: Ctx<never>): Promise<boolean> {
  const [[late], [closed]] = await Promise.all([
    ctx.db.query<{ id: string }[]>(DUE_OFFER, [ctx.now]),
    ctx.db.query<{ id: string }[]>(PAST_CUT_OFF, [ctx.now]),
  ]);
  const eventId = late?.id ?? closed?.id;
  if (eventId === undefined) return false;
  const [locked, rows] = await Promise.all([lockEvent(ctx, eventId), ctx.db.query<RegistrationRow[]>(OVERDUE, [eventId, ctx.now])]);
  let event = locked;
  for (const own of rows.map(registrationOf)) {
    event = giveBack(ctx, event, own, 'expire');
    ctx.tell({ type: 'OfferExpired', subject: own.id, data: { eventId, memberId: own.memberId, seats: own.seats } });
  }
  await passSeats(ctx, event);
  const over = event.state === 'published' && ctx.now >= event.closesAt && event.waiting > 0;
  if (over) {
    moveAll(ctx, eventId, 'unplace', "state = 'waiting'");
    ctx.tell({ type: 'WaitlistEnded', subject: eventId, data: { waiting: event.waiting } });
  }
  return rows.length > 0 || over;
}
