import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { events } from '../../api/generated';
import { tell } from '../../data/toasts';
import { useRead } from '../../data/use-read';
import type { Person } from '../../data/use-session';
import { attendanceTexts } from '../../i18n/attendance';
import { useTexts } from '../../i18n/use-texts';
import { restart } from '../../platform/go';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Form, Submit } from '../../ui/form';
import { Page } from '../../ui/page';
import { Reading } from '../../ui/reading';
import { Empty } from '../../ui/states';
import { useRequiredPerson } from '../../ui/use-required-person';
import { LONGEST_WHO } from './door-queue';
import { Guests } from './guest-list';
import { Pending, TurnedAway, Welcome } from './queue-view';
import { Scanner } from './scanner';
import { useDoor } from './use-door';
import { Wall } from './wall';

function Door({ eventId, person }: { eventId: string; person: Person }) {
  const say = useTexts(attendanceTexts);
  const event = useRead(events.showEvent, { eventId });
  const list = useRead(events.listRegistrations, { eventId, limit: 100 });
  const door = useDoor(person.id, eventId, () => void list.reload());
  const [who, setWho] = useState('');
  const [error, setError] = useState<string>();
  const note = (text: string, name: string | null) => {
    const outcome = door.note(text, name);
    tell(say(outcome, { name: name ?? text }), outcome === 'kept' ? 'done' : 'warn');
    return outcome !== 'full';
  };
  const send = () => {
    const text = who.trim();
    const wrong = text === '' ? say('needed') : text.length > LONGEST_WHO ? say('long') : undefined;
    setError(wrong);
    if (!wrong && note(text, null)) setWho('');
  };
  return (
    <>
      {event.data ? (
        <p className="t-meta c-2">
          {event.data.title} · {event.data.startsLocal}
        </p>
      ) : null}
      <Scanner onCode={(text) => note(text.trim().slice(0, LONGEST_WHO), null)} />
      <Form onSend={send}>
        <Field id="who" label={say('who')} value={who} onInput={setWho} max={LONGEST_WHO} error={error} />
        <Submit>{say('record')}</Submit>
      </Form>
      <Welcome of={door} />
      <Pending of={door} />
      <TurnedAway of={door} />
      <Reading of={list}>{(data) => <Guests page={data} waiting={door.waiting} onCame={(code, name) => note(code, name)} />}</Reading>
      <Wall eventId={eventId} />
    </>
  );
}

/** Who came: scanned, typed or picked, with network or without. */
function Attendance() {
  const say = useTexts(attendanceTexts);
  const person = useRequiredPerson();
  const { id } = useRouter().params;
  const toEvents = (
    <Button kind="ink" onTap={() => restart('staffEvents')}>
      {say('toEvents')}
    </Button>
  );
  return (
    <Page title={say('title')}>
      {person && !person.may('events.attendance') ? <Empty title={say('denied')}>{say('deniedNext')}</Empty> : null}
      {person?.may('events.attendance') && !id ? <Empty title={say('none')} action={toEvents} /> : null}
      {person?.may('events.attendance') && id ? <Door eventId={id} person={person} /> : null}
    </Page>
  );
}

export { Attendance as default };
