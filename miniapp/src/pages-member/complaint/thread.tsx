import type { ComplaintThread } from '../../../../shared/complaints';
import { complaintTexts } from '../../i18n/complaints';
import { coreTexts } from '../../i18n/core';
import { momentName } from '../../i18n/instants';
import { useTexts } from '../../i18n/use-texts';
import { classes } from '../../ui/classes';
import { Icon } from '../../ui/icon';
import { Badge, Seal } from '../../ui/marks';
import { type PictureDoor, Pictures } from './pictures';
import { stepsOf, toneOf } from './stand';

const NAMES = ['stepReceived', 'stepTaken', 'stepAnswered', 'stepSolved'] as const;

function Steps({ status }: Pick<ComplaintThread, 'status'>) {
  const say = useTexts(complaintTexts);
  return (
    <section className="card mt3" aria-label={say('progress')}>
      <div className="steps">
        {stepsOf(status).map((step, index) => (
          <div key={NAMES[index]} className={classes('step', step)}>
            <span className="tl-k">{step === 'done' ? <Icon name="check" /> : null}</span>
            {say(NAMES[index] as (typeof NAMES)[number])}
          </div>
        ))}
      </div>
    </section>
  );
}

interface LineProps {
  mine: boolean;
  anonymous: boolean;
  text: string | null;
  at: number;
}

function Line({ mine, anonymous, text, at }: LineProps) {
  const say = useTexts(complaintTexts);
  return (
    <div className={classes('msg', mine && 'msg-me')}>
      {mine ? (
        <span className="ava" aria-hidden="true">
          <Icon name={anonymous ? 'mask' : 'me'} />
        </span>
      ) : (
        <Seal glyph="hui" tone="dai" />
      )}
      <div className="bub-w">
        <p className="bub-n num">
          {mine ? say('you') : say('club')} · {momentName(at)}
        </p>
        <p className="bub">{text ?? say('erased')}</p>
      </div>
    </div>
  );
}

function Outcome({ solution }: { solution: ComplaintThread['solutions'][number] }) {
  const say = useTexts(complaintTexts);
  const core = useTexts(coreTexts);
  const given = [solution.points > 0 && say('points', { n: solution.points }), solution.coupon && say('coupon')]
    .filter(Boolean)
    .join(' · ');
  const score = solution.score as 1 | 2 | 3 | 4 | 5 | null;
  return (
    <>
      {given ? <p className="sysline num">{say('compensated', { what: given })}</p> : null}
      {score ? <p className="sysline">{say('yourScore', { score: core(`score${score}`) })}</p> : null}
    </>
  );
}

/** What was said between the complainant and the club, and how far it is. */
export function Thread<I>({ of, door }: { of: ComplaintThread; door: PictureDoor<I> }) {
  const say = useTexts(complaintTexts);
  const due = of.firstAnswerDueAt ?? of.solutionDueAt;
  return (
    <>
      <div className="row between mt1">
        <span className="t-meta c-2 num">
          {say('number', { number: of.number })} · {of.categoryTitle}
        </span>
        <Badge {...(toneOf(of.status) && { tone: toneOf(of.status) as 'jade' })}>{say(of.status)}</Badge>
      </div>
      {due ? <p className="t-meta c-2 num mt1">{say('due', { time: momentName(due) })}</p> : null}
      <Steps status={of.status} />
      <Line mine anonymous={of.anonymous} text={of.text} at={of.openedAt} />
      <Pictures ids={of.pictures.map(({ id }) => id)} door={door} />
      {of.thread.map((message) => (
        <Line
          key={`${message.at} ${message.kind} ${message.text}`}
          mine={message.from === 'complainant'}
          anonymous={of.anonymous}
          text={message.text}
          at={message.at}
        />
      ))}
      {of.solutions.map((solution) => (
        <Outcome key={solution.at} solution={solution} />
      ))}
    </>
  );
}
