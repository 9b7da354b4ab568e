import type { EntityManager } from 'typeorm';
import { DomainError } from '../../core/errors';
import type { WaitingParty } from './allocate-seats';
import type { EventRow } from './event.entity';
import type { RegistrationRow } from './registration.entity';

const unknown = (eventId: string): DomainError => new DomainError('not-found', 'events.unknown', { event: eventId });

const INSTANTS = ['startsAt', 'endsAt', 'opensAt', 'closesAt', 'cancelUntil', 'updatedAt'] as const;

/** MySQL's drivers hand 64-bit numbers out as text. */
export function eventOf(row: EventRow): EventRow {
  for (const column of INSTANTS) row[column] = Number(row[column]);
  return row;
}

/** Throws not-found `events.unknown`. */
export async function eventById(db: EntityManager, eventId: string): Promise<EventRow> {
  const [row] = await db.query<EventRow[]>('SELECT * FROM event WHERE id = ?', [eventId]);
  if (!row) throw unknown(eventId);
  return eventOf(row);
}

const numberOrNull = (value: number | null): number | null => (value === null ? null : Number(value));

/** The same for a registration. */
export function registrationOf(row: RegistrationRow): RegistrationRow {
  row.offerUntil = numberOrNull(row.offerUntil);
  row.attendedAt = numberOrNull(row.attendedAt);
  row.since = Number(row.since);
  return row;
}

export async function ownRegistration(db: EntityManager, eventId: string, memberId: string): Promise<RegistrationRow | null> {
  const [row] = await db.query<RegistrationRow[]>('SELECT * FROM registration WHERE eventId = ? AND memberId = ?', [eventId, memberId]);
  return row ? registrationOf(row) : null;
}

/** Throws not-found `events.unknown-registration`. */
export async function registrationById(db: EntityManager, eventId: string, id: string): Promise<RegistrationRow> {
  const [row] = await db.query<RegistrationRow[]>('SELECT * FROM registration WHERE id = ? AND eventId = ?', [id, eventId]);
  if (!row) throw new DomainError('not-found', 'events.unknown-registration');
  return registrationOf(row);
}

/** Who waits, in order of places, after that place. */
export const queuePage = (db: EntityManager, eventId: string, after: number, limit: number): Promise<WaitingParty[]> =>
  db.query<WaitingParty[]>(
    "SELECT id, memberId, place, party, passedOver FROM registration WHERE eventId = ? AND state = 'waiting' AND place > ? ORDER BY place LIMIT ?",
    [eventId, after, limit],
  );

/** Place on the waiting list as people count, from 1. */
export async function positionOf(db: EntityManager, eventId: string, place: number): Promise<number> {
  const [row] = await db.query<{ ahead: number }[]>(
    "SELECT COUNT(*) AS ahead FROM registration WHERE eventId = ? AND state = 'waiting' AND place < ?",
    [eventId, place],
  );
  return Number(row?.ahead ?? 0) + 1;
}
