import type { z } from 'zod';
import { EventEdit, type EventView } from '../../../shared/events';
import type { Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import type { EventRow } from './event.entity';
import { assertPlan, type EventPlan } from './event-rules';
import { lockEvent, moveAll, passSeats } from './pass-seats';
import { mayEdit } from './policy';
import { eventView } from './views';

type Changes = Partial<EventPlan>;

/** What may still be said of an event that has begun. */
const AFTER_START: readonly (keyof EventPlan)[] = ['description', 'place', 'endsAt'];

/**
 * Changes an event, by the version that was read: conflict `events.changed-meanwhile` when somebody was faster. The capacity never falls
 * below the seats taken (`events.capacity-taken`); raising it passes seats to the waiting list. A start that moves takes along the
 * instants that were left out; nobody is held to another time or place: where the cancel deadline is past then, it is the start.
 */
export const editEvent = operation({
  name: 'events.edit-event',
  input: EventEdit,
  policy: mayEdit,
  async run(ctx, { eventId, version, ...given }): Promise<EventView> {
    ctx.permit(null);
    const event = await lockEvent(ctx, eventId);
    if (event.state === 'closed' || event.state === 'cancelled')
      throw new DomainError('conflict', 'events.cannot-edit', { state: event.state });
    if (event.version !== version) throw new DomainError('conflict', 'events.changed-meanwhile', { version: event.version });
    const changes = changesOf(ctx.now, event, given);
    assertNotBegun(ctx.now, event, changes);
    const edited: EventRow = { ...event, ...changes, version: version + 1, updatedAt: ctx.now };
    assertPlan(ctx.charter, edited);
    await writeChanges(ctx, event, edited, changes);
    ctx.tell({ type: 'EventEdited', subject: eventId, data: { fields: Object.keys(changes), version: edited.version } });
    if (event.state !== 'published') return eventView(ctx, edited, null);
    if (isMoved(event, changes))
      ctx.tell({ type: 'EventRescheduled', subject: eventId, data: { from: event.startsAt, startsAt: edited.startsAt } });
    await settleRegistrations(ctx, event, edited);
    return eventView(ctx, await lockEvent(ctx, eventId), null);
  },
});

/** To another time or place than people have signed up for. */
const isMoved = (event: EventRow, { startsAt = event.startsAt, place = event.place }: Changes): boolean =>
  startsAt !== event.startsAt || place !== event.place;

/** What differs; instants move along with the start. */
function changesOf(now: number, event: EventRow, given: Omit<z.output<typeof EventEdit>, 'eventId' | 'version'>): Changes {
  const { startsAt = event.startsAt } = given;
  const shift = startsAt - event.startsAt;
  const along = { endsAt: event.endsAt + shift, closesAt: event.closesAt + shift, cancelUntil: event.cancelUntil + shift };
  if (along.cancelUntil <= now && now < event.startsAt && isMoved(event, given as Changes)) along.cancelUntil = startsAt;
  const wanted = { ...along, ...given };
  const differing = Object.entries(wanted).filter(([key, value]) => value !== undefined && value !== event[key as keyof EventPlan]);
  return Object.fromEntries(differing) as Changes;
}

function assertNotBegun(now: number, event: EventRow, changes: Changes): void {
  if (event.state !== 'published' || now < event.startsAt) {
    const start = changes.startsAt;
    if (event.state === 'published' && start !== undefined && start <= now) throw new DomainError('conflict', 'events.starts-in-past');
    return;
  }
  const late = Object.keys(changes).filter((key) => !AFTER_START.includes(key as keyof EventPlan));
  if (late.length > 0) throw new DomainError('conflict', 'events.begun', { fields: late.join(', ') });
}

async function writeChanges(ctx: Ctx<never>, event: EventRow, edited: EventRow, changes: Changes): Promise<void> {
  const columns = Object.keys(changes) as (keyof EventPlan)[];
  const sets = columns.map((column) => `${column} = ?, `).join('');
  const sql = `UPDATE event SET ${sets}version = version + 1, updatedAt = ? WHERE id = ? AND version = ? AND taken <= ?`;
  const values = [...columns.map((column) => edited[column]), ctx.now, event.id, event.version, edited.capacity];
  if ((await ctx.db.change(sql, values)) === 1) return;
  throw new DomainError('conflict', 'events.capacity-taken', { taken: event.taken, capacity: edited.capacity });
}

/** Offers end with the cut-off; parties that have become larger than the event leave the list; new seats go to it. */
async function settleRegistrations(ctx: Ctx<never>, before: EventRow, event: EventRow): Promise<void> {
  if (event.closesAt < before.closesAt)
    ctx.db.later("UPDATE registration SET offerUntil = ? WHERE eventId = ? AND state = 'offered' AND offerUntil > ?", [
      event.closesAt,
      event.id,
      event.closesAt,
    ]);
  if (event.capacity < before.capacity && event.waiting > 0) {
    moveAll(ctx, event.id, 'unplace', "state = 'waiting' AND party > ?", [event.capacity]);
    ctx.tell({ type: 'WaitlistEnded', subject: event.id, data: { capacity: event.capacity } });
  }
  await passSeats(ctx, await lockEvent(ctx, event.id));
}
