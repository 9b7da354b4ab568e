import type { EventView, GatesView, MyRegistration } from '../../../../shared/events';
import type { PageName } from '../../pages';

/** What somebody can do about an event, as the foot of its page offers it. */
export type Stance =
  | { kind: 'seat' | 'queue' }
  /** No way in: why, and what to do, from the first gate that refuses. */
  | { kind: 'refused'; code: string; reason: string; next: string; params: Readonly<Record<string, unknown>> }
  | { kind: 'confirmed'; mayCancel: boolean }
  | { kind: 'waiting' | 'offered' | 'attended' | 'feedback' | 'absent' | 'over' | 'cancelled' | 'unknown' };

/** Doors open that long before the start, UTC ms. */
const DOOR_MS = 2 * 3_600_000;

const ENDED: readonly EventView['phase'][] = ['over', 'closed'];

/** A registration that still holds something, and what follows from it. */
function held(event: EventView, mine: MyRegistration, now: number): Stance | null {
  const ended = ENDED.includes(event.phase);
  if (mine.state === 'attended') return { kind: ended && !mine.feedbackGiven ? 'feedback' : 'attended' };
  if (mine.absent) return { kind: 'absent' };
  if (ended) return null;
  if (mine.state === 'confirmed') return { kind: 'confirmed', mayCancel: now <= event.cancelUntil };
  if (mine.state === 'waiting' || mine.state === 'offered') return { kind: mine.state };
  return null;
}

/** Where one stands. `gates`: null while they are not known; `now` in UTC ms. */
export function stanceOf(event: EventView, gates: GatesView | null, now: number): Stance {
  if (event.phase === 'cancelled') return { kind: 'cancelled' };
  const own = event.mine && held(event, event.mine, now);
  if (own) return own;
  if (ENDED.includes(event.phase)) return { kind: 'over' };
  if (!gates) return { kind: 'unknown' };
  const shut = gates.gates.find(({ outcome }) => outcome === 'refuse');
  if (shut) {
    const { code = '', reason = '', next = '', params = {} } = shut;
    return { kind: 'refused', code, reason, next, params };
  }
  return { kind: gates.outcome === 'waiting-list' ? 'queue' : 'seat' };
}

/** A page that helps with a refusal; null when only waiting or the staff can. */
export function helpFor(code: string): { to: PageName; key: 'seeCard' | 'seeRenewal' | 'seeEvents' } | null {
  if (['events.tier-too-low', 'events.kind-tier'].includes(code)) return { to: 'card', key: 'seeCard' };
  if (code === 'members.lapsed') return { to: 'renewal', key: 'seeRenewal' };
  if (code.startsWith('events.kind-') || code === 'events.sign-up-over' || code === 'events.started')
    return { to: 'events', key: 'seeEvents' };
  return null;
}

/** Whether the code on the wall is taken now: from two hours before the start until the end. */
export const doorOpen = ({ startsAt, endsAt, state }: Pick<EventView, 'startsAt' | 'endsAt' | 'state'>, now: number): boolean =>
  state === 'published' && now >= startsAt - DOOR_MS && now < endsAt;

/** Places before and at one's own on the waiting list, at most four before; `more`: others stand further ahead. */
export function queueBefore(position: number): { more: boolean; places: number[] } {
  const first = Math.max(1, position - 4);
  return { more: first > 1, places: Array.from({ length: position - first }, (_, i) => first + i) };
}

/** More seats than this are drawn as a bar. */
export const MOST_SEATS = 60;

/** Seats as they are drawn: taken by others, one's own, free. */
export function seatsOf(event: Pick<EventView, 'capacity' | 'taken' | 'free' | 'mine'>): ('taken' | 'mine' | 'free')[] {
  const own = Math.min(event.mine?.seats ?? 0, event.taken);
  const row = (n: number, what: 'taken' | 'mine' | 'free') => Array.from({ length: n }, () => what);
  return [...row(event.taken - own, 'taken'), ...row(own, 'mine'), ...row(event.free, 'free')];
}
