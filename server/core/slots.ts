import { parse } from 'node-cron';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './clock';
import { instantOf, offsetAt } from './zone';

/**
 * The planned instants of a five-field cron pattern in (after, until], oldest first, at most the `limit` latest. Pure, so that what
 * was missed while nothing ran can be found, and a simulated year can be walked.
 */
export function slotsBetween(pattern: string, zone: string, after: number, until: number, limit: number): number[] {
  const fields = parse(pattern);
  const slots: number[] = [];
  const firstDay = Math.floor((after + offsetAt(zone, after)) / DAY_MS);
  const lastDay = Math.floor((until + offsetAt(zone, until)) / DAY_MS);
  const minutes = [...fields.minute].sort((a, b) => b - a);
  const hours = [...fields.hour].sort((a, b) => b - a);
  for (let day = lastDay; day >= firstDay && slots.length < limit; day--) {
    const date = new Date(day * DAY_MS);
    if (!fields.month.includes(date.getUTCMonth() + 1)) continue;
    if (!fields.dayOfMonth.includes(date.getUTCDate()) || !fields.dayOfWeek.includes(date.getUTCDay())) continue;
    for (const hour of hours)
      for (const minute of minutes) {
        const at = instantOf(zone, day * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS);
        if (at > after && at <= until && slots.length < limit) slots.push(at);
      }
  }
  // where a clock is put forward two readings may be one instant, or the later reading the earlier instant
  return [...new Set(slots)].sort((a, b) => a - b);
}
