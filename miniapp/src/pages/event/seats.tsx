import type { EventView } from '../../../../shared/events';
import { useSettings } from '../../data/settings';
import { eventsTexts } from '../../i18n/events';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { classes } from '../../ui/classes';
import { Icon } from '../../ui/icon';
import { Section } from '../../ui/marks';
import { fullness } from '../events/groups';
import { liveOf } from '../events/status';
import { MOST_SEATS, queueBefore, seatsOf } from './stance';
import { timeName } from './words';

const LOOKS = { taken: '', mine: 'seat-mine', free: 'seat-free' } as const;

/** All seats as one picture with a sentence; many of them as a bar. */
function Plan({ event }: { event: EventView }) {
  const say = useTexts(eventsTexts);
  const own = event.mine?.seats ?? 0;
  const spoken = say('seatsSpoken', { all: event.capacity, taken: event.taken });
  const label = own > 0 ? `${spoken}，${say('seatsMine', { n: own })}` : spoken;
  if (event.capacity > MOST_SEATS)
    return (
      <div className="bar bar-jade" role="img" aria-label={label}>
        <span className="bar-i" style={{ width: `${fullness(event)}%` }} />
      </div>
    );
  const seats = seatsOf(event).map((what, at) => ({ what, key: `seat-${at}` }));
  return (
    <div className="seats" role="img" aria-label={label}>
      {seats.map(({ what, key }) => (
        <span key={key} className={classes('seat block', LOOKS[what])} />
      ))}
    </div>
  );
}

/** Seats left, and until when one may sign up and cancel. */
export function Seats({ event }: { event: EventView }) {
  const say = useTexts(eventsTexts);
  const { language } = useSettings();
  const aside = (
    <span className="t-meta c-2 num">
      <span className={classes('b t-lead', event.free > 0 && 'c-jade')}>
        {event.free > 0 ? say('seats', { n: event.free }) : say('seatsNone')}
      </span>{' '}
      {say('seatsOf', { n: event.capacity })}
    </span>
  );
  const open = event.phase === 'open' || event.phase === 'full';
  return (
    <Section title={say('seatsHead')} aside={aside}>
      <Plan event={event} />
      <p className="t-meta c-2 mt3 num">
        {event.phase === 'announced' ? say('opensAt', { at: timeName(event.opensLocal, language) }) : null}
        {open ? say('closesAt', { at: timeName(event.closesLocal, language) }) : null}{' '}
        {open && !liveOf(event) ? say('cancelUntil', { at: timeName(event.cancelUntilLocal, language) }) : null}
      </p>
    </Section>
  );
}

const Tick = ({ children }: { children: string }) => (
  <li className="row-top g2 mt2">
    <Icon name="check" size="s" className="c-jade mt1" />
    <span className="grow">{children}</span>
  </li>
);

/** The waiting list: where one stands, or would stand, and how it goes. */
export function Queue({ event }: { event: EventView }) {
  const say = useTexts(eventsTexts);
  const { language } = useSettings();
  const me = event.mine?.state === 'waiting' ? (event.mine.position ?? event.waiting) : event.waiting + 1;
  const { more, places } = queueBefore(me);
  return (
    <Section
      title={say('queueHead')}
      aside={<span className="t-meta c-2 num">{say('queueFull', { seats: event.capacity, n: event.waiting })}</span>}
    >
      <div className="queue" role="img" aria-label={say('queueSpoken', { n: me - 1, me })}>
        {more ? <span className="c-3">…</span> : null}
        {places.map((n) => (
          <span key={n} className="queue-i num">
            {n}
          </span>
        ))}
        <span className="queue-i queue-me num">{say('queueMe', { n: me })}</span>
      </div>
      <ul className="mt4">
        <Tick>{say('queueFair')}</Tick>
        <Tick>{say('queueTime')}</Tick>
        <Tick>{say('queueEnd', { at: timeName(event.closesLocal, language) })}</Tick>
      </ul>
    </Section>
  );
}

/** How many come along; none to as many as the event lets in. */
export function Company({ most, value, onChange }: { most: number; value: number; onChange(guests: number): void }) {
  const say = useTexts(eventsTexts);
  return (
    <Section title={say('guestsHead')} aside={<span className="t-meta c-2 num">{say('guestsMost', { n: most })}</span>}>
      <div className="row between g3">
        <p className="b num grow" role="status">
          {value === 0 ? say('alone') : say('guests', { n: value })}
        </p>
        <div className="stepper">
          <Button kind="bare" className="stepper-b" label={say('fewer')} disabled={value === 0} onTap={() => onChange(value - 1)}>
            <Icon name="minus" />
          </Button>
          <span className="stepper-n num b t-lead" aria-hidden="true">
            {value}
          </span>
          <Button kind="bare" className="stepper-b" label={say('moreGuests')} disabled={value >= most} onTap={() => onChange(value + 1)}>
            <Icon name="plus" />
          </Button>
        </div>
      </div>
    </Section>
  );
}
