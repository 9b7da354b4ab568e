import { cleanCell } from './clean-cell';
import type { CalendarDay, RosterDetail } from './roster';

export type DateFault = Extract<RosterDetail, `date-${string}`>;

const DAY_MS = 86_400_000;
/** Day 0 of the two serial counts: 1900 (with its invented 29 February 1900) and 1904 (old Mac workbooks). */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
// a bare number below this is a year or a typing slip, not a serial; one of six figures is a day without its century (101231)
const FIRST_BARE_SERIAL = 2_201;
/** The last one that spreadsheets know: 9999-12-31. */
const LAST_SERIAL = 2_958_465;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const SEPARATED = /^(\d{4})\s*[-‐-―−./年·,、。\s]\s*(\d{1,2})\s*[-‐-―−./月·,、。\s]\s*(\d{1,2})\s*[日号號]?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:\.0+)?$/;
const SERIAL = /^([1-9]\d{0,4})(?:\.\d+)?$/;
const REPUBLIC = /^民[国國]\s*(\d{1,3})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?$/;
const DAY_MONTH_NAME = /^(\d{1,2})[-\s]([a-z]{3})[a-z]*\.?[-,\s]+(\d{4})$/i;
const MONTH_NAME_DAY = /^([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})$/i;
// what a workbook or a database adds to a date; a clock time in another zone could mean another day, so only midnight may carry one
const TIME_TAIL =
  /[T\s]+(?:(?:[上下]午|凌晨|中午|晚上)?\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[ap]\.?m\.?)?|0{1,2}:00(?::00(?:\.0+)?)?(?:Z|[+-]\d{2}:?\d{2}))$/i;
const WEEKDAY_TAIL = /\s*\(?(?:星期|周|週)[一二三四五六日天]\)?$/;
const YEAR_LAST = /^(?:\d{1,2}[-./]\d{1,2}[-./]\d{2,4}|\d{2}年.*)$/;

const DIGITS = '〇一二三四五六七八九';
const CHINESE_DATE = /^([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十廿卅]{1,3})[日号號]$/;

/** Is this a day of the Gregorian calendar? */
export function isSolarDay({ year, month, day }: CalendarDay): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}

/** 'YYYY-MM-DD'. */
export const dayText = ({ year, month, day }: CalendarDay): string =>
  `${year > 999 ? year : String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;

/** The day behind a spreadsheet serial (its fraction is a time of day and falls away). `epoch1904` counts from 1904-01-01. */
export function serialDay(serial: number, epoch1904 = false): CalendarDay {
  const whole = Math.floor(serial);
  // before its invented 29 February 1900 (serial 60) the 1900 count runs one day ahead
  const days = !epoch1904 && whole < 60 ? whole + 1 : whole;
  const at = new Date((epoch1904 ? EPOCH_1904 : EPOCH_1900) + days * DAY_MS);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}

/** Can this number be a date cell of a workbook? */
export const isSerial = (value: number): boolean => value >= 1 && value < LAST_SERIAL + 1;

/** 1–31 out of Chinese numerals (十五, 廿一, 初三, 卅), 0 when it is none. */
export function chineseNumber(text: string): number {
  const plain = text.replace(/^初/, '').replace(/^廿/, '二十').replace(/^卅/, '三十');
  const parts = /^([一二三])?(十)?([一二三四五六七八九])?$/.exec(plain);
  if (!parts || plain === '') return 0;
  const [, tens, ten, units] = parts;
  if (!ten) return tens && units ? 0 : DIGITS.indexOf(tens ?? units ?? '');
  return (tens ? DIGITS.indexOf(tens) : 1) * 10 + (units ? DIGITS.indexOf(units) : 0);
}

/** Four Chinese figures (一九六五) as a year, 0 when they are none. */
export function chineseYear(text: string): number {
  const year = [...text].map((char) => ('零○'.includes(char) ? 0 : DIGITS.indexOf(char)));
  return year.length === 4 && year.every((digit) => digit >= 0) ? Number(year.join('')) : 0;
}

const numbers = (parts: RegExpExecArray): CalendarDay => ({ year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) });

function spelled(text: string): CalendarDay | null {
  const republic = REPUBLIC.exec(text);
  if (republic) return { ...numbers(republic), year: Number(republic[1]) + 1911 };
  const chinese = CHINESE_DATE.exec(text);
  if (chinese) {
    return { year: chineseYear(chinese[1] ?? ''), month: chineseNumber(chinese[2] ?? ''), day: chineseNumber(chinese[3] ?? '') };
  }
  const dayFirst = DAY_MONTH_NAME.exec(text);
  const [day, name, year] = dayFirst ? [dayFirst[1], dayFirst[2], dayFirst[3]] : [];
  const monthFirst = dayFirst ? null : MONTH_NAME_DAY.exec(text);
  const month = MONTHS.indexOf((name ?? monthFirst?.[1] ?? '').toLowerCase()) + 1;
  if (month === 0) return null;
  return { year: Number(year ?? monthFirst?.[3]), month, day: Number(day ?? monthFirst?.[2]) };
}

/**
 * The figures of a written date, not yet checked against any calendar: 1982.8.14, 2021/5/16, 1949年3月8日, 19601015, 1969-07-05,
 * full-width digits, spreadsheet serials (25402), 民国, Chinese numerals, English month names, with or without a time or weekday
 * behind. Dates that do not begin with a four-digit year are refused, since 5/8/1982 has two meanings.
 */
export function readDate(text: string, epoch1904 = false): CalendarDay | { fault: DateFault } {
  const cell = cleanCell(text);
  const written = SEPARATED.exec(cell) ?? COMPACT.exec(cell);
  if (written) return numbers(written);
  const serial = SERIAL.exec(cell);
  if (serial) {
    const value = Number(serial[1]);
    if (value < FIRST_BARE_SERIAL) return { fault: 'date-unreadable' };
    return serialDay(value, epoch1904);
  }
  const bare = cell.replace(WEEKDAY_TAIL, '').replace(TIME_TAIL, '').trim();
  const again = bare === cell ? null : (SEPARATED.exec(bare) ?? COMPACT.exec(bare));
  const day = again ? numbers(again) : spelled(bare);
  return day ?? { fault: YEAR_LAST.test(bare) ? 'date-year-first' : 'date-unreadable' };
}

/** A Gregorian day between 1800 and 2200 out of a cell, or the fault. Not for blank cells. Shapes as in `readDate`. */
export function parseDate(text: string, epoch1904 = false): CalendarDay | { fault: DateFault } {
  const day = readDate(text, epoch1904);
  if ('fault' in day) return day;
  return day.year >= 1800 && day.year <= 2200 && isSolarDay(day) ? day : { fault: 'date-impossible' };
}
