import { useState } from 'react';
import { useSettings } from '../../data/settings';
import { coreTexts } from '../../i18n/core';
import { dateName, weekdayName } from '../../i18n/dates';
import { homeTexts } from '../../i18n/home';
import { useTexts } from '../../i18n/use-texts';
import { EventRow } from '../../ui/event-row';
import { Icon } from '../../ui/icon';
import { Lattice } from '../../ui/lattice';
import { Link } from '../../ui/link';
import { Plaque, Seal, Section, TierMark } from '../../ui/marks';
import { Page } from '../../ui/page';
import { Reading } from '../../ui/reading';
import { Bone, Empty, ErrorState } from '../../ui/states';
import { useRequiredPerson } from '../../ui/use-required-person';
import { CheckInCard } from './check-in-card';
import { doorsOf } from './doors';
import { useCheckIn, useDoors, useHome } from './use-home';

type Home = ReturnType<typeof useHome>;
type CheckIn = ReturnType<typeof useCheckIn>;

const greetingAt = (hour: number) => (hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening');

function Board({ home, checkIn }: { home: Home; checkIn: CheckIn }) {
  const say = useTexts(homeTexts);
  const core = useTexts(coreTexts);
  const { language } = useSettings();
  const [hour] = useState(() => new Date().getHours());
  const { data: person } = home.profile;
  const today = checkIn.month.data?.today;
  const greeting = checkIn.month.data?.checkedInToday ? 'met' : greetingAt(hour);
  return (
    <Plaque art className="hall-head">
      <div className="row g3 hall-bar">
        <Seal glyph="hui" size="s" />
        <p className="t-lead b ell grow">{home.club ?? core('club')}</p>
      </div>
      <div className="row between mt2 hall-line">
        <div className="grow">
          <p className="t-meta c-dai">
            {today ? say('dateLine', { date: dateName(today, language), weekday: weekdayName(today, language) }) : '\u00a0'}
          </p>
          {person ? (
            <p className="t-title mt1 ell">{say(greeting, { name: person.name ?? say('friend') })}</p>
          ) : (
            <Bone width="60%" height={28} className="mt1 sk-dai" />
          )}
        </div>
        {person ? <TierMark tier={person.tier} title={person.tierTitle} /> : null}
      </div>
    </Plaque>
  );
}

function Upcoming({ of }: { of: Home['upcoming'] }) {
  const say = useTexts(homeTexts);
  const all = (
    <Link to="events" className="more">
      {say('all')}
      <Icon name="chev" />
    </Link>
  );
  return (
    <Section title={say('upcoming')} aside={all}>
      <Reading of={of} isEmpty={({ items }) => items.length === 0} empty={<Empty title={say('nothing')}>{say('nothingNext')}</Empty>}>
        {({ items }) => (
          <div className="list">
            {items.map((event) => (
              <EventRow key={event.id} event={event} />
            ))}
          </div>
        )}
      </Reading>
    </Section>
  );
}

function Doors({ when }: { when: boolean }) {
  const say = useTexts(homeTexts);
  const known = useDoors(when);
  const [now] = useState(Date.now);
  return (
    <div className="mt4">
      <Lattice label={say('often')} doors={doorsOf(say, known, now)} />
    </div>
  );
}

function Home() {
  const say = useTexts(homeTexts);
  useRequiredPerson();
  const home = useHome();
  const checkIn = useCheckIn(home.isMember);
  const { profile } = home;
  const refused = profile.data === null ? profile.failure : null;
  return (
    <Page title={say('title')} tab="home" head={<Board home={home} checkIn={checkIn} />}>
      {refused ? (
        <div className="card hall-card">
          <ErrorState failure={refused} onRetry={() => void profile.reload()} />
        </div>
      ) : profile.data && !home.isMember ? (
        <div className="card card-lift hall-card">
          <Empty title={say('applicant')}>{say('applicantNext')}</Empty>
        </div>
      ) : (
        <>
          <CheckInCard checkIn={checkIn} />
          <Doors when={home.isMember} />
        </>
      )}
      <Upcoming of={home.upcoming} />
    </Page>
  );
}

export { Home as default };
