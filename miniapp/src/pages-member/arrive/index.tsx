import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { AttendanceView } from '../../../../shared/events';
import { events } from '../../api/generated';
import { useAct } from '../../data/use-act';
import { doorTexts } from '../../i18n/door';
import { useTexts } from '../../i18n/use-texts';
import { Field } from '../../ui/field';
import { Form, Submit } from '../../ui/form';
import { Link } from '../../ui/link';
import { Seal } from '../../ui/marks';
import { Page } from '../../ui/page';
import { Said } from '../../ui/said';
import { Empty } from '../../ui/states';
import { useRequiredPerson } from '../../ui/use-required-person';
import { digitsOf, wrongWord } from './code';

type Outcome = AttendanceView | null;

const ToEvent = ({ id, children }: { id: string; children: string }) => (
  <Link to="event" params={{ id }} className="btn btn-line">
    {children}
  </Link>
);

/** They are in: stamped. */
function Arrived({ answer }: { answer: AttendanceView }) {
  const say = useTexts(doorTexts);
  return (
    <div className="arrived" role="status">
      <Seal glyph="dao" size="l" />
      <p className="t-head">{say(answer.outcome === 'already' ? 'already' : 'attended')}</p>
      <p className="c-2 mt2">{answer.event?.title}</p>
      {answer.points > 0 ? <p className="t-title c-jade num mt3">{say('attendedPoints', { n: answer.points })}</p> : null}
      {answer.event ? (
        <p className="mt6">
          <ToEvent id={answer.event.id}>{say('backToEvent')}</ToEvent>
        </p>
      ) : null}
    </div>
  );
}

/** The right code, and yet no way in. */
function NotYet({ answer }: { answer: AttendanceView }) {
  const say = useTexts(doorTexts);
  const waits = answer.outcome === 'waiting';
  const action = answer.event ? <ToEvent id={answer.event.id}>{say('backToEvent')}</ToEvent> : null;
  return (
    <Empty title={say(waits ? 'waitingOutcome' : 'notRegistered')} action={action}>
      {say(waits ? 'waitingNext' : 'notRegisteredNext')}
    </Empty>
  );
}

function CodeForm({ onAnswer }: { onAnswer(answer: Outcome): void }) {
  const say = useTexts(doorTexts);
  const [code, setCode] = useState('');
  const [error, setError] = useState<string>();
  const act = useAct(events.attendByCode);
  const send = async () => {
    if (code.length !== 6) return setError(say('codeShort'));
    const answer = await act.run({ code });
    if (answer?.outcome !== 'wrong-code') return onAnswer(answer);
    setCode('');
    setError(say(wrongWord(answer.triesLeft), { n: answer.triesLeft }));
  };
  const type = (value: string) => {
    setCode(digitsOf(value));
    setError(undefined);
  };
  return (
    <Form onSend={() => void send()}>
      <p className="c-2 mt4">{say('arriveLead')}</p>
      <div className="wall-code">
        <Field
          id="wall-code"
          label={say('code')}
          value={code}
          onInput={type}
          kind="digits"
          max={12}
          error={error}
          hint={say('codeHint')}
          fills="one-time-code"
        />
      </div>
      <Said of={act} />
      <Submit busy={act.busy}>{say('send')}</Submit>
    </Form>
  );
}

/** Arriving by the code on the wall. */
function Arrive() {
  const say = useTexts(doorTexts);
  useRequiredPerson();
  const [answer, setAnswer] = useState<Outcome>(null);
  const { id } = useRouter().params;
  const came = answer?.outcome === 'attended' || answer?.outcome === 'already';
  return (
    <Page title={say('arriveTitle')}>
      {answer && came ? <Arrived answer={answer} /> : null}
      {answer && !came ? <NotYet answer={answer} /> : null}
      {answer ? null : (
        <>
          <CodeForm onAnswer={setAnswer} />
          <p className="center mt4">
            {id ? (
              <Link to="event" params={{ id }} className="more">
                {say('backToEvent')}
              </Link>
            ) : (
              <Link to="myEvents" className="more">
                {say('myEvents')}
              </Link>
            )}
          </p>
        </>
      )}
    </Page>
  );
}

export { Arrive as default };
