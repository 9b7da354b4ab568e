import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { EventView, FeedbackGiven } from '../../../../shared/events';
import { events } from '../../api/generated';
import { useAct } from '../../data/use-act';
import { useRead } from '../../data/use-read';
import { doorTexts } from '../../i18n/door';
import { useTexts } from '../../i18n/use-texts';
import { Field } from '../../ui/field';
import { Form, Submit } from '../../ui/form';
import { Hint } from '../../ui/hint';
import { Link } from '../../ui/link';
import { Seal } from '../../ui/marks';
import { Page } from '../../ui/page';
import { Reading } from '../../ui/reading';
import { Said } from '../../ui/said';
import { Empty } from '../../ui/states';
import { Tally } from '../../ui/tally';
import { useRequiredPerson } from '../../ui/use-required-person';
import { feedbackStance, NO_SCORES, PARTS, type Part, type Scores, unscored } from './scores';

interface ScoreProps {
  part: Part;
  scores: Scores;
  missing: boolean;
  onPick(score: number): void;
}

function Score({ part, scores, missing, onPick }: ScoreProps) {
  const say = useTexts(doorTexts);
  return (
    <div className="field">
      <p className="label" aria-hidden="true">
        {say(part)}
      </p>
      <Tally label={say(part)} value={scores[part]} onPick={onPick} />
      <Hint id={part} error={missing ? say('unscored') : undefined} />
    </div>
  );
}

function Scoring({ event, onGiven }: { event: EventView; onGiven(given: FeedbackGiven): void }) {
  const say = useTexts(doorTexts);
  const [scores, setScores] = useState<Scores>(NO_SCORES);
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const act = useAct(events.giveFeedback);
  const missing = asked ? unscored(scores) : [];
  const send = async () => {
    setAsked(true);
    if (unscored(scores).length > 0) return;
    const given = await act.run({ eventId: event.id, ...scores, text });
    if (given) onGiven(given);
  };
  return (
    <Form onSend={() => void send()}>
      <h2 className="t-title mt4">{event.title}</h2>
      {PARTS.map((part) => (
        <Score
          key={part}
          part={part}
          scores={scores}
          missing={missing.includes(part)}
          onPick={(score) => setScores((now) => ({ ...now, [part]: score }))}
        />
      ))}
      <Field
        id="feedback-text"
        label={say('text')}
        aside={say('optional')}
        value={text}
        onInput={setText}
        lines={4}
        max={2000}
        placeholder={say('textPlace')}
        error={act.fieldError('text')}
      />
      <Said of={act} />
      <Submit busy={act.busy}>{say('sendFeedback')}</Submit>
    </Form>
  );
}

function Given({ given }: { given: FeedbackGiven }) {
  const say = useTexts(doorTexts);
  return (
    <div className="arrived" role="status">
      <Seal glyph="hui" size="l" />
      <p className="t-head">{say('given')}</p>
      {given.points > 0 ? <p className="t-title c-jade num mt3">{say('givenPoints', { n: given.points })}</p> : null}
      <p className="c-2 mt2">{say('givenNext')}</p>
      <p className="mt6">
        <Link to="event" params={{ id: given.eventId }} className="btn btn-line">
          {say('backToEvent')}
        </Link>
      </p>
    </div>
  );
}

const NEXT = { tooEarly: 'tooEarlyNext', notThere: 'notThereNext', givenBefore: 'given' } as const;

/** How it was: three scores in strokes of 正, and words. */
function Feedback() {
  const say = useTexts(doorTexts);
  useRequiredPerson();
  const { id = '' } = useRouter().params;
  const read = useRead(events.showEvent, { eventId: id }, { when: id !== '' });
  const [given, setGiven] = useState<FeedbackGiven | null>(null);
  const form = (event: EventView) => {
    const stance = feedbackStance(event);
    if (stance === 'open') return <Scoring event={event} onGiven={setGiven} />;
    const action = (
      <Link to="event" params={{ id: event.id }} className="btn btn-line">
        {say('backToEvent')}
      </Link>
    );
    return (
      <Empty title={say(stance)} action={action}>
        {say(NEXT[stance])}
      </Empty>
    );
  };
  return (
    <Page title={say('feedbackTitle')}>
      {given ? <Given given={given} /> : null}
      {!given && id === '' ? <Empty title={say('notThere')}>{say('notThereNext')}</Empty> : null}
      {!given && id !== '' ? <Reading of={read}>{form}</Reading> : null}
    </Page>
  );
}

export { Feedback as default };
