import { useState } from 'react';
import type { CheckInsView } from '../../../../shared/check-ins';
import { checkIns, members } from '../../api/generated';
import { useSettings } from '../../data/settings';
import { useRead } from '../../data/use-read';
import { checkInsTexts } from '../../i18n/check-ins';
import { dateName } from '../../i18n/dates';
import { useTexts } from '../../i18n/use-texts';
import { Icon } from '../../ui/icon';
import { Link } from '../../ui/link';
import { ListRow } from '../../ui/list-row';
import { Section } from '../../ui/marks';
import { Page } from '../../ui/page';
import { Reading } from '../../ui/reading';
import { Bone, ErrorState } from '../../ui/states';
import { useRequiredPerson } from '../../ui/use-required-person';
import { monthAfter, reached } from './calendar';
import { MonthCard } from './month-card';

const NOTHING: Record<string, never> = {};

function Head({ view }: { view: CheckInsView }) {
  const say = useTexts(checkInsTexts);
  return (
    <>
      <div className="lean mt2">
        <div>
          <p className="t-meta c-2">{say('streak')}</p>
          <p className="row-base">
            <span className="t-num-xl num">{view.streakDays}</span>
            <span className="t-lead c-2">{say('days')}</span>
          </p>
        </div>
        <p className="t-meta c-2 next-gain">
          {say(view.checkedInToday ? 'tomorrow' : 'todayNext')}
          <span className="next-gain-n num c-cin b">+{view.next.points}</span>
        </p>
      </div>
      {view.checkedInToday ? null : (
        <div className="banner mt3">
          <Icon name="stamp" />
          <p className="grow">{say('notYet')}</p>
          <Link to="home" className="btn btn-ink">
            {say('goStamp')}
          </Link>
        </div>
      )}
    </>
  );
}

const Box = ({ n }: { n: number }) => <span className="box num b">{n}</span>;
const Got = () => (
  <span className="box box-jade">
    <Icon name="check" />
  </span>
);

function Ahead({ view }: { view: CheckInsView }) {
  const say = useTexts(checkInsTexts);
  const { language } = useSettings();
  const had = reached(view).slice(0, 2);
  return (
    <Section title={say('ahead')}>
      <div className="list">
        {had.map(({ day, n, points }) => (
          <ListRow
            key={day}
            start={<Got />}
            title={<span className="b num">{`${say('streak')} ${n} ${say('days')}`}</span>}
            note={<span className="num">{say('got', { date: dateName(day, language), points })}</span>}
          />
        ))}
        {view.milestones.map(({ streakDays, inDays, extra }) => (
          <ListRow
            key={streakDays}
            start={<Box n={streakDays} />}
            title={<span className="b num">{say('mile', { n: streakDays, points: extra })}</span>}
            note={<span className="num">{say('mileIn', { n: inDays })}</span>}
            end={
              <span className="bar bar-cin bar-mile block" aria-hidden="true">
                <span className="bar-i block" style={{ width: `${Math.round(((streakDays - inDays) / streakDays) * 100)}%` }} />
              </span>
            }
          />
        ))}
        {view.milestones.length === 0 && had.length === 0 ? (
          <ListRow icon="stamp" title={say('noMiles')} note={say('noMilesNext')} />
        ) : null}
      </div>
      <p className="t-meta c-2 mt3 num">{say('total', { total: view.totalDays, longest: view.longestStreakDays })}</p>
    </Section>
  );
}

/** The month that is looked at: the present one comes with the streak, others are read when they are turned to. */
function Months({ view }: { view: CheckInsView }) {
  const present = view.today.slice(0, 7);
  const [month, setMonth] = useState(present);
  const isPresent = month === present;
  const other = useRead(checkIns.read, { month }, { when: !isPresent });
  const profile = useRead(members.readProfile, NOTHING);
  const first = profile.data?.admittedOn?.slice(0, 7) ?? present;
  const shown = isPresent ? view : { month, days: other.data?.days ?? [], today: other.data ? view.today : '0000' };
  return (
    <>
      <MonthCard
        view={shown}
        busy={!isPresent && !other.data}
        onBefore={month > first ? () => setMonth(monthAfter(month, -1)) : undefined}
        onAfter={isPresent ? undefined : () => setMonth(monthAfter(month, 1))}
      />
      {!isPresent && !other.data && other.failure ? <ErrorState failure={other.failure} onRetry={() => void other.reload()} /> : null}
    </>
  );
}

const Shape = () => (
  <>
    <Bone width="104px" height={70} className="mt2" />
    <Bone height={360} className="mt4" />
  </>
);

/** The calendar of seals: what was kept, what tomorrow brings, and what lies ahead. */
function CheckIns() {
  const say = useTexts(checkInsTexts);
  useRequiredPerson();
  const present = useRead(checkIns.read, NOTHING);
  return (
    <Page title={say('title')}>
      <Reading of={present} skeleton={<Shape />}>
        {(view) => (
          <>
            <Head view={view} />
            <Months view={view} />
            <Ahead view={view} />
          </>
        )}
      </Reading>
    </Page>
  );
}

export { CheckIns as default };
