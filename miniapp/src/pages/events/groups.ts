import type { EventView } from '../../../../shared/events';
import { dayAfter, weekOf } from '../../i18n/dates';

type Timed = Pick<EventView, 'startsAt' | 'startsLocal'>;

/** The club's day at `now` (UTC ms), told by the club's clock that the server has written beside an instant. */
export function clubDay({ startsAt, startsLocal }: Timed, now: number): string {
  const offset = Date.parse(`${startsLocal.replace(' ', 'T')}:00Z`) - Math.floor(startsAt / 60_000) * 60_000;
  return new Date(now + offset).toISOString().slice(0, 10);
}

export interface Group<T> {
  /** A month as `2026-12` where it is neither this week nor the next. */
  key: 'thisWeek' | 'nextWeek' | (string & {});
  items: T[];
}

/** Events in the order given, put together by week, further away by month. */
export function groupsOf<T extends Timed>(events: readonly T[], now: number): Group<T>[] {
  const groups: Group<T>[] = [];
  for (const event of events) {
    const week = weekOf(clubDay(event, now));
    const day = event.startsLocal.slice(0, 10);
    const [monday, sunday] = [week[0] as string, week[6] as string];
    const near = day <= sunday ? 'thisWeek' : day <= dayAfter(sunday, 7) ? 'nextWeek' : day.slice(0, 7);
    const key = day < monday ? day.slice(0, 7) : near;
    const last = groups.at(-1);
    if (last?.key === key) last.items.push(event);
    else groups.push({ key, items: [event] });
  }
  return groups;
}

/** The kinds that occur, each once, in the order of their first event. */
export const kindsOf = (events: readonly Pick<EventView, 'kind' | 'kindTitle'>[]): { value: string; label: string }[] => [
  ...new Map(events.map(({ kind, kindTitle }) => [kind, { value: kind, label: kindTitle }])).values(),
];

/** `19:00 – 21:00`; with the day of the end when that is another one. */
export const hoursOf = ({ startsLocal, endsLocal }: Pick<EventView, 'startsLocal' | 'endsLocal'>): string =>
  `${startsLocal.slice(11)} – ${endsLocal.slice(0, 10) === startsLocal.slice(0, 10) ? endsLocal.slice(11) : endsLocal.slice(5)}`;

/** How much of an event is taken, in percent. */
export const fullness = ({ taken, capacity }: Pick<EventView, 'taken' | 'capacity'>): number =>
  Math.min(100, Math.round((taken / Math.max(1, capacity)) * 100));
