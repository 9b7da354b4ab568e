import type { Ctx } from '../../core/context';
import type { EventRow } from './event.entity';
import { giveBack, lockEvent, moveAll, passSeats } from './pass-seats';
import { registrationOf } from './queries';
import type { RegistrationRow } from './registration.entity';

const DUE_OFFER = 'SELECT eventId AS id FROM registration WHERE offerUntil <= ? ORDER BY offerUntil LIMIT 1';
const PAST_CUT_OFF = "SELECT id FROM event WHERE state = 'published' AND closesAt <= ? AND waiting > 0 LIMIT 1";
const OVERDUE = "SELECT * FROM registration WHERE eventId = ? AND state = 'offered' AND offerUntil <= ? ORDER BY place";

/**
 * Does at a locked event what the clock has decided: seats of offers that nobody answered in time pass on, and after the cut-off the
 * waiting list ends. Returns whether there was something to do, and the event as it is once its list has ended.
 */
export async function settleOverdue(ctx: Ctx<never>, locked: EventRow): Promise<{ event: EventRow; settled: boolean }> {
  const { id: eventId } = locked;
  const rows = await ctx.db.query<RegistrationRow[]>(OVERDUE, [eventId, ctx.now]);
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
  return { event: over ? { ...event, waiting: 0 } : event, settled: rows.length > 0 || over };
}

/** Settles the next event at which something is overdue, and no other, so that its row is not held for long. */
export async function expireOffers(ctx: Ctx<never>): Promise<boolean> {
  const [[late], [closed]] = await Promise.all([
    ctx.db.query<{ id: string }[]>(DUE_OFFER, [ctx.now]),
    ctx.db.query<{ id: string }[]>(PAST_CUT_OFF, [ctx.now]),
  ]);
  const eventId = late?.id ?? closed?.id;
  if (eventId === undefined) return false;
  const { settled } = await settleOverdue(ctx, await lockEvent(ctx, eventId));
  return settled;
}
