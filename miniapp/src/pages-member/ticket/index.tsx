import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import type { EventView, MyRegistration } from '../../../../shared/events';
import { events, members } from '../../api/generated';
import { useSettings } from '../../data/settings';
import { useNow } from '../../data/use-now';
import { useRead } from '../../data/use-read';
import { doorTexts } from '../../i18n/door';
import { useTexts } from '../../i18n/use-texts';
import { Leave } from '../../pages/event/leave';
import { doorOpen } from '../../pages/event/stance';
import { timeName } from '../../pages/event/words';
import { brightScreen, CAN_BRIGHTEN } from '../../platform/bright-screen';
import { goInstead } from '../../platform/go';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Link } from '../../ui/link';
import { Page } from '../../ui/page';
import { Qr } from '../../ui/qr';
import { Reading } from '../../ui/reading';
import { Empty } from '../../ui/states';
import { useRequiredPerson } from '../../ui/use-required-person';
import { spelled, ticketState } from './ticket';

const NOTHING: Record<string, never> = {};

/** Whose ticket, at which club; known from earlier visits also without network. */
function Holder() {
  const profile = useRead(members.readProfile, NOTHING);
  const terms = useRead(members.readAdmissionTerms, NOTHING);
  const words = [terms.data?.club, profile.data?.name].filter(Boolean).join(' · ');
  return <p className="t-meta tk-2">{words || '\u00a0'}</p>;
}

const Fact = ({ name, children }: { name: string; children: string }) => (
  <div className="tk-fact">
    <dt className="t-meta tk-3 block">{name}</dt>
    <dd className="b num tk-dd">{children}</dd>
  </div>
);

/** The paper: what it is for, and what the door reads. */
function Paper({ event, mine, state }: { event: EventView; mine: MyRegistration; state: 'valid' | 'used' | 'past' }) {
  const say = useTexts(doorTexts);
  const { language } = useSettings();
  return (
    <section className="ticket" aria-label={event.title}>
      <div className="tk-top">
        <div className="row between g3">
          <div className="grow">
            <h2 className="t-title">{event.title}</h2>
            <Holder />
          </div>
          <span className="seal tk-seal" aria-hidden="true">
            <span className={`seal-g art-mask ${state === 'used' ? 'i-seal-dao' : 'i-seal-hui'}`} />
          </span>
        </div>
        <dl className="tk-facts">
          <Fact name={say('when')}>{timeName(event.startsLocal, language)}</Fact>
          <Fact name={say('where')}>{event.place}</Fact>
          <Fact name={say('party')}>{say('people', { n: mine.seats })}</Fact>
        </dl>
      </div>
      <div className="ticket-cut" aria-hidden="true">
        <span className="notch notch-l" />
        <span className="notch notch-r" />
      </div>
      <div className="tk-low">
        <div className={state === 'past' ? 'tk-past' : undefined}>
          <Qr text={mine.code} label={say('qr')} size={200} />
        </div>
        <p className="t-meta mt2 tk-2">{state === 'valid' ? say('readOut') : say(state)}</p>
        <p className="tk-code">
          <span className="sr">{say('codeSpoken', { code: [...mine.code].join(' ') })}</span>
          <span aria-hidden="true">{spelled(mine.code)}</span>
        </p>
      </div>
    </section>
  );
}

function Shown({ event, mine, now }: { event: EventView; mine: MyRegistration; now: number }) {
  const say = useTexts(doorTexts);
  const [leaving, setLeaving] = useState(false);
  useEffect(brightScreen, []);
  const state = ticketState(event, mine, now);
  const mayReturn = state === 'valid' && now <= event.cancelUntil;
  const arrives = state === 'valid' && doorOpen(event, now);
  return (
    <>
      <Paper event={event} mine={mine} state={state} />
      <p className="tk-note">
        <Icon name="info" size="s" />
        <span>{say(CAN_BRIGHTEN ? 'bright' : 'offlineToo')}</span>
      </p>
      <div className="tk-acts">
        {mayReturn ? (
          <Button kind="quiet" className="tk-quiet" onTap={() => setLeaving(true)}>
            {say('return')}
          </Button>
        ) : null}
        {arrives ? (
          <Link to="arrive" params={{ id: event.id }} className="btn tk-act">
            <Icon name="key" size="s" />
            {say('arrive')}
          </Link>
        ) : (
          <Link to="event" params={{ id: event.id }} className="btn tk-act">
            {say('seeEvent')}
          </Link>
        )}
      </div>
      <Leave
        event={event}
        leaving={leaving ? 'cancel' : null}
        onClose={() => setLeaving(false)}
        onLeft={() => goInstead('event', { id: event.id })}
      />
    </>
  );
}

/** What is shown at the door; read earlier, it works without network. */
function Ticket() {
  const say = useTexts(doorTexts);
  useRequiredPerson();
  const now = useNow();
  const { id = '' } = useRouter().params;
  const read = useRead(events.showEvent, { eventId: id }, { when: id !== '' });
  const none = (
    <Empty
      title={say('noTicket')}
      action={
        id ? (
          <Link to="event" params={{ id }} className="btn btn-line">
            {say('seeEvent')}
          </Link>
        ) : null
      }
    >
      {say('noTicketNext')}
    </Empty>
  );
  const mine = read.data?.mine;
  const holds = mine?.state === 'confirmed' || mine?.state === 'attended';
  if (!read.data || !holds) return <Page title={say('ticket')}>{id === '' ? none : <Reading of={read}>{() => none}</Reading>}</Page>;
  return (
    <Page title={say('ticket')} dark bare>
      <div className="plaque on-dark tk">
        <span className="tk-roof art-mask art-roof tall-only" aria-hidden="true" />
        <Shown event={read.data} mine={mine} now={now} />
      </div>
    </Page>
  );
}

export { Ticket as default };
