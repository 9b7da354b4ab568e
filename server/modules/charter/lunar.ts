/**
 * The lunar calendar 农历. The library computes a year's new moons anew whenever another year is asked for (a millisecond), so
 * each year's months are kept here once; a conversion is then a look-up.
 */
import { Lunar, LunarMonth } from 'lunar-javascript';
import { dayOfNumber, numberOfDay } from './days';

/** The years whose calendar is known well enough to accept a birth date. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

/** A date of the lunar calendar; `year` is the lunar year, which begins with the Spring Festival; `leap`: in a leap month 闰月. */
export interface LunarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly leap?: boolean | undefined;
}

interface Month {
  readonly month: number;
  readonly leap: boolean;
  /** Days from 1970-01-01 to its first day. */
  readonly first: number;
  /** 29 or 30 */
  readonly days: number;
}

const years = new Map<number, readonly Month[]>();

function monthsOf(year: number): readonly Month[] {
  let months = years.get(year);
  if (!months) {
    const found: Month[] = [];
    for (let month = 1; month <= 12; month++) {
      for (const signed of [month, -month]) {
        const days = LunarMonth.fromYm(year, signed)?.getDayCount();
        if (days === undefined) continue;
        found.push({ month, leap: signed < 0, first: numberOfDay(Lunar.fromYmd(year, signed, 1).getSolar().toYmd()), days });
      }
    }
    months = found;
    years.set(year, months);
  }
  return months;
}

/** How many days a month has (29 or 30), or undefined when that lunar year has no such month. */
export function lunarMonthLength(year: number, month: number, leap: boolean): number | undefined {
  return monthsOf(year).find((candidate) => candidate.month === month && candidate.leap === leap)?.days;
}

/**
 * The lunar date of a solar day.
 *
 * @param day `YYYY-MM-DD`
 */
export function lunarDateOf(day: string): Required<LunarDate> {
  const n = numberOfDay(day);
  const solarYear = Number(day.slice(0, 4));
  for (const year of [solarYear, solarYear - 1]) {
    const found = monthsOf(year).find(({ first, days }) => n >= first && n < first + days);
    if (found) return { year, month: found.month, day: n - found.first + 1, leap: found.leap };
  }
  throw new RangeError(`no lunar date for ${day}`);
}

/** Whether the lunar calendar has this date: month and leap month exist in that year, and the month is long enough. Years 1900–2100. */
export function isLunarDate({ year, month, day, leap = false }: LunarDate): boolean {
  if (![year, month, day].every(Number.isInteger) || year < FIRST_YEAR || year > LAST_YEAR || day < 1) return false;
  return day <= (lunarMonthLength(year, month, leap) ?? 0);
}

/**
 * The solar day of a lunar date.
 *
 * @returns `YYYY-MM-DD`
 * @throws RangeError when the lunar calendar has no such date (ask isLunarDate before).
 */
export function lunarToSolar(date: LunarDate): string {
  const { year, month, day, leap = false } = date;
  const found = isLunarDate(date) && monthsOf(year).find((candidate) => candidate.month === month && candidate.leap === leap);
  if (!found) throw new RangeError(`not a lunar date: ${year}-${leap ? 'leap ' : ''}${month}-${day}`);
  return dayOfNumber(found.first + day - 1);
}
