import { useState } from 'react';
import { complaints, events, members, perks, points } from '../../api/generated';
import { logOut } from '../../data/client';
import { useSettings } from '../../data/settings';
import { useRead } from '../../data/use-read';
import { coreTexts } from '../../i18n/core';
import { grouped } from '../../i18n/instants';
import { meTexts } from '../../i18n/me';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Lattice } from '../../ui/lattice';
import { Link } from '../../ui/link';
import { ListRow } from '../../ui/list-row';
import { fullDate, MemberCard } from '../../ui/member-card';
import { Page } from '../../ui/page';
import { Reading } from '../../ui/reading';
import { Bone } from '../../ui/states';
import { useRequiredPerson } from '../../ui/use-required-person';
import { mineDoors, renewalBanner } from './renewal';

const NOTHING: Record<string, never> = {};
const AHEAD = ['confirmed', 'waiting', 'offered'];
const OVER = ['solved', 'closed'];
const GONE = ['rejected', 'left', 'lapsed'];

function Banner() {
  const say = useTexts(meTexts);
  const { language } = useSettings();
  const { data: term } = useRead(members.readTerm, NOTHING);
  const banner = term && renewalBanner(say, term, term.graceEndsOn ? fullDate(term.graceEndsOn, language) : '');
  if (!banner) return null;
  return (
    <div className="banner mt3">
      <Icon name="renew" />
      <div className="grow">
        <p className="b num">{banner.title}</p>
        <p className="t-meta c-2">{banner.line}</p>
      </div>
      <Link to="renewal" className="btn btn-primary renew-b">
        {say('renew')}
      </Link>
    </div>
  );
}

function Mine() {
  const say = useTexts(meTexts);
  const [now] = useState(Date.now);
  const balance = useRead(points.readBalance, NOTHING);
  const coupons = useRead(perks.readCoupons, NOTHING);
  const mine = useRead(events.listMyRegistrations, { limit: 20 });
  const filed = useRead(complaints.listMine, { limit: 20 });
  const doors = mineDoors(say, {
    balance: balance.data ? grouped(balance.data.balance) : null,
    coupons: coupons.data ? coupons.data.coupons.filter(({ state }) => state === 'open').length : null,
    events: mine.data ? mine.data.items.filter(({ state, endsAt }) => AHEAD.includes(state) && endsAt > now).length : null,
    complaints: filed.data ? filed.data.complaints.filter(({ status }) => !OVER.includes(status)).length : null,
  });
  return (
    <div className="mt3">
      <Lattice label={say('mine')} doors={doors} />
    </div>
  );
}

function Doors({ status }: { status: string }) {
  const say = useTexts(meTexts);
  const person = useRequiredPerson();
  return (
    <>
      <nav className="list mt3" aria-label={say('more')}>
        {person?.staff ? <ListRow icon="desk" to="desk" title={say('desk')} note={say('deskNote')} /> : null}
        {GONE.includes(status) ? <ListRow icon="pen" to="apply" title={say('applyAgain')} /> : null}
        <ListRow icon="stamp" to="checkIns" title={say('checkIns')} />
        <ListRow icon="chart" to="leaderboard" title={say('board')} />
      </nav>
      <nav className="list mt3" aria-label={say('account')}>
        <ListRow icon="text" to="settings" title={say('settings')} />
        <ListRow icon="bell" to="preferences" title={say('preferences')} />
        <ListRow icon="me" to="profile" title={say('profile')} />
        <ListRow icon="key" to="sessions" title={say('sessions')} />
        <ListRow icon="lock" to="privacy" title={say('privacy')} />
      </nav>
      <nav className="list mt3" aria-label={say('about')}>
        <ListRow icon="book" to="document" params={{ name: 'agreement' }} title={say('documents')} />
        <ListRow icon="info" to="document" params={{ name: 'privacy' }} title={say('privacyNotice')} />
      </nav>
    </>
  );
}

/** Who I am here, and the way to everything of mine. */
function Me() {
  const say = useTexts(meTexts);
  const core = useTexts(coreTexts);
  useRequiredPerson();
  const profile = useRead(members.readProfile, NOTHING);
  const terms = useRead(members.readAdmissionTerms, NOTHING);
  const club = terms.data?.club ?? core('club');
  return (
    <Page title={core('me')} tab="me">
      <Reading of={profile} skeleton={<Bone height={214} className="mt2" />}>
        {(mine) => (
          <>
            <div className="mt2">
              <Link to="card" className="mcard-link">
                <span className="sr">{say('showCard')}</span>
                <MemberCard facts={{ ...mine, club, validUntil: mine.termEndsOn, since: mine.admittedOn }} />
              </Link>
            </div>
            <Banner />
            <Mine />
            <Doors status={mine.status} />
          </>
        )}
      </Reading>
      <div className="mt6">
        <Button kind="danger" block onTap={logOut}>
          {say('logOut')}
        </Button>
      </div>
    </Page>
  );
}

export { Me as default };
