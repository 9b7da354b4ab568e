import { offsetAt } from '../../core/zone';

/** The club's wall clock, `2026-11-28 19:00`. */
export const localTime = (zone: string, ms: number): string =>
  new Date(ms + offsetAt(zone, ms)).toISOString().slice(0, 16).replace('T', ' ');

const WEEKDAYS = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};

/** `11月28日 周六 19:00` or `Sat 11-28 19:00`, from what `localTime` gave. */
export function spokenTime(local: string, locale: 'zh-CN' | 'en'): string {
  const weekday = WEEKDAYS[locale][new Date(`${local.slice(0, 10)}T00:00Z`).getUTCDay()];
  const [month, day, time] = [local.slice(5, 7), local.slice(8, 10), local.slice(11)];
  return locale === 'en' ? `${weekday} ${month}-${day} ${time}` : `${Number(month)}月${Number(day)}日 ${weekday} ${time}`;
}
