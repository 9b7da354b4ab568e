import type { Language } from './texts';

const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': ['日', '一', '二', '三', '四', '五', '六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY_MS = 86_400_000;

// Business days and the club's clock come from the server as text; no time zone of the phone has a say.
const utc = (day: string): number => Date.parse(`${day.slice(0, 10)}T00:00:00Z`);

/** The business day so many days later. */
export const dayAfter = (day: string, days: number): string => new Date(utc(day) + days * DAY_MS).toISOString().slice(0, 10);

/** 0 Monday … 6 Sunday. */
export const weekdayOf = (day: string): number => (new Date(utc(day)).getUTCDay() + 6) % 7;

/** `四` or `Thu`. */
export const weekdayName = (day: string, language: Language): string => WEEKDAYS[language][new Date(utc(day)).getUTCDay()] as string;

/** Monday to Sunday of the week in which the day lies. */
export const weekOf = (day: string): string[] => Array.from({ length: 7 }, (_, i) => dayAfter(day, i - weekdayOf(day)));

/** `11 月 19 日` or `19 Nov`, of a day or of the club's time `2026-11-19 19:00`. */
export function dateName(day: string, language: Language): string {
  const [, month = '1', date = '1'] = day.slice(0, 10).split('-');
  return language === 'en' ? `${Number(date)} ${MONTHS[Number(month) - 1]}` : `${Number(month)} 月 ${Number(date)} 日`;
}

/** `11 月` or `Nov`. */
export const monthName = (day: string, language: Language): string =>
  language === 'en' ? (MONTHS[Number(day.slice(5, 7)) - 1] as string) : `${Number(day.slice(5, 7))} 月`;
