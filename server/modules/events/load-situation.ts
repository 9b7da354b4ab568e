import type { ReadCtx } from '../../core/context';
import { ageOn, type BirthdayParts, birthdayKey, businessDay, type Charter, lunarToSolar, type Situation } from '../charter';
import { birthOf, type Standing, standingOf } from '../members';
import type { EventRow } from './event.entity';
import type { SignUpSituation } from './gates';
import { eventById, ownRegistration } from './queries';

/** Whether the conditions of that kind of event look at the birth date: else nobody opens it. */
function asksBirth(charter: Charter, kind: string): boolean {
  const gates = charter.events?.kinds.find(({ id }) => id === kind)?.gates;
  return [gates, ...(gates?.anyOf ?? [])].some((when) => when?.age !== undefined || when?.birthday !== undefined);
}

/** What the charter's conditions see of the member on a day. `withBirth`: open the birth date for it. */
export async function occasionOf(ctx: ReadCtx, standing: Standing, event: EventRow, day: string, withBirth: boolean): Promise<Situation> {
  const known: Situation = { day, kind: standing.kind, tier: standing.tier, eventKind: event.kind };
  const birth = withBirth ? await birthOf(ctx, standing.id) : null;
  if (!birth) return known;
  const [year = 0, month = 0, dayOfMonth = 0] = birth.date.split('-').map(Number);
  const parts: BirthdayParts = { calendar: birth.calendar, month, day: dayOfMonth, leap: birth.leapMonth };
  const solar = birth.calendar === 'solar' ? birth.date : lunarToSolar({ year, month, day: dayOfMonth, leap: birth.leapMonth });
  return { ...known, age: ageOn(solar, day), birthdayKey: birthdayKey(parts) };
}

/** Everything the gates of sign-up ask about. Throws not-found `events.unknown` and what `standingOf` throws. */
export async function loadSituation(ctx: ReadCtx, eventId: string, memberId: string, guests: number): Promise<SignUpSituation> {
  const [event, standing, own] = await Promise.all([
    eventById(ctx.db, eventId),
    standingOf(ctx, memberId),
    ownRegistration(ctx.db, eventId, memberId),
  ]);
  const day = businessDay(ctx.charter, event.startsAt);
  const occasion = await occasionOf(ctx, standing, event, day, asksBirth(ctx.charter, event.kind));
  return { now: ctx.now, zone: ctx.site.zone, charter: ctx.charter, event, standing, occasion, own, party: guests + 1 };
}
