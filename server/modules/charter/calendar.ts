/**
 * Working time: the hours of a calendar of the charter, with several windows a day, holidays and make-up workdays.
 * A window and a holiday belong to a date of the wall clock in the club's zone (not to the business day, which may begin
 * later); a window past midnight belongs to the date it begins on.
 */

import { instantOf, offsetAt } from '../../core/zone';
import type { Charter } from './charter';
import { DAY_MS, numberOfDay, weekdayOfNumber } from './days';
import { WEEKDAYS } from './notation';

const MINUTE_MS = 60_000;
const MOST_DAYS = 5_000;
/** A calendar that stays closed for so many days on end never opens again. */
const LONGEST_BREAK_DAYS = 3_700;

/** From and to, both milliseconds. */
type Span = readonly [from: number, to: number];

interface Hours {
  readonly zone: string;
  /** Spans after midnight by day of the week, Monday first; an end beyond 24 h runs into the next date. */
  readonly week: readonly (readonly Span[])[];
  readonly holidays: ReadonlySet<number>;
  readonly workdays: ReadonlySet<number>;
  /** Open spans (instants) by date, filled as they are asked for. */
  readonly dates: Map<number, readonly Span[]>;
}

const compiled = new WeakMap<Charter, Map<string, Hours>>();

/**
 * The instant at which `workingMinutes` of working time have passed since `fromMs`.
 *
 * @param calendarId one of `charter.calendars`.
 * @param fromMs UTC milliseconds; outside working time the clock starts at the next opening.
 * @param workingMinutes minutes, may be fractional; 0 or less gives `fromMs` itself.
 * @returns UTC milliseconds; time that is used up exactly at closing ends at closing, not at the next opening.
 * @throws RangeError on an unknown calendar, on minutes that aren't finite, and on a calendar that never opens.
 */
export function addWorkingTime(charter: Charter, calendarId: string, fromMs: number, workingMinutes: number): number {
  if (!Number.isFinite(workingMinutes)) throw new RangeError(`not a number of minutes: ${workingMinutes}`);
  const hours = hoursOf(charter, calendarId);
  let left = Math.round(workingMinutes * MINUTE_MS);
  if (left <= 0) return fromMs;
  for (let date = dateAt(hours, fromMs), closed = 0; closed < LONGEST_BREAK_DAYS; date++) {
    const spans = spansOn(hours, date);
    closed = spans.length === 0 ? closed + 1 : 0;
    for (const [opens, closes] of spans) {
      const begins = Math.max(opens, fromMs);
      if (begins >= closes) continue;
      if (left <= closes - begins) return begins + left;
      left -= closes - begins;
    }
  }
  throw new RangeError(`calendar ${calendarId} never opens`);
}

/**
 * Working time between two instants.
 *
 * @param calendarId one of `charter.calendars`.
 * @returns minutes, not rounded (seconds are fractions); 0 when `toMs` isn't after `fromMs`.
 * @throws RangeError on an unknown calendar.
 */
export function workingMinutesBetween(charter: Charter, calendarId: string, fromMs: number, toMs: number): number {
  const hours = hoursOf(charter, calendarId);
  let worked = 0;
  if (toMs <= fromMs) return worked;
  const last = dateAt(hours, toMs);
  for (let date = dateAt(hours, fromMs); date <= last; date++) worked += openTime(hours, date, fromMs, toMs);
  return worked / MINUTE_MS;
}

/**
 * The instant `workingDays` working days (工作日) after `fromMs`. A working day is a date with opening hours. The answer lies
 * on the so-manieth working day after the date of `fromMs` (or after the next working day, when that date is closed), at
 * the moment when as much of its working time has passed as had passed of the first at `fromMs`: from Friday 16:00, with
 * the weekend closed, one working day ends on Monday 16:00; asked on Sunday, on Tuesday at opening. A shorter day ends at
 * its closing.
 *
 * @returns UTC milliseconds; 0 days give `fromMs` itself.
 * @throws RangeError on an unknown calendar and on one that never opens.
 */
export function addWorkingDays(charter: Charter, calendarId: string, fromMs: number, workingDays: number): number {
  if (workingDays <= 0) return fromMs;
  const hours = hoursOf(charter, calendarId);
  const first = openDateFrom(hours, calendarId, dateAt(hours, fromMs));
  const passed = openTime(hours, first, Number.NEGATIVE_INFINITY, fromMs);
  let date = first;
  for (let n = 0; n < workingDays; n++) date = openDateFrom(hours, calendarId, date + 1);
  let left = passed;
  let end = fromMs;
  for (const [opens, closes] of spansOn(hours, date)) {
    end = Math.min(opens + left, closes);
    if (left <= closes - opens) break;
    left -= closes - opens;
  }
  return end;
}

/**
 * The working day (date of the wall clock, as a number of days since 1970-01-01) that is the n-th after `date`.
 *
 * @throws RangeError on an unknown calendar and on one that never opens.
 */
export function workingDateAfter(charter: Charter, calendarId: string, date: number, n: number): number {
  const hours = hoursOf(charter, calendarId);
  let found = date;
  for (let i = 0; i < n; i++) found = openDateFrom(hours, calendarId, found + 1);
  return found;
}

function openDateFrom(hours: Hours, calendarId: string, from: number): number {
  for (let date = from; date < from + LONGEST_BREAK_DAYS; date++) if (spansOn(hours, date).length > 0) return date;
  throw new RangeError(`calendar ${calendarId} never opens`);
}

/** Open milliseconds of a date between two instants. */
function openTime(hours: Hours, date: number, fromMs: number, toMs: number): number {
  let open = 0;
  for (const [opens, closes] of spansOn(hours, date)) open += Math.max(0, Math.min(closes, toMs) - Math.max(opens, fromMs));
  return open;
}

function dateAt(hours: Hours, ms: number): number {
  return Math.floor((ms + offsetAt(hours.zone, ms)) / DAY_MS);
}

function spansOn(hours: Hours, date: number): readonly Span[] {
  let spans = hours.dates.get(date);
  if (!spans) {
    const spilt = openings(hours, date - 1)
      .filter(([, to]) => to > DAY_MS)
      .map(([, to]): Span => [0, to - DAY_MS]);
    const own = openings(hours, date).map(([from, to]): Span => [from, Math.min(to, DAY_MS)]);
    spans = joined([...spilt, ...own]).map(
      ([from, to]): Span => [instantOf(hours.zone, date * DAY_MS + from), instantOf(hours.zone, date * DAY_MS + to)],
    );
    if (hours.dates.size >= MOST_DAYS) hours.dates.clear();
    hours.dates.set(date, spans);
  }
  return spans;
}

function openings(hours: Hours, date: number): readonly Span[] {
  if (hours.workdays.has(date)) return hours.week[0] ?? [];
  return hours.holidays.has(date) ? [] : (hours.week[weekdayOfNumber(date)] ?? []);
}

/** Spans in order, those that touch or overlap made one, so that no time counts twice. */
function joined(spans: readonly Span[]): Span[] {
  const result: [number, number][] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

function hoursOf(charter: Charter, calendarId: string): Hours {
  let calendars = compiled.get(charter);
  if (!calendars) {
    calendars = new Map();
    compiled.set(charter, calendars);
  }
  let hours = calendars.get(calendarId);
  if (!hours) {
    const calendar = charter.calendars.find((candidate) => candidate.id === calendarId);
    if (!calendar) throw new RangeError(`unknown calendar: ${calendarId}`);
    hours = {
      zone: charter.club.timeZone,
      week: WEEKDAYS.map((weekday) => (calendar.week[weekday] ?? []).map(readWindow)),
      holidays: new Set(calendar.holidays.map(numberOfDay)),
      workdays: new Set(calendar.workdays.map(numberOfDay)),
      dates: new Map(),
    };
    calendars.set(calendarId, hours);
  }
  return hours;
}

function readWindow(window: string): Span {
  const [from = 0, to = 0] = window.split('-').map((time) => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE_MS);
  return [from, to > from ? to : to + DAY_MS];
}
