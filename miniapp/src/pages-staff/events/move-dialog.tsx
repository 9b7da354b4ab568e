import { useState } from 'react';
import type { EventView } from '../../../../shared/events';
import { events } from '../../api/generated';
import { tell } from '../../data/toasts';
import { useAct } from '../../data/use-act';
import { staffEventsTexts } from '../../i18n/staff-events';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Said } from '../../ui/said';
import { Dialog } from '../../ui/sheet';
import type { Move } from './moves';

const ASKS = { publish: 'publishAsk', close: 'closeAsk', cancel: 'cancelAsk' } as const;
const DIDS = { publish: 'didPublish', close: 'didClose', cancel: 'didCancel' } as const;

/** Asks once more before an event moves on, and for the reason when it is called off. */
export function MoveDialog({ event, move, onDone }: { event: EventView; move: Move; onDone(changed: boolean): void }) {
  const say = useTexts(staffEventsTexts);
  const publish = useAct(events.publishEvent);
  const close = useAct(events.closeEvent);
  const cancel = useAct(events.cancelEvent);
  const [reason, setReason] = useState('');
  const [empty, setEmpty] = useState(false);
  const act = { publish, close, cancel }[move];
  const send = async () => {
    const missing = move === 'cancel' && reason.trim() === '';
    setEmpty(missing);
    if (missing) return;
    const input = { eventId: event.id };
    const answer = await (move === 'cancel'
      ? cancel.run({ ...input, reason: reason.trim() })
      : move === 'close'
        ? close.run(input)
        : publish.run(input));
    if (!answer) return;
    tell(say(DIDS[move]), 'done');
    onDone(true);
  };
  const actions = (
    <>
      <Button onTap={() => onDone(false)}>{say('keep')}</Button>
      <Button kind={move === 'cancel' ? 'danger' : 'primary'} busy={act.busy} onTap={() => void send()}>
        {say(move)}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={() => onDone(false)} title={say(`${move}Of`, { title: event.title })} actions={actions}>
      <p>{say(ASKS[move])}</p>
      {move === 'cancel' ? (
        <Field
          id="reason"
          label={say('reason')}
          hint={say('reasonHint')}
          value={reason}
          onInput={setReason}
          lines={3}
          error={empty ? say('reasonNeeded') : cancel.fieldError('reason')}
        />
      ) : null}
      <Said of={act} />
    </Dialog>
  );
}
