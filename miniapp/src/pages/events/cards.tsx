import type { ReactNode } from 'react';
import type { EventView, MyRegistration } from '../../../../shared/events';
import { useSettings } from '../../data/settings';
import { dateName } from '../../i18n/dates';
import { eventsTexts } from '../../i18n/events';
import { useTexts } from '../../i18n/use-texts';
import { DateSlip } from '../../ui/event-row';
import { Icon } from '../../ui/icon';
import type { IconName } from '../../ui/icon-names';
import { Link } from '../../ui/link';
import { Badge } from '../../ui/marks';
import { fullness, hoursOf } from './groups';
import { eventStatus, liveOf, nextOf, ownStatus, type Status } from './status';

const Line = ({ icon, children }: { icon: IconName; children: ReactNode }) => (
  <span className="t-meta c-2 ev-line">
    <Icon name={icon} size="s" />
    <span className="ell num">{children}</span>
  </span>
);

/** A state as a badge. */
export function StatusBadge({ of: { key, values, tone } }: { of: Status }) {
  const say = useTexts(eventsTexts);
  return <Badge {...(tone && { tone })}>{say(key, values)}</Badge>;
}

/** How full it is: a bar, and the words beside it. */
function Seats({ event }: { event: EventView }) {
  const say = useTexts(eventsTexts);
  const { language } = useSettings();
  const at = `${dateName(event.opensLocal, language)} ${event.opensLocal.slice(11)}`;
  const status = eventStatus(event, at);
  const counts = status.key === 'seats' || status.key === 'full' || status.key === 'fullWaiting';
  if (!counts) return <StatusBadge of={status} />;
  return (
    <>
      <span className={`bar ev-bar bar-${status.tone}`} aria-hidden="true">
        <span className="bar-i" style={{ width: `${fullness(event)}%` }} />
      </span>
      <span className={`t-meta b num c-${status.tone}`}>{say(status.key, status.values)}</span>
    </>
  );
}

/** One event of the list. */
export function EventCard({ event }: { event: EventView }) {
  const own = liveOf(event);
  return (
    <Link to="event" params={{ id: event.id }} className="card ev-card">
      <DateSlip local={event.startsLocal} />
      <span className="grow">
        <span className="b t-lead ev-card-t">{event.title}</span>
        <Line icon="clock">{hoursOf(event)}</Line>
        <Line icon="pin">{event.place}</Line>
        <span className="ev-seats">{own ? <StatusBadge of={ownStatus(own)} /> : <Seats event={event} />}</span>
      </span>
    </Link>
  );
}

const LEADS = { answer: 'event', seeTicket: 'ticket', giveFeedback: 'feedback' } as const;

/** One of somebody's own sign-ups, with the next thing to do about it. */
export function RegistrationCard({ mine, now }: { mine: MyRegistration; now: number }) {
  const say = useTexts(eventsTexts);
  const next = nextOf(mine, now);
  const cancelled = mine.eventState === 'cancelled';
  return (
    <div className="card ev-card">
      <DateSlip local={mine.startsLocal} />
      <div className="grow">
        <Link to="event" params={{ id: mine.eventId }} className="b t-lead ev-card-go">
          {mine.title}
        </Link>
        <Line icon="clock">{mine.startsLocal.slice(11)}</Line>
        <Line icon="pin">{mine.place}</Line>
        <div className="ev-seats between">
          <StatusBadge of={cancelled ? { key: 'callOff', tone: 'rouge' } : ownStatus(mine)} />
          {next ? (
            <Link to={LEADS[next]} params={{ id: mine.eventId }} className="btn btn-line btn-s" label={`${say(next)}：${mine.title}`}>
              {say(next)}
            </Link>
          ) : mine.feedbackGiven ? (
            <span className="t-meta c-2">{say('feedbackGiven')}</span>
          ) : null}
        </div>
      </div>
    </div>
  );
}
