import { cleanCell, cleanOptional, simplified } from './clean-cell';
import { chineseNumber, chineseYear, dayText, isSolarDay, readDate } from './parse-date';
import type { RosterBirth, RosterDetail, RosterOptions } from './roster';

type BirthdayFault = Extract<RosterDetail, `date-${string}` | `birthday-${string}` | `lunar-${string}`>;
type Result = RosterBirth | { fault: BirthdayFault };

/** What a 农历 column or the heading says about the birthday's calendar; null when it says nothing. */
export interface CalendarFlag {
  lunar: boolean | null;
  leap: boolean;
}

const YES = /^(?:是|对|有|√|✓|✔|☑|y|yes|true|1|1\.0|[农阴旧]|(?:农历|阴历|旧历)(?:生日)?|lunar)$/i;
const NO = /^(?:否|不是|不|非|×|✗|x|n|no|false|0|0\.0|[公阳国]|(?:公历|阳历|新历|西历|国历)(?:生日)?|solar|gregorian)$/i;
const LUNAR_WORD = /农历|阴历|旧历|夏历|\(?[农阴]\)?(?=\d|正|闰|冬|腊|[一二三四五六七八九十]{1,2}月|$)|lunar/i;
const SOLAR_WORD = /公历|阳历|新历|西历|solar/i;
const LUNAR_SHAPE = /正月|冬月|腊月|闰|初[一二三四五六七八九十]|廿|卅/;
const WRITTEN_OUT =
  /^(?:(\d{4}|[〇零○一二三四五六七八九]{4})[-./年\s]*)?(闰)?(正|冬|腊|[一二三四五六七八九十]{1,2}|\d{1,2})[-./月]\s*(初?[一二三四五六七八九十廿卅]{1,3}|\d{1,2})([日号])?$/;
/** 闰 beside a date in figures: 1984-10-15(闰). */
const LEAP_ASIDE = /^闰月?\s*(?=\d{4})|\s*闰月?$/;
const MISWRITTEN_LEAP = /润(?=月|正|冬|腊|[一二三四五六七八九十\d]|$)/;
const OLDEST = 130;

/** Reads a cell of the 农历 column: 是/否, yes/no, 农历/公历, √, 1/0, 闰; blank says nothing; null when it is none of these. */
export function parseLunarFlag(text: string): CalendarFlag | null {
  const cell = simplified(cleanOptional(text));
  if (cell === '') return { lunar: null, leap: false };
  if (YES.test(cell)) return { lunar: true, leap: false };
  if (NO.test(cell)) return { lunar: false, leap: false };
  return /^(?:农历)?闰月?$/.test(cell) ? { lunar: true, leap: true } : null;
}

const monthNumber = (text: string): number => ({ 正: 1, 冬: 11, 腊: 12 })[text] ?? (/^\d/.test(text) ? Number(text) : chineseNumber(text));

const dayNumber = (text: string): number => (/^\d/.test(text) ? Number(text) : chineseNumber(text));

const yearNumber = (text: string | undefined): number | null =>
  text === undefined ? null : /^\d/.test(text) ? Number(text) : chineseYear(text);

// 农历八月十五, 1965年闰四月初三, 8月15日: the shapes that only people write, with or without a year
function writtenOut(text: string, flag: CalendarFlag, marked: boolean | null): (RosterBirth & { marked: boolean }) | null {
  const parts = WRITTEN_OUT.exec(text);
  if (!parts) return null;
  const [, year, leap, month = '', day = '', dayWord] = parts;
  // 8.15 and 8-15 may be any number; without a year the words must be there
  if (year === undefined && !text.includes('月')) return null;
  // 八月十五 without 日 is how lunar days are said; solar days carry 日 or 号
  const said = LUNAR_SHAPE.test(text) || (!dayWord && !/\d/.test(day));
  const lunar = marked ?? (said ? true : flag.lunar === true);
  return {
    calendar: lunar ? 'lunar' : 'solar',
    year: yearNumber(year),
    month: monthNumber(month),
    day: dayNumber(day),
    leap: lunar && (leap !== undefined || flag.leap),
    marked: lunar,
  };
}

function checkedLunar(birth: RosterBirth, options: RosterOptions): BirthdayFault | null {
  const { year, month, day, leap } = birth;
  if (month < 1 || month > 12 || day < 1 || day > 30) return 'lunar-impossible';
  const { isLunarDate, today } = options;
  if (!isLunarDate) return null;
  const thisYear = Number(today.slice(0, 4));
  // without a year it must have been a day in somebody's life: there has been no 闰正月 for centuries
  const years = year === null ? Array.from({ length: OLDEST + 1 }, (_, back) => thisYear - back) : [year];
  return years.some((one) => isLunarDate({ year: one, month, day, leap })) ? null : 'lunar-impossible';
}

// a lunar date is compared by its own figures: it lies 3 to 7 weeks behind the solar one, so nobody is wrongly refused
function ageFault(birth: RosterBirth, options: RosterOptions): BirthdayFault | null {
  if (birth.year === null) return null;
  const day = dayText({ year: birth.year, month: birth.month, day: birth.day });
  if (day > options.today) return 'birthday-future';
  return birth.year < Number(options.today.slice(0, 4)) - OLDEST ? 'birthday-old' : null;
}

// a leap year stands in for a missing one: 29 February without a year is a birthday
const isSolarBirth = ({ year, month, day }: RosterBirth): boolean => isSolarDay({ year: year ?? 2000, month, day });

function read(text: string, flag: CalendarFlag, epoch1904: boolean): (RosterBirth & { marked: boolean }) | { fault: BirthdayFault } {
  const cell = simplified(cleanCell(text)).replace(MISWRITTEN_LEAP, '闰');
  const said = LUNAR_WORD.test(cell) ? true : SOLAR_WORD.test(cell) ? false : null;
  const words = cell
    .replace(LUNAR_WORD, '')
    .replace(SOLAR_WORD, '')
    .replace(/[()[\]【】]/g, '')
    .replace(/^[\s:]+|[\s:]+$/g, ''); // not those of a clock time
  const bare = words.replace(LEAP_ASIDE, '');
  const aside = bare !== words;
  const marked = aside ? true : said;
  const worded = readDate(bare, epoch1904);
  if ('fault' in worded) return writtenOut(bare.replace(/\s+/g, ''), { ...flag, leap: flag.leap || aside }, marked) ?? worded;
  const lunar = marked ?? flag.lunar === true;
  return { calendar: lunar ? 'lunar' : 'solar', ...worded, leap: lunar && (aside || flag.leap), marked: marked === true };
}

/**
 * A birthday, solar or lunar. The cell's own words (农历八月十五, 闰四月初三) decide the calendar before the flag does. Of a date in
 * mere figures that only the flag calls lunar, 02-30 is refused: it is far more often a slip (or a spreadsheet's filler) than 二月三十,
 * which can be written out. Faults: unreadable, impossible, after `today`, over 130 years old.
 */
export function parseBirthday(text: string, flag: CalendarFlag, options: RosterOptions, epoch1904 = false): Result {
  const found = read(text, flag, epoch1904);
  if ('fault' in found) return found;
  const { marked, ...birth } = found;
  const isSlip = !marked && birth.month === 2 && birth.day === 30;
  if (birth.calendar === 'solar' ? !isSolarBirth(birth) : isSlip) return { fault: 'date-impossible' };
  const fault = (birth.calendar === 'lunar' ? checkedLunar(birth, options) : null) ?? ageFault(birth, options);
  return fault ? { fault } : birth;
}
