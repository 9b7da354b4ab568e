import type { EventPhase, EventView, MyRegistration } from '../../../shared/events';
import type { ReadCtx } from '../../core/context';
import { marks } from '../../core/db';
import type { EventRow } from './event.entity';
import { localTime } from './local-time';
import { eventOf, positionOf, registrationOf } from './queries';
import type { RegistrationRow } from './registration.entity';

function phaseOf(event: EventRow, now: number): EventPhase {
  if (event.state !== 'published') return event.state;
  if (now >= event.endsAt) return 'over';
  if (now >= event.startsAt) return 'running';
  if (now >= event.closesAt) return 'sign-up-over';
  if (now < event.opensAt) return 'announced';
  return event.waiting > 0 || event.taken >= event.capacity ? 'full' : 'open';
}

/** What is read out at the door: the random end of the registration's id. */
export const codeOf = (registrationId: string): string => registrationId.slice(-8).toUpperCase();

/** Had a seat, and the event has ended without them. */
export const isAbsent = ({ state }: Pick<RegistrationRow, 'state'>, event: EventRow, now: number): boolean =>
  state === 'confirmed' && event.state !== 'cancelled' && now >= event.endsAt;

/** An event as everybody may read it. */
export function eventView({ charter, now, site }: ReadCtx, event: EventRow, mine: MyRegistration | null): EventView {
  const { id, number, title, description, place, kind, state, capacity, taken, waiting, guests, tierFrom, points, version } = event;
  const { startsAt, endsAt, opensAt, closesAt, cancelUntil } = event;
  const local = (ms: number) => localTime(site.zone, ms);
  return {
    ...{ id, number, title, description, place, kind, state, startsAt, endsAt, opensAt, closesAt, cancelUntil },
    ...{ capacity, taken, waiting, guests, tierFrom, points, version, mine },
    kindTitle: charter.events?.kinds.find((k) => k.id === kind)?.title ?? kind,
    phase: phaseOf(event, now),
    startsLocal: local(startsAt),
    endsLocal: local(endsAt),
    opensLocal: local(opensAt),
    closesLocal: local(closesAt),
    cancelUntilLocal: local(cancelUntil),
    free: Math.max(0, capacity - taken),
    tierTitle: charter.tiers?.levels.find((t) => t.id === tierFrom)?.title ?? tierFrom,
    cancelReason: event.cancelReason,
    conduct: charter.events?.conduct ?? [],
  };
}

interface Known {
  feedbackGiven?: boolean;
  /** Place on the waiting list, when it is known without asking. */
  position?: number | undefined;
}

/** One's own registration as one sees it. */
export async function myRegistration(ctx: ReadCtx, own: RegistrationRow, event: EventRow, known: Known = {}): Promise<MyRegistration> {
  const { feedbackGiven = false } = known;
  const waits = own.state === 'waiting' && own.place !== null;
  const position = waits ? (known.position ?? (await positionOf(ctx.db, event.id, own.place ?? 0))) : null;
  const { id, eventId, state, party, seats, offerUntil } = own;
  const { title, place, startsAt, endsAt, cancelUntil } = event;
  return {
    ...{ id, eventId, title, place, startsAt, endsAt, state, party, seats, position, offerUntil, cancelUntil, feedbackGiven },
    eventNumber: event.number,
    startsLocal: localTime(ctx.site.zone, startsAt),
    eventState: event.state,
    offerUntilLocal: offerUntil === null ? null : localTime(ctx.site.zone, offerUntil),
    cancelUntilLocal: localTime(ctx.site.zone, cancelUntil),
    code: codeOf(id),
    absent: isAbsent(own, event, ctx.now),
  };
}

/** One's own registrations for these events, by event id; cancelled ones are left out of an event's view. */
export async function ownViews(ctx: ReadCtx, memberId: string, events: readonly EventRow[]): Promise<Map<string, MyRegistration>> {
  if (events.length === 0) return new Map();
  const ids = events.map(({ id }) => id);
  const [rows, given] = await Promise.all([
    ctx.db.query<RegistrationRow[]>(`SELECT * FROM registration WHERE memberId = ? AND eventId IN (${marks(ids)})`, [memberId, ...ids]),
    ctx.db.query<{ eventId: string }[]>(`SELECT eventId FROM event_feedback WHERE memberId = ? AND eventId IN (${marks(ids)})`, [
      memberId,
      ...ids,
    ]),
  ]);
  const byId = new Map(events.map((event) => [event.id, event]));
  const views = rows.map(async (row) => {
    const event = byId.get(row.eventId) as EventRow;
    const feedbackGiven = given.some((g) => g.eventId === row.eventId);
    return [row.eventId, await myRegistration(ctx, registrationOf(row), event, { feedbackGiven })] as const;
  });
  return new Map(await Promise.all(views));
}

/** Events with what the reader has to do with them, in their order. */
export async function eventViews(ctx: ReadCtx, memberId: string, rows: readonly EventRow[]): Promise<EventView[]> {
  const events = rows.map(eventOf);
  const mine = await ownViews(ctx, memberId, events);
  return events.map((event) => eventView(ctx, event, mine.get(event.id) ?? null));
}
