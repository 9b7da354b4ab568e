import type { Ctx, ReadCtx } from '../../core/context';
import { deadline } from '../charter';
import { type Placement, type SeatRound, seatRound } from './allocate-seats';
import type { EventRow } from './event.entity';
import { HOLDING, MOVES, type Move } from './lifecycle';
import { recordStep } from './move-registration';
import { eventById, queuePage } from './queries';
import type { RegistrationRow } from './registration.entity';
import { waitlistRule } from './waitlist-rule';

// Lock order, everywhere: the event's row first, then its registrations. Whoever moves a registration holds the event's row from the
// first statement on, so that each sees the waiting list as the one before left it, and nobody waits in a circle.

const PAGE = 200;

/** Holds the event until the transaction ends, and reads it as it is then. Throws not-found `events.unknown`. */
export function lockEvent(ctx: Ctx, eventId: string): Promise<EventRow> {
  ctx.db.later('UPDATE event SET waiting = waiting WHERE id = ?', [eventId]);
  return eventById(ctx.db, eventId);
}

/**
 * Gives the free seats of a locked event to its waiting list by the policy of allocate-seats.ts. An offer holds its seats until it is
 * answered, at most as long as the charter says and never beyond the cut-off; after the cut-off nothing is offered. `presentId` is
 * somebody who has just joined the list: seats that come to them are theirs at once.
 * `event` is the row as this transaction has left it. Resolves to what came to the one who is present.
 */
export async function passSeats(ctx: Ctx, event: EventRow, presentId?: string): Promise<Placement | null> {
  const free = event.capacity - event.taken;
  if (event.state !== 'published' || event.waiting === 0 || free <= 0 || ctx.now >= event.closesAt) return null;
  const { round } = await roundOf(ctx, event);
  if (round.placements.length === 0) return null;
  await holdSeats(ctx, event, round.placements);
  const rule = waitlistRule(ctx.charter);
  const until = Math.min(deadline(ctx.charter, ctx.charter.calendars[0]?.id ?? '', ctx.now, rule.offerFor), event.closesAt);
  for (const placement of round.placements) place(ctx, event, placement, placement.waiting.id === presentId, until);
  return round.placements.find(({ waiting }) => waiting.id === presentId) ?? null;
}

/** One round over the event's whole waiting list; `open`: whoever came after it would be asked too. */
async function roundOf(ctx: ReadCtx, event: EventRow): Promise<{ round: SeatRound; open: boolean }> {
  const round = seatRound(event.capacity - event.taken, waitlistRule(ctx.charter));
  for (let after = 0; ; ) {
    const page = await queuePage(ctx.db, event.id, after, PAGE);
    const open = round.take(page);
    if (!open || page.length < PAGE) return { round, open };
    after = page.at(-1)?.place ?? 0;
  }
}

/** Whether the policy would seat a newcomer with so large a party at once, past those who wait for more seats than there are. */
export async function wouldSeat(ctx: ReadCtx, event: EventRow, party: number): Promise<boolean> {
  if (event.taken + party > event.capacity) return false;
  const { round, open } = await roundOf(ctx, event);
  if (open) round.take([{ id: '', memberId: '', place: event.lastPlace + 1, party, passedOver: 0 }]);
  return round.placements.some(({ waiting, seats }) => waiting.id === '' && seats === party);
}

/** The count of this one update is what keeps an event from being overbooked, whatever the round has reckoned. */
async function holdSeats(ctx: Ctx, event: EventRow, placements: readonly Placement[]): Promise<void> {
  const seats = placements.reduce((sum, p) => sum + p.seats, 0);
  const sql = 'UPDATE event SET taken = taken + ?, waiting = waiting - ? WHERE id = ? AND taken + ? <= capacity';
  if ((await ctx.db.change(sql, [seats, placements.length, event.id, seats])) !== 1)
    throw new Error(`${event.id}: no ${seats} seats to pass on`);
}

function place(ctx: Ctx, event: EventRow, { waiting, seats, passed }: Placement, present: boolean, until: number): void {
  const { id, memberId } = waiting;
  const move = present && seats === waiting.party ? 'seat' : 'offer';
  const offerUntil = move === 'offer' ? until : null;
  ctx.db.later("UPDATE registration SET state = ?, seats = ?, offerUntil = ? WHERE id = ? AND state = 'waiting'", [
    MOVES[move].to,
    seats,
    offerUntil,
    id,
  ]);
  recordStep(ctx, { registrationId: id, move, from: 'waiting', place: waiting.place });
  for (const other of passed) {
    ctx.db.later('UPDATE registration SET passedOver = passedOver + 1 WHERE id = ?', [other.id]);
    recordStep(ctx, { registrationId: other.id, move: 'pass-over', from: 'waiting', place: other.place, cause: id });
  }
  if (move === 'offer') ctx.tell({ type: 'SeatOffered', subject: id, data: { eventId: event.id, memberId, seats, until } });
}

type Leaving = 'cancel' | 'leave' | 'decline' | 'expire' | 'remove' | 'readmit';

/** Takes a registration of a locked event out and gives back what it held; `passSeats` comes next. Returns the event as it is then. */
export function giveBack(ctx: Ctx, event: EventRow, own: RegistrationRow, move: Leaving, note?: string): EventRow {
  const waiting = own.state === 'waiting' ? 1 : 0;
  ctx.db.later('UPDATE registration SET state = ?, seats = 0, offerUntil = NULL WHERE id = ? AND state = ?', [
    MOVES[move].to,
    own.id,
    own.state,
  ]);
  recordStep(ctx, { registrationId: own.id, move, from: own.state, place: own.place, ...(note === undefined ? {} : { note }) });
  ctx.db.later('UPDATE event SET taken = taken - ?, waiting = waiting - ? WHERE id = ?', [own.seats, waiting, event.id]);
  return { ...event, taken: event.taken - own.seats, waiting: event.waiting - waiting };
}

/** Moves a whole group of a locked event's registrations, each with its step, in two statements. `where` names the states. */
export function moveAll(
  ctx: Ctx,
  eventId: string,
  move: Extract<Move, 'unplace' | 'call-off'>,
  where: string,
  params: readonly unknown[] = [],
): void {
  const { to } = MOVES[move];
  ctx.db.later(
    `INSERT INTO registration_step(registrationId, seq, at, actor, move, fromState, toState, place, cause, note)
     SELECT r.id, MAX(t.seq) + 1, ?, ?, ?, r.state, ?, r.place, NULL, NULL FROM registration r JOIN registration_step t ON t.registrationId = r.id
     WHERE r.eventId = ? AND ${where} GROUP BY r.id, r.state, r.place`,
    [ctx.now, ctx.actor.id, move, to, eventId, ...params],
  );
  ctx.db.later(`UPDATE registration SET state = ?, seats = 0, offerUntil = NULL WHERE eventId = ? AND ${where}`, [to, eventId, ...params]);
  ctx.db.later(
    `UPDATE event SET taken = (SELECT COALESCE(SUM(seats), 0) FROM registration WHERE eventId = ? AND state IN ${HOLDING}),
     waiting = (SELECT COUNT(*) FROM registration WHERE eventId = ? AND state = 'waiting') WHERE id = ?`,
    [eventId, eventId, eventId],
  );
}
