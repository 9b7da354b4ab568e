import { parse } from 'node-cron';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './clock';

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Difference between the zone's wall clock and UTC at that instant, ms. Throws RangeError for an unknown zone. */
export function zoneOffset(zone: string, at: number): number {
  let format = formatters.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
    formatters.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(at).map((p) => [p.type, Number(p.value)])) as Record<string, number>;
  const wall = Date.UTC(part.year as number, (part.month as number) - 1, part.day, part.hour, part.minute, part.second);
  return wall - (at - (((at % 1000) + 1000) % 1000));
}

/** The instant at which the zone's wall clock shows `wall` (given as if it were UTC); in a gap, the moment after it. */
export function wallToInstant(zone: string, wall: number): number {
  const guess = wall - zoneOffset(zone, wall);
  return wall - zoneOffset(zone, guess);
}

/**
 * The planned instants of a five-field cron pattern in (after, until], oldest first, at most the `limit` latest. Pure, so that what
 * was missed while nothing ran can be found, and a simulated year can be walked.
 */
export function slotsBetween(pattern: string, zone: string, after: number, until: number, limit: number): number[] {
  const fields = parse(pattern);
  const slots: number[] = [];
  const firstDay = Math.floor((after + zoneOffset(zone, after)) / DAY_MS);
  const lastDay = Math.floor((until + zoneOffset(zone, until)) / DAY_MS);
  const minutes = [...fields.minute].sort((a, b) => b - a);
  const hours = [...fields.hour].sort((a, b) => b - a);
  for (let day = lastDay; day >= firstDay && slots.length < limit; day--) {
    const date = new Date(day * DAY_MS);
    if (!fields.month.includes(date.getUTCMonth() + 1)) continue;
    if (!fields.dayOfMonth.includes(date.getUTCDate()) || !fields.dayOfWeek.includes(date.getUTCDay())) continue;
    for (const hour of hours)
      for (const minute of minutes) {
        const at = wallToInstant(zone, day * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS);
        if (at > after && at <= until && slots.length < limit) slots.push(at);
      }
  }
  return [...new Set(slots)].reverse();
}
