import { members } from '../../api/generated';
import { useSettings } from '../../data/settings';
import { useRead } from '../../data/use-read';
import { cardTexts } from '../../i18n/card';
import { useTexts } from '../../i18n/use-texts';
import { Facts } from '../../ui/facts';
import { Link } from '../../ui/link';
import { Section } from '../../ui/marks';
import { fullDate } from '../../ui/member-card';
import { Page } from '../../ui/page';
import { Reading } from '../../ui/reading';
import { Empty } from '../../ui/states';
import { useRequiredPerson } from '../../ui/use-required-person';
import { renewable, termLines } from './term';

const NOTHING: Record<string, never> = {};
const STEPS = ['step1', 'step2', 'step3'] as const;

function How({ early }: { early: boolean }) {
  const say = useTexts(cardTexts);
  return (
    <Section title={say('how')}>
      <ol className="list">
        {STEPS.map((step, index) => (
          <li className="li" key={step}>
            <span className="box num b" aria-hidden="true">
              {index + 1}
            </span>
            <span className="grow">{say(step)}</span>
          </li>
        ))}
      </ol>
      <p className="t-meta c-2 mt3">{say(early ? 'extends' : 'restarts')}</p>
      <Link to="card" className="btn btn-primary btn-block mt4">
        {say('show')}
      </Link>
    </Section>
  );
}

/** The term, and how to go on with it: the desk records a renewal. */
function Renewal() {
  const say = useTexts(cardTexts);
  const { language } = useSettings();
  useRequiredPerson();
  const term = useRead(members.readTerm, NOTHING);
  return (
    <Page title={say('renewTitle')}>
      <div className="mt2">
        <Reading of={term}>
          {(mine) => (
            <>
              <Facts lines={termLines(say, mine, (day) => fullDate(day, language))} />
              {renewable(mine) ? <How early={mine.extendsEarly} /> : <Empty title={say('notRenewable')}>{say('notRenewableNext')}</Empty>}
            </>
          )}
        </Reading>
      </div>
    </Page>
  );
}

export { Renewal as default };
