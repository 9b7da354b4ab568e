import type { EventView, MyRegistration } from '../../../../shared/events';
import type { eventsTexts } from '../../i18n/events';
import type { Values } from '../../i18n/texts';
import type { Tone } from '../../ui/marks';

export type EventsKey = keyof (typeof eventsTexts)['zh-CN'];

/** State in words, with its colour. */
export interface Status {
  key: EventsKey;
  values?: Values;
  tone?: Tone;
}

type Own = Pick<MyRegistration, 'state' | 'position' | 'absent'>;

/** What a registration is worth now; also those that came to nothing. */
export function ownStatus({ state, position, absent }: Own): Status {
  if (absent) return { key: 'absent' };
  if (state === 'confirmed') return { key: 'confirmed', tone: 'jade' };
  if (state === 'attended') return { key: 'attended', tone: 'jade' };
  if (state === 'offered') return { key: 'offered', tone: 'cin' };
  if (state === 'waiting')
    return position ? { key: 'waiting', values: { n: position }, tone: 'brass' } : { key: 'waitingBare', tone: 'brass' };
  if (state === 'declined') return { key: 'goneDeclined' };
  if (state === 'expired') return { key: 'goneExpired' };
  if (state === 'unplaced') return { key: 'goneUnplaced' };
  return state === 'removed' ? { key: 'goneRemoved' } : { key: state === 'called-off' ? 'callOff' : 'gone' };
}

const HOLDS: readonly MyRegistration['state'][] = ['confirmed', 'attended', 'offered', 'waiting'];

/** The registration that still means something for the event's card. */
export const liveOf = ({ mine }: Pick<EventView, 'mine'>): MyRegistration | null => (mine && HOLDS.includes(mine.state) ? mine : null);

/** Where the event stands for somebody who has nothing to do with it yet. `at`: the opening in the reader's words. */
export function eventStatus({ phase, free, waiting }: Pick<EventView, 'phase' | 'free' | 'waiting'>, at: string): Status {
  if (phase === 'cancelled') return { key: 'cancelled', tone: 'rouge' };
  if (phase === 'over' || phase === 'closed') return { key: 'over' };
  if (phase === 'running') return { key: 'running', tone: 'jade' };
  if (phase === 'sign-up-over') return { key: 'signUpOver' };
  if (phase === 'announced') return { key: 'announced', values: { at }, tone: 'brass' };
  if (free > 0 && waiting === 0) return { key: 'seats', values: { n: free }, tone: 'jade' };
  return waiting > 0 ? { key: 'fullWaiting', values: { n: waiting }, tone: 'brass' } : { key: 'full', tone: 'brass' };
}

/** Where a registration's card leads besides its event. */
export function nextOf({ state, feedbackGiven, absent, endsAt, eventState }: Omit<MyRegistration, 'id'>, now: number) {
  if (eventState === 'cancelled' || absent) return null;
  if (state === 'offered') return 'answer' as const;
  if (state === 'confirmed') return 'seeTicket' as const;
  if (state !== 'attended' || feedbackGiven) return null;
  return now >= endsAt ? ('giveFeedback' as const) : ('seeTicket' as const);
}

/** Those ahead, the soonest first, and those behind, the latest first. */
export function aheadAndPast(list: readonly MyRegistration[], now: number): { ahead: MyRegistration[]; past: MyRegistration[] } {
  const isAhead = (one: MyRegistration) => one.endsAt > now && one.eventState === 'published' && HOLDS.includes(one.state);
  const byStart = [...list].sort((a, b) => a.startsAt - b.startsAt);
  return { ahead: byStart.filter(isAhead), past: byStart.filter((one) => !isAhead(one)).reverse() };
}
