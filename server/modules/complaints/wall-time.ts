import type { Locale } from '../../../shared/messages';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, zone: string, month: 'long' | 'short' | '2-digit'): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${month}`;
  let format = formats.get(key);
  if (!format) {
    const day = month === '2-digit' ? '2-digit' : 'numeric';
    format = new Intl.DateTimeFormat(locale, { timeZone: zone, month, day, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    formats.set(key, format);
  }
  return format;
}

/** `11月23日 10:30`, `23 Nov, 10:30`: an instant on the club's wall clock. */
export const when = (ms: number, { locale, zone }: { locale: Locale; zone: string }): string =>
  locale === 'en' ? formatOf('en-GB', zone, 'short').format(ms) : formatOf('zh-CN', zone, 'long').format(ms);

/** `11-23 10:30`: the same for a sentence of any language. */
export function wallTime(ms: number, zone: string): string {
  const part = Object.fromEntries(
    formatOf('en-GB', zone, '2-digit')
      .formatToParts(ms)
      .map(({ type, value }) => [type, value]),
  );
  return `${part.month}-${part.day} ${part.hour}:${part.minute}`;
}
