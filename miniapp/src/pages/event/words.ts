import { dateName, weekdayName } from '../../i18n/dates';
import type { Language } from '../../i18n/texts';

/** `11 月 28 日 周六` or `Sat 28 Nov`, of the club's time `2026-11-28 19:00`. */
export const dayName = (local: string, language: Language): string =>
  language === 'en'
    ? `${weekdayName(local, language)} ${dateName(local, language)}`
    : `${dateName(local, language)} 周${weekdayName(local, language)}`;

/** `11 月 28 日 周六 19:00` or `Sat 28 Nov 19:00`. */
export const timeName = (local: string, language: Language): string => `${dayName(local, language)} ${local.slice(11)}`;

/** The end of something that began then: only the hour when it is the same day. */
export const endName = (starts: string, ends: string, language: Language): string =>
  starts.slice(0, 10) === ends.slice(0, 10) ? ends.slice(11) : timeName(ends, language);
