/**
 * Business days and the periods made of them. A business day 业务日 is a date in the club's zone; where the charter's
 * `businessDayStarts` isn't midnight, the small hours still belong to the day before.
 */

import { instantOf, offsetAt } from '../../core/zone';
import { addWorkingTime, workingDateAfter } from './calendar';
import type { Charter } from './charter';
import { addDays, addMonths, DAY_MS, dayOfNumber, isLeapYear, numberOfDay, weekdayOfNumber } from './days';
import type { Duration, Offset } from './notation';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const MOST_DAYS = 5_000;

/** One business day: from (inclusive) and to (exclusive) are UTC milliseconds. */
interface DaySpan {
  readonly day: string;
  readonly from: number;
  readonly to: number;
}

interface DayClock {
  readonly zone: string;
  /** Milliseconds after midnight at which the business day begins. */
  readonly starts: number;
  readonly spans: Map<number, DaySpan>;
  last: DaySpan;
}

const clocks = new WeakMap<Charter, DayClock>();

function clockOf(charter: Charter): DayClock {
  let clock = clocks.get(charter);
  if (!clock) {
    const { timeZone, businessDayStarts } = charter.club;
    const starts = Number(businessDayStarts.slice(0, 2)) * HOUR_MS + Number(businessDayStarts.slice(3)) * MINUTE_MS;
    clock = { zone: timeZone, starts, spans: new Map(), last: { day: '', from: 0, to: 0 } };
    clocks.set(charter, clock);
  }
  return clock;
}

function spanOf(clock: DayClock, date: number): DaySpan {
  let span = clock.spans.get(date);
  if (!span) {
    const local = date * DAY_MS + clock.starts;
    span = { day: dayOfNumber(date), from: instantOf(clock.zone, local), to: instantOf(clock.zone, local + DAY_MS) };
    if (clock.spans.size >= MOST_DAYS) clock.spans.clear();
    clock.spans.set(date, span);
  }
  return span;
}

/**
 * The business day that the instant belongs to. Each instant has exactly one, also where clocks are put back over the
 * hour at which the day begins. Within the day asked for last it costs two comparisons.
 *
 * @param ms UTC milliseconds.
 * @returns `YYYY-MM-DD`
 */
export function businessDay(charter: Charter, ms: number): string {
  const clock = clockOf(charter);
  const { last } = clock;
  if (ms >= last.from && ms < last.to) return last.day;
  const date = Math.floor((ms + offsetAt(clock.zone, ms) - clock.starts) / DAY_MS);
  let span = spanOf(clock, date);
  if (ms >= span.to) span = spanOf(clock, date + 1);
  else if (ms < span.from) span = spanOf(clock, date - 1);
  clock.last = span;
  return span.day;
}

/**
 * The first instant of a business day, UTC milliseconds; the day ends where the next one starts.
 *
 * @param day `YYYY-MM-DD`
 * @throws RangeError when `day` isn't one.
 */
export function dayStart(charter: Charter, day: string): number {
  return spanOf(clockOf(charter), numberOfDay(day)).from;
}

/**
 * The business day a length of time after another. Months and years keep the day of the month, or take the month's last
 * day where it is missing: 2027-01-31 + 1个月 = 2027-02-28, 2028-02-29 + 1年 = 2029-02-28. 工作日 are days open in the charter's first
 * calendar. Minutes, hours and 工作小时 are counted from the start of `fromDay`, and the day they end on is given.
 * A term that starts on `fromDay` therefore ends on the day before the answer.
 *
 * @param fromDay `YYYY-MM-DD`
 * @returns `YYYY-MM-DD`
 */
export function addDuration(charter: Charter, fromDay: string, duration: Duration): string {
  const { n, unit } = duration;
  const working = charter.calendars[0]?.id ?? '';
  switch (unit) {
    case '天':
      return addDays(fromDay, n);
    case '周':
      return addDays(fromDay, n * 7);
    case '个月':
      return addMonths(fromDay, n);
    case '年':
      return addMonths(fromDay, n * 12);
    case '工作日':
      return dayOfNumber(workingDateAfter(charter, working, numberOfDay(fromDay), n));
    case '工作小时':
      return businessDay(charter, addWorkingTime(charter, working, dayStart(charter, fromDay), n * 60));
    case '小时':
      return businessDay(charter, dayStart(charter, fromDay) + n * HOUR_MS);
    case '分钟':
      return businessDay(charter, dayStart(charter, fromDay) + n * MINUTE_MS);
  }
}

/**
 * A moment relative to an anchor (`前7天`, `当天`, `后1小时`).
 *
 * On a business day (`YYYY-MM-DD`) it gives a business day; hours and minutes count from the day's start. On an instant
 * (UTC milliseconds) it gives an instant: hours and minutes exactly, days, weeks and months at the same time of the club's
 * clock, `当天` the anchor itself. Months clamp to the month's last day.
 */
export function applyOffset(charter: Charter, anchor: string, offset: Offset): string;
export function applyOffset(charter: Charter, anchor: number, offset: Offset): number;
export function applyOffset(charter: Charter, anchor: string | number, offset: Offset): string | number {
  if (typeof anchor === 'string') return addDuration(charter, anchor, offset);
  return addToInstant(charter, anchor, offset);
}

/**
 * The instant a length of elapsed time after another (before it, where `n` is negative): minutes and hours exactly; days,
 * weeks, months and years at the same time of the club's clock. Not for working time.
 *
 * @throws RangeError on 工作小时 and 工作日.
 */
export function addToInstant(charter: Charter, ms: number, { n, unit }: Duration): number {
  if (unit === '分钟') return ms + n * MINUTE_MS;
  if (unit === '小时') return ms + n * HOUR_MS;
  if (unit === '工作小时' || unit === '工作日') throw new RangeError(`${n}${unit} needs a calendar`);
  const zone = charter.club.timeZone;
  const local = ms + offsetAt(zone, ms);
  const date = Math.floor(local / DAY_MS);
  const moved = addDuration(charter, dayOfNumber(date), { n, unit });
  return instantOf(zone, numberOfDay(moved) * DAY_MS + (local - date * DAY_MS));
}

export type PeriodKind = 'day' | 'week' | 'month' | 'quarter' | 'season' | 'year' | 'lifetime';

/**
 * The calendar period that a business day lies in: weeks run Monday to Sunday, a season 季 is a calendar quarter.
 *
 * @returns first and last business day, both inclusive, or null for `lifetime`, which has neither.
 */
export function periodOf(day: string, kind: PeriodKind): { from: string; to: string } | null {
  const year = day.slice(0, 4);
  switch (kind) {
    case 'day':
      return { from: day, to: day };
    case 'week': {
      const n = numberOfDay(day);
      const monday = n - weekdayOfNumber(n);
      return { from: dayOfNumber(monday), to: dayOfNumber(monday + 6) };
    }
    case 'month':
      return wholeMonths(`${day.slice(0, 7)}-01`, 1);
    case 'quarter':
    case 'season': {
      const first = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
      return wholeMonths(`${year}-${String(first).padStart(2, '0')}-01`, 3);
    }
    case 'year':
      return { from: `${year}-01-01`, to: `${year}-12-31` };
    case 'lifetime':
      return null;
  }
}

function wholeMonths(from: string, months: number): { from: string; to: string } {
  return { from, to: addDays(addMonths(from, months), -1) };
}

/**
 * Age in full years on a business day; a person turns a year older on the birthday.
 *
 * Someone born on 29 February turns a year older on 1 March in common years, so that no age limit is passed a day early;
 * pass the charter's `birthday.leapDay` where the day of celebration counts instead.
 *
 * @param birthDate solar, `YYYY-MM-DD`
 * @param day `YYYY-MM-DD`
 * @returns years; negative before birth.
 */
export function ageOn(birthDate: string, day: string, leapDay: '02-28' | '03-01' = '03-01'): number {
  const year = Number(day.slice(0, 4));
  const born = birthDate.slice(5);
  const birthday = born === '02-29' && !isLeapYear(year) ? leapDay : born;
  return year - Number(birthDate.slice(0, 4)) - (day.slice(5) < birthday ? 1 : 0);
}
