import type { EventView } from '../../../shared/events';
import { useSettings } from '../data/settings';
import { dateName, monthName, weekdayName } from '../i18n/dates';
import { homeTexts } from '../i18n/home';
import { useTexts } from '../i18n/use-texts';
import { ListRow } from './list-row';
import { Badge } from './marks';

/** The day as a slip of paper; `local` is the club's time, `2026-11-28 19:00`. */
export function DateSlip({ local }: { local: string }) {
  const { language } = useSettings();
  return (
    <span className="slip num">
      <span className="sr">{dateName(local, language)}</span>
      <span className="slip-m" aria-hidden="true">
        {monthName(local, language)}
      </span>
      <span className="slip-d" aria-hidden="true">
        {Number(local.slice(8, 10))}
      </span>
      <span className="slip-w">{language === 'en' ? weekdayName(local, language) : `周${weekdayName(local, language)}`}</span>
    </span>
  );
}

/** One event of a list, with the seats left. */
export function EventRow({ event }: { event: EventView }) {
  const say = useTexts(homeTexts);
  const seats =
    event.free > 0 ? (
      <Badge tone="jade">{say('seats', { n: event.free })}</Badge>
    ) : (
      <Badge tone="brass">{event.waiting > 0 ? say('waiting', { n: event.waiting }) : say('full')}</Badge>
    );
  return (
    <ListRow
      to="event"
      params={{ id: event.id }}
      start={<DateSlip local={event.startsLocal} />}
      title={<span className="b">{event.title}</span>}
      note={`${event.startsLocal.slice(11, 16)} · ${event.place}`}
      end={seats}
    />
  );
}
