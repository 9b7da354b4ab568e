import { useRouter } from '@tarojs/taro';
import type { EventView } from '../../../../shared/events';
import { events } from '../../api/generated';
import { useSettings } from '../../data/settings';
import { tell } from '../../data/toasts';
import { useAct } from '../../data/use-act';
import { coreTexts } from '../../i18n/core';
import { eventsTexts } from '../../i18n/events';
import { useTexts } from '../../i18n/use-texts';
import { addToCalendar } from '../../platform/calendar';
import { back } from '../../platform/go';
import '../../styles/event-art.css';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import type { IconName } from '../../ui/icon-names';
import { ListRow } from '../../ui/list-row';
import { Badge, Section } from '../../ui/marks';
import { Page } from '../../ui/page';
import { Reading } from '../../ui/reading';
import { Said } from '../../ui/said';
import { Bone, Empty } from '../../ui/states';
import { useRequiredPerson } from '../../ui/use-required-person';
import { artOf } from '../events/art';
import { StatusBadge } from '../events/cards';
import { eventStatus, liveOf, ownStatus } from '../events/status';
import { EventDock, hasDock } from './dock';
import { Company, Queue, Seats } from './seats';
import { doorOpen, type Stance } from './stance';
import { Standing } from './standing';
import { type EventAffair, useEvent } from './use-event';
import { dayName, endName, timeName } from './words';

/** The drawn head with the way back on it. */
function Head({ event }: { event: EventView | null }) {
  const say = useTexts(coreTexts);
  return (
    <div className="ev-head">
      <div className={event ? `ev-art ev-art-${artOf(event)}` : 'ev-art'} aria-hidden="true" />
      <Button kind="bare" className="ev-back" label={say('back')} onTap={back}>
        <Icon name="back" />
      </Button>
    </div>
  );
}

const Box = ({ icon }: { icon: IconName }) => (
  <span className="box">
    <Icon name={icon} />
  </span>
);

/** When and where, and the entry for one's own calendar. */
function Facts({ event, door }: { event: EventView; door: boolean }) {
  const say = useTexts(eventsTexts);
  const { language } = useSettings();
  const file = useAct(events.showCalendar);
  const { id, title, place, startsAt, endsAt, startsLocal, endsLocal } = event;
  const keep = async () => {
    const done = await addToCalendar({ id, title, place, startsAt, endsAt, file: () => file.run({ eventId: id }) });
    if (done === 'failed') tell(say('calendarFailed'), 'warn');
    else tell(say(done === 'file' ? 'calendarDone' : 'calendarPhone'), 'done');
  };
  return (
    <>
      <div className="list mt4">
        <ListRow
          start={<Box icon="clock" />}
          title={<span className="b num">{timeName(startsLocal, language)}</span>}
          note={<span className="num">{say('until', { time: endName(startsLocal, endsLocal, language) })}</span>}
        />
        <ListRow start={<Box icon="pin" />} title={<span className="b">{place}</span>} />
        {event.state === 'published' ? <ListRow start={<Box icon="cal" />} title={say('calendar')} onTap={() => void keep()} /> : null}
        {door ? <ListRow start={<Box icon="key" />} title={say('arrive')} note={say('arriveNote')} to="arrive" params={{ id }} /> : null}
      </div>
      <Said of={file} />
    </>
  );
}

function Marks({ event }: { event: EventView }) {
  const say = useTexts(eventsTexts);
  const { language } = useSettings();
  const own = liveOf(event);
  return (
    <div className="row g2 wrap mt4">
      <Badge>{event.kindTitle}</Badge>
      {event.tierTitle ? <Badge tone="brass">{say('tierOnly', { tier: event.tierTitle })}</Badge> : null}
      <StatusBadge of={own ? ownStatus(own) : eventStatus(event, dayName(event.opensLocal, language))} />
    </div>
  );
}

const AHEAD: readonly EventView['phase'][] = ['open', 'full', 'announced', 'sign-up-over', 'running'];

/** Everything about the event below its head. */
function Body({ event, affair, stance }: { event: EventView; affair: EventAffair; stance: Stance }) {
  const say = useTexts(eventsTexts);
  const mayBring =
    event.guests > 0 && (stance.kind === 'seat' || stance.kind === 'queue' || (stance.kind === 'refused' && affair.guests > 0));
  const holds = stance.kind === 'confirmed' || stance.kind === 'offered';
  return (
    <>
      <Marks event={event} />
      <p className="t-head mt2" aria-hidden="true">
        {event.title}
      </p>
      <Standing event={event} stance={stance} />
      <Facts event={event} door={holds && doorOpen(event, affair.now)} />
      {AHEAD.includes(event.phase) ? <Seats event={event} /> : null}
      {stance.kind === 'queue' || stance.kind === 'waiting' ? <Queue event={event} /> : null}
      {mayBring ? <Company most={event.guests} value={affair.guests} onChange={affair.setGuests} /> : null}
      {event.description ? (
        <Section title={say('words')}>
          <p className="ev-words">{event.description}</p>
        </Section>
      ) : null}
      {event.conduct.length > 0 ? (
        <Section title={say('conduct')}>
          <ul>
            {event.conduct.map((line) => (
              <li key={line} className="mt2">
                {line}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

/** Grey shapes of what is to come. */
const Shape = () => (
  <div aria-hidden="true">
    <Bone width="30%" height={24} className="mt4" />
    <Bone width="75%" height={34} className="mt2" />
    <Bone height={196} className="mt4" />
    <Bone height={120} className="mt6" />
  </div>
);

/** One event: what it is, whether there is a seat, and everything one can do about it. */
function Event() {
  const say = useTexts(eventsTexts);
  const core = useTexts(coreTexts);
  useRequiredPerson();
  const { id = '' } = useRouter().params;
  const affair = useEvent(id);
  const { data: event } = affair.event;
  const { stance } = affair;
  return (
    <Page
      title={event?.title ?? say('title')}
      head={<Head event={event} />}
      dock={event && hasDock(affair) ? <EventDock affair={affair} event={event} /> : undefined}
    >
      {id === '' ? (
        <Empty title={core('missing')} />
      ) : (
        <Reading of={affair.event} skeleton={<Shape />}>
          {(one) => (stance ? <Body event={one} affair={affair} stance={stance} /> : null)}
        </Reading>
      )}
    </Page>
  );
}

export { Event as default };
