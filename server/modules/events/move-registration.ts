import type { RegistrationState } from '../../../shared/events';
import type { Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import { canMove, MOVES, type Move } from './lifecycle';
import type { RegistrationRow } from './registration.entity';

export interface Step {
  registrationId: string;
  move: Move;
  from: RegistrationState | null;
  /** On the waiting list; of a seat at once the last place given until then, to prove that nobody was waiting. */
  place?: number | null | { lastOf: string };
  cause?: string;
  /** Staff's own words. */
  note?: string;
}

/** The place to which staff's words are sealed. */
export const STEP_NOTE = 'registration_step.note';

/** Puts a move on the record. Throws when lifecycle.ts does not know it: that is a bug, never a refusal. */
export function recordStep(ctx: Ctx, { registrationId, move, from, place = null, cause, note }: Step): void {
  if (!canMove(move, from)) throw new Error(`${registrationId}: no ${move} from ${from}`);
  const sealed = note === undefined ? null : ctx.vault.seal(STEP_NOTE, note);
  const last = typeof place === 'object' && place !== null;
  ctx.db.later(
    `INSERT INTO registration_step(registrationId, seq, at, actor, move, fromState, toState, place, cause, note)
     SELECT ?, COALESCE(MAX(seq), 0) + 1, ?, ?, ?, ?, ?, ${last ? '(SELECT lastPlace FROM event WHERE id = ?)' : '?'}, ?, ? FROM registration_step WHERE registrationId = ?`,
    [registrationId, ctx.now, ctx.actor.id, move, from, MOVES[move].to, last ? place.lastOf : place, cause ?? null, sealed, registrationId],
  );
}

export interface Entry {
  /** The row of an earlier registration for the same event, or null. */
  own: Pick<RegistrationRow, 'id' | 'state'> | null;
  eventId: string;
  memberId: string;
  party: number;
  seats: number;
  place: number | null;
}

/**
 * Writes a registration into its first state: a new row, or the old one when somebody signs up again. A double breaks the unique key
 * (event, member), or finds the old row moved: conflict `events.already`.
 */
export async function enterRegistration(ctx: Ctx, move: 'sign-up' | 'queue', entry: Entry): Promise<RegistrationRow> {
  const { own, eventId, memberId, party, seats, place } = entry;
  const id = own?.id ?? ctx.newId('reg');
  const state = MOVES[move].to;
  if (own) {
    const sql =
      'UPDATE registration SET state = ?, party = ?, seats = ?, place = ?, passedOver = 0, offerUntil = NULL, since = ?, attendedAt = NULL WHERE id = ? AND state = ?';
    const moved = await ctx.db.change(sql, [state, party, seats, place, ctx.now, id, own.state]);
    if (moved !== 1) throw new DomainError('conflict', 'events.already');
  } else {
    ctx.db.later(
      'INSERT INTO registration(id, eventId, memberId, state, party, seats, place, passedOver, offerUntil, since, attendedAt) VALUES (?,?,?,?,?,?,?,0,NULL,?,NULL)',
      [id, eventId, memberId, state, party, seats, place, ctx.now],
    );
  }
  recordStep(ctx, { registrationId: id, move, from: own?.state ?? null, place: place ?? { lastOf: eventId } });
  return { id, eventId, memberId, state, party, seats, place, passedOver: 0, offerUntil: null, since: ctx.now, attendedAt: null };
}
