import { useCallback, useRef, useState } from 'react';
import type { GatesView, MyRegistration } from '../../../../shared/events';
import { events } from '../../api/generated';
import { tell } from '../../data/toasts';
import { type Act, useAct } from '../../data/use-act';
import { useNow } from '../../data/use-now';
import { useRead } from '../../data/use-read';
import { eventsTexts } from '../../i18n/events';
import { useTexts } from '../../i18n/use-texts';
import type { EventsKey } from '../events/status';
import { stanceOf } from './stance';

/** One event, what it would lead to, and everything that can be done about it. */
export function useEvent(eventId: string) {
  const say = useTexts(eventsTexts);
  const when = eventId !== '';
  const now = useNow();
  const [guests, setGuests] = useState(0);
  const event = useRead(events.showEvent, { eventId }, { when });
  const gates = useRead(events.previewGates, { eventId, guests }, { when });
  const lastGates = useRef<GatesView | null>(null);
  lastGates.current = gates.data ?? lastGates.current; // while another number of guests is being asked
  const acts = {
    signUp: useAct(events.signUp),
    accept: useAct(events.acceptOffer),
    decline: useAct(events.declineOffer),
    cancel: useAct(events.cancelSignUp),
  };

  const reload = useCallback(async () => {
    await Promise.all([event.reload(), gates.reload()]);
  }, [event.reload, gates.reload]);

  /** Does it, shows what came of it at once, then reads anew: also after a refusal, which may say that somebody was quicker. */
  const settle = async <I>(
    act: Act<I, MyRegistration>,
    input: I,
    word: (mine: MyRegistration) => [EventsKey, number?],
  ): Promise<boolean> => {
    const mine = await act.run(input);
    if (mine) {
      if (event.data) event.put({ ...event.data, mine });
      const [key, n] = word(mine);
      tell(say(key, n === undefined ? {} : { n }), 'done');
    }
    await reload();
    return mine !== null;
  };

  const joined = ({ state, position }: MyRegistration): [EventsKey, number?] =>
    state === 'waiting' ? (position ? ['queued', position] : ['waitingBare']) : [state === 'offered' ? 'offerTitle' : 'signedUp'];
  return {
    ...{ event, gates, guests, setGuests, now, acts, reload },
    stance: event.data ? stanceOf(event.data, gates.failure ? null : lastGates.current, now) : null,
    signUp: () => settle(acts.signUp, { eventId, guests }, joined),
    accept: () => settle(acts.accept, { eventId }, () => ['accepted']),
    decline: () => settle(acts.decline, { eventId }, () => ['declined']),
  };
}

export type EventAffair = ReturnType<typeof useEvent>;
