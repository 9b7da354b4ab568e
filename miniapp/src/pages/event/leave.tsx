import type { EventView } from '../../../../shared/events';
import { events } from '../../api/generated';
import { tell } from '../../data/toasts';
import { useAct } from '../../data/use-act';
import { eventsTexts } from '../../i18n/events';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { Said } from '../../ui/said';
import { Dialog } from '../../ui/sheet';

export type Leaving = 'cancel' | 'queue' | 'decline';

const WORDS = {
  cancel: { title: 'cancelTitle', words: 'cancelWords', act: 'cancelSignUp', done: 'cancelDone' },
  queue: { title: 'cancelQueueTitle', words: 'cancelQueueWords', act: 'leaveQueue', done: 'leftQueue' },
  decline: { title: 'declineTitle', words: 'declineWords', act: 'decline', done: 'declined' },
} as const;

interface LeaveProps {
  event: Pick<EventView, 'id' | 'title'>;
  /** What is to be given up; null: nothing, closed. */
  leaving: Leaving | null;
  onClose(): void;
  /** It is given up. */
  onLeft(): void;
}

/** Asks before a seat, an offer or a place on the waiting list is given up. */
export function Leave({ event, leaving, onClose, onLeft }: LeaveProps) {
  const say = useTexts(eventsTexts);
  const cancel = useAct(events.cancelSignUp);
  const decline = useAct(events.declineOffer);
  if (!leaving) return null;
  const { title, words, act: verb, done } = WORDS[leaving];
  const act = leaving === 'decline' ? decline : cancel;
  const leave = async () => {
    if (!(await act.run({ eventId: event.id }))) return;
    tell(say(done), 'done');
    onLeft();
  };
  const close = () => {
    act.clear();
    onClose();
  };
  const actions = (
    <>
      <Button onTap={close}>{say('keep')}</Button>
      <Button kind="danger" busy={act.busy} onTap={() => void leave()}>
        {say(verb)}
      </Button>
    </>
  );
  return (
    <Dialog open title={say(title, { title: event.title })} onClose={close} actions={actions}>
      <p className="c-2">{say(words)}</p>
      <Said of={act} />
    </Dialog>
  );
}
