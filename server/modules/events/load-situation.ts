import type { ReadCtx } from '../../core/context';
import { businessDay, type Charter, deadline, grantsFor, type Situation } from '../charter';
import { ageAndBirthday, type Standing, standingOf } from '../members';
import type { EventRow } from './event.entity';
import type { SignUpSituation } from './gates';
import { eventById, ownRegistration } from './queries';

type Conditions = NonNullable<Charter['perks'][number]['when']>;

const looksAt = (when: Conditions | undefined, keys: readonly ('age' | 'birthday' | 'first')[]): boolean =>
  [when, ...(when?.anyOf ?? [])].some((one) => keys.some((key) => one?.[key] !== undefined));

/** Whether some perk of that occasion looks at this of a member: else nobody looks it up. */
export const asksOf = (charter: Charter, occasion: string, keys: readonly ('age' | 'birthday' | 'first')[]): boolean =>
  charter.perks.some((perk) => perk.on === occasion && looksAt(perk.when, keys));

/** Whether signing up for that kind of event depends on the birth date: else nobody opens it. */
const asksBirth = (charter: Charter, kind: string): boolean =>
  looksAt(charter.events?.kinds.find(({ id }) => id === kind)?.gates, ['age', 'birthday']) ||
  asksOf(charter, 'registration', ['age', 'birthday']);

/**
 * How long before everybody else the charter's perks on `registration` let the member sign up, ms: the longest `priority` among them.
 * Working hours are those after the opening.
 */
function headStart(charter: Charter, opensAt: number, occasion: Situation): number {
  const calendar = charter.calendars[0]?.id ?? '';
  const starts = grantsFor(charter, 'registration', occasion).flatMap(({ grant }) =>
    grant.priority ? [deadline(charter, calendar, opensAt, grant.priority) - opensAt] : [],
  );
  return Math.max(0, ...starts);
}

/** What the charter's conditions see of the member on a day. `withBirth`: open the birth date for it. */
export async function occasionOf(ctx: ReadCtx, standing: Standing, event: EventRow, day: string, withBirth: boolean): Promise<Situation> {
  const known: Situation = { day, kind: standing.kind, tier: standing.tier, eventKind: event.kind };
  return withBirth ? { ...known, ...(await ageAndBirthday(ctx, standing.id, day)) } : known;
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
  const headStartMs = headStart(ctx.charter, event.opensAt, occasion);
  return { now: ctx.now, zone: ctx.site.zone, charter: ctx.charter, event, standing, occasion, own, party: guests + 1, headStartMs };
}
