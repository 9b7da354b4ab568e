import type { EventState, RegistrationState } from '../../../shared/events';
import { DomainError } from '../../core/errors';

/** The life of an event: draft → published → closed or cancelled. */
const EVENT_MOVES = {
  publish: { from: ['draft'], to: 'published' },
  close: { from: ['published'], to: 'closed' },
  cancel: { from: ['draft', 'published'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly EventState[]; to: EventState }>;
export type EventMove = keyof typeof EVENT_MOVES;

/** Where the move leads. Throws conflict `events.wrong-state` when it does not start here. */
export function eventMove(move: EventMove, from: EventState): EventState {
  const rule: { from: readonly EventState[]; to: EventState } = EVENT_MOVES[move];
  if (!rule.from.includes(from)) throw new DomainError('conflict', `events.cannot-${move}`, { state: from });
  return rule.to;
}

/** One may sign up (again) from here. After `removed` staff have to open the way first. */
const GONE = ['cancelled', 'declined', 'expired', 'unplaced'] as const;
const LIVE = ['confirmed', 'waiting', 'offered'] as const;

/** The life of a registration; null: there was none. */
export const MOVES = {
  /** Seats at once. */
  'sign-up': { from: [null, ...GONE], to: 'confirmed' },
  /** All taken, or others wait already. */
  queue: { from: [null, ...GONE], to: 'waiting' },
  /** Seats at once for somebody who has just joined the waiting list and whom nobody ahead can use them before. */
  seat: { from: ['waiting'], to: 'confirmed' },
  /** A later party was given seats that were too few for this one. */
  'pass-over': { from: ['waiting'], to: 'waiting' },
  offer: { from: ['waiting'], to: 'offered' },
  accept: { from: ['offered'], to: 'confirmed' },
  decline: { from: ['offered'], to: 'declined' },
  expire: { from: ['offered'], to: 'expired' },
  cancel: { from: ['confirmed', 'waiting'], to: 'cancelled' },
  /** The member is no longer one. */
  leave: { from: LIVE, to: 'cancelled' },
  /** By staff, with a reason. */
  remove: { from: LIVE, to: 'removed' },
  /** By staff, with a reason: whom they took off may sign up again. */
  readmit: { from: ['removed'], to: 'cancelled' },
  attend: { from: ['confirmed', 'offered'], to: 'attended' },
  /** The cut-off came, or the event became smaller than the party. */
  unplace: { from: ['waiting'], to: 'unplaced' },
  /** The event was cancelled. */
  'call-off': { from: LIVE, to: 'called-off' },
} as const satisfies Record<string, { from: readonly (RegistrationState | null)[]; to: RegistrationState }>;
export type Move = keyof typeof MOVES;

/** Whether the move may start from that state. */
export const canMove = (move: Move, from: RegistrationState | null): boolean =>
  (MOVES[move].from as readonly (RegistrationState | null)[]).includes(from);

/** The states in SQL, where seats are held and where they may be released. */
export const HOLDING = "('confirmed','offered','attended')";
export const LIVE_STATES = "('confirmed','waiting','offered')";
