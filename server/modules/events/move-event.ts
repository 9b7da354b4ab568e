import type { EventState } from '../../../shared/events';
import type { Ctx } from '../../core/context';
import { marks } from '../../core/db';
import { DomainError } from '../../core/errors';
import type { EventRow } from './event.entity';
import { type EventMove, eventMove } from './lifecycle';

const COLUMNS = [
  ...['id', 'number', 'title', 'description', 'place', 'kind', 'state', 'startsAt', 'endsAt', 'opensAt', 'closesAt', 'cancelUntil'],
  ...['capacity', 'taken', 'waiting', 'lastPlace', 'guests', 'tierFrom', 'points', 'version', 'cancelReason', 'updatedAt'],
] as (keyof EventRow)[];

export function insertEvent(ctx: Ctx<never>, event: EventRow): void {
  const values = COLUMNS.map((column) => event[column]);
  ctx.db.later(`INSERT INTO event(${COLUMNS.join(', ')}) VALUES (${marks(COLUMNS)})`, values);
}

/** Puts it on the record who moved the event, and when. */
export function recordEventStep(ctx: Ctx<never>, { id, version, state }: EventRow, from: EventState | null): void {
  const values = [id, version, ctx.now, ctx.actor.id, from, state];
  ctx.db.later('INSERT INTO event_step(eventId, version, at, actor, fromState, toState) VALUES (?,?,?,?,?,?)', values);
}

/**
 * Moves a locked event on by one conditional update on the state that was read. Throws conflict `events.cannot-<move>` when the event's life
 * does not go that way. Returns the event as it is then.
 */
export async function moveEvent(ctx: Ctx<never>, event: EventRow, move: EventMove, cancelReason: string | null = null): Promise<EventRow> {
  const state = eventMove(move, event.state);
  const sql = 'UPDATE event SET state = ?, version = version + 1, cancelReason = ?, updatedAt = ? WHERE id = ? AND state = ?';
  const moved = await ctx.db.change(sql, [state, cancelReason, ctx.now, event.id, event.state]);
  if (moved !== 1) throw new DomainError('conflict', `events.cannot-${move}`, { state: event.state });
  const after = { ...event, state, version: event.version + 1, cancelReason, updatedAt: ctx.now };
  recordEventStep(ctx, after, event.state);
  return after;
}
