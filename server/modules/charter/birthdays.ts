/**
 * Birthdays, solar and lunar. A member's birthday is kept as one short key, so that the members who celebrate today are
 * found by an index instead of by asking everybody.
 */
import type { Charter } from './charter';
import { addDays, isLeapYear } from './days';
import { lunarDateOf, lunarMonthLength } from './lunar';

const MOST_DAYS = 1_000;

/** A birthday without its year. `leap`: born in a leap month 闰月 (lunar only). */
export interface BirthdayParts {
  readonly calendar: 'solar' | 'lunar';
  readonly month: number;
  readonly day: number;
  readonly leap?: boolean | undefined;
}

const two = (n: number): string => String(n).padStart(2, '0');
const solarDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * The key of a birthday: `MM-DD` (solar), `LMM-DD` (lunar) or `L+MM-DD` (lunar, leap month).
 *
 * @throws RangeError when no year has such a day.
 */
export function birthdayKey({ calendar, month, day, leap = false }: BirthdayParts): string {
  const longest = calendar === 'solar' ? (solarDays[month - 1] ?? 0) : 30;
  const whole = Number.isInteger(month) && Number.isInteger(day);
  if (!whole || month < 1 || month > 12 || day < 1 || day > longest || (leap && calendar === 'solar')) {
    throw new RangeError(`not a birthday: ${calendar} ${leap ? 'leap ' : ''}${month}-${day}`);
  }
  return `${calendar === 'solar' ? '' : leap ? 'L+' : 'L'}${two(month)}-${two(day)}`;
}

const remembered = new WeakMap<Charter, Map<string, readonly string[]>>();

/**
 * The keys of all birthdays celebrated on a business day; none when the charter has no birthday chapter.
 *
 * In years without it, 29 February is celebrated on `birthday.leapDay`. A lunar 30th in a month of 29 days is celebrated on
 * that month's last day (`birthday.missingLunarDay`); a birthday in a leap month, in years without that leap month, in
 * the plain month of the same number. Only calendars in `birthday.calendars` are celebrated.
 *
 * @param day `YYYY-MM-DD`
 * @returns keys as `birthdayKey` writes them, at most six, no key twice; each key comes once in each year of its calendar.
 */
export function birthdayKeysOn(charter: Charter, day: string): readonly string[] {
  let days = remembered.get(charter);
  if (!days) {
    days = new Map();
    remembered.set(charter, days);
  }
  let keys = days.get(day);
  if (!keys) {
    keys = Object.freeze(findKeys(charter, day));
    if (days.size >= MOST_DAYS) days.clear();
    days.set(day, keys);
  }
  return keys;
}

function findKeys(charter: Charter, day: string): string[] {
  if (!charter.birthday) return [];
  const { calendars, leapDay } = charter.birthday;
  const keys: string[] = [];
  if (calendars.includes('solar')) {
    keys.push(day.slice(5));
    if (day.slice(5) === leapDay && !isLeapYear(Number(day.slice(0, 4)))) keys.push('02-29');
  }
  if (calendars.includes('lunar')) keys.push(...lunarKeys(day));
  return keys;
}

function lunarKeys(day: string): string[] {
  const { year, month, day: dayOfMonth, leap } = lunarDateOf(day);
  const isLast = dayOfMonth === lunarMonthLength(year, month, leap);
  const days = isLast && dayOfMonth === 29 ? [29, 30] : [dayOfMonth];
  const births = leap ? [true] : lunarMonthLength(year, month, true) ? [false] : [false, true];
  return births.flatMap((born) => days.map((d) => birthdayKey({ calendar: 'lunar', month, day: d, leap: born })));
}

/**
 * The year that a birthday celebrated on `day` belongs to, for `once: birthday-year`: the solar year of a solar birthday,
 * the lunar year of a lunar one. A lunar birthday near the turn of the year may come twice in one solar year and not at
 * all in the next; in its own years it comes exactly once.
 *
 * @param key as `birthdayKey` writes it.
 * @param day a business day it is celebrated on, `YYYY-MM-DD`
 */
export function birthdayYear(key: string, day: string): number {
  return key.startsWith('L') ? lunarDateOf(day).year : Number(day.slice(0, 4));
}

/**
 * Whether a birthday falls on the day, within three days either side of it, or in the calendar month it lies in.
 *
 * @param key as `birthdayKey` writes it.
 * @param day `YYYY-MM-DD`
 */
export function isBirthdayAround(charter: Charter, key: string, day: string, within: 'day' | 'week' | 'month'): boolean {
  const celebrated = (other: string) => birthdayKeysOn(charter, other).includes(key);
  if (within === 'day') return celebrated(day);
  if (within === 'week') return [0, -1, 1, -2, 2, -3, 3].some((n) => celebrated(addDays(day, n)));
  const month = day.slice(0, 7);
  for (let date = `${month}-01`; date.startsWith(month); date = addDays(date, 1)) if (celebrated(date)) return true;
  return false;
}
