import type { z } from 'zod';
import { type DoorEntry, DoorList, type DoorOutcome, type DoorResult } from '../../../shared/events';
import { normalisePhone } from '../../../shared/phone';
import type { Ctx } from '../../core/context';
import { marks } from '../../core/db';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { memberByNumber, memberByPhone, namesOf } from '../members';
import type { DoorEntryRow } from './attendance.entity';
import type { EventRow } from './event.entity';
import { canMove } from './lifecycle';
import { localTime } from './local-time';
import { doorListUntil, markAttended } from './mark-attended';
import { lockEvent } from './pass-seats';
import { mayTakeAttendance } from './policy';
import { registrationOf } from './queries';
import type { RegistrationRow } from './registration.entity';
import { codeOf } from './views';
import { DOOR_OPENS_MS } from './wall-code';

type Entry = z.output<typeof DoorEntry>;
interface Found {
  entry: Entry;
  own: RegistrationRow | null;
  outcome: DoorOutcome;
  points: number;
}

/**
 * Who came, as staff typed or scanned it, one by one or as a list that was kept without network. Each entry is answered by itself, by its
 * nonce once and for all; nothing is refused for one wrong entry. From two hours before the start until the charter's time for the summary.
 */
export const recordAttendance = operation({
  name: 'events.record-attendance',
  input: DoorList,
  policy: mayTakeAttendance,
  duplicates: { points_source: 'events.try-again', perk_grant: 'events.try-again' },
  async run(ctx, { eventId, entries }): Promise<{ results: DoorResult[] }> {
    ctx.permit(null);
    const known = `SELECT nonce, outcome, registrationId, points FROM door_entry WHERE eventId = ? AND nonce IN (${marks(entries)})`;
    const [event, everybody, before] = await Promise.all([
      lockEvent(ctx, eventId),
      ctx.db.query<RegistrationRow[]>('SELECT * FROM registration WHERE eventId = ?', [eventId]),
      ctx.db.query<DoorEntryRow[]>(known, [eventId, ...entries.map(({ nonce }) => nonce)]),
    ]);
    assertDoorOpen(ctx, event);
    const registrations = everybody.map(registrationOf);
    const found = await findAll(ctx, entries, registrations, before);
    await letIn(ctx, event, found, new Set(before.map(({ nonce }) => nonce)));
    return { results: await resultsOf(ctx, found) };
  },
});

function assertDoorOpen(ctx: Ctx<never>, event: EventRow): void {
  const opens = event.startsAt - DOOR_OPENS_MS;
  if (event.state !== 'published' && event.state !== 'closed') throw new DomainError('conflict', 'events.no-door', { state: event.state });
  if (ctx.now < opens) throw new DomainError('conflict', 'events.door-not-open', { opensAt: localTime(ctx.site.zone, opens) });
  const until = doorListUntil(ctx, event);
  if (ctx.now > until) throw new DomainError('conflict', 'events.door-list-over', { until: localTime(ctx.site.zone, until) });
}

/** Whose entry it is and what it comes to; a second entry for somebody in the same list finds them there already. */
async function findAll(
  ctx: Ctx<never>,
  entries: readonly Entry[],
  all: readonly RegistrationRow[],
  before: readonly DoorEntryRow[],
): Promise<Found[]> {
  const members = await Promise.all(entries.map((entry) => whoIs(ctx, entry.who, all)));
  const inside = new Set<string>();
  return entries.map((entry, i): Found => {
    const earlier = before.find(({ nonce }) => nonce === entry.nonce);
    if (earlier) {
      const own = all.find(({ id }) => id === earlier.registrationId) ?? null;
      return { entry, own, outcome: earlier.outcome, points: Number(earlier.points) };
    }
    const own = all.find(({ memberId }) => memberId === members[i]) ?? null;
    const outcome = outcomeOf(members[i] ?? null, own, inside);
    if (own && outcome === 'attended') inside.add(own.id);
    return { entry, own, outcome, points: 0 };
  });
}

function outcomeOf(memberId: string | null, own: RegistrationRow | null, inside: ReadonlySet<string>): DoorOutcome {
  if (memberId === null) return 'unknown';
  if (own?.state === 'attended' || (own && inside.has(own.id))) return 'already';
  if (own?.state === 'waiting') return 'waiting';
  return own && canMove('attend', own.state) ? 'attended' : 'not-registered';
}

/** By the registration's id or code, else by member number, else by phone. Null: nobody. */
async function whoIs(ctx: Ctx<never>, who: string, all: readonly RegistrationRow[]): Promise<string | null> {
  const byCode = all.filter(({ id }) => id === who || codeOf(id) === who.toUpperCase());
  if (byCode.length === 1) return byCode[0]?.memberId ?? null;
  const phone = normalisePhone(who);
  const [byNumber, byPhone] = await Promise.all([memberByNumber(ctx, who), phone === null ? null : memberByPhone(ctx, phone)]);
  return byNumber ?? byPhone;
}

async function letIn(ctx: Ctx<never>, event: EventRow, found: readonly Found[], answered: ReadonlySet<string>): Promise<void> {
  const fresh = found.filter(({ entry }) => !answered.has(entry.nonce));
  if (fresh.length === 0) return;
  // by member: everybody who books points for many takes the balances in the same order
  const coming = fresh
    .filter((f) => f.outcome === 'attended' && f.own)
    .sort((a, b) => ((a.own?.memberId ?? '') < (b.own?.memberId ?? '') ? -1 : 1));
  await Promise.all(
    coming.map(async (one) => {
      one.points = await markAttended(ctx, event, one.own as RegistrationRow, one.entry.at ?? ctx.now);
    }),
  );
  const values = fresh.flatMap((f) => [event.id, f.entry.nonce, f.outcome, f.own?.id ?? null, f.points, ctx.actor.id, ctx.now]);
  const columns = 'eventId, nonce, outcome, registrationId, points, actor, at';
  ctx.db.later(`INSERT INTO door_entry(${columns}) VALUES ${marks(fresh, '(?,?,?,?,?,?,?)')}`, values);
}

async function resultsOf(ctx: Ctx<never>, found: readonly Found[]): Promise<DoorResult[]> {
  const names = await namesOf(ctx, [...new Set(found.flatMap(({ own }) => own?.memberId ?? []))]);
  return found.map(({ entry, own, outcome, points }) => {
    const person = own ? names.get(own.memberId) : undefined;
    const party = own ? own.seats || own.party : null; // an offer may be for fewer than came to ask
    return { nonce: entry.nonce, outcome, points, name: person?.name ?? null, number: person?.number ?? null, party };
  });
}
