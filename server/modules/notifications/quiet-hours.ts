import { DAY_MS, MINUTE_MS } from '../../core/clock';
import { instantOf, offsetAt } from '../../core/zone';

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/**
 * The instant at which the quiet hours that hold `now` end, or null when `now` is not quiet.
 *
 * @param window of the charter's `notices.quiet`, `22:00-08:00`: club time, end exclusive; an end before the start lies on the next day.
 * @param zone the club's time zone.
 * @param now UTC milliseconds.
 * @returns UTC milliseconds, always later than `now`.
 */
export function quietUntil(window: string, zone: string, now: number): number | null {
  const [from, to] = [minutes(window.slice(0, 5)), minutes(window.slice(6))];
  const wall = now + offsetAt(zone, now);
  const midnight = Math.floor(wall / DAY_MS) * DAY_MS;
  const minute = (wall - midnight) / MINUTE_MS;
  const overMidnight = to < from;
  if (overMidnight ? minute < from && minute >= to : minute < from || minute >= to) return null;
  const end = midnight + (overMidnight && minute >= from ? DAY_MS : 0) + to * MINUTE_MS;
  const until = instantOf(zone, end);
  return until > now ? until : now + (end - wall); // clocks were put back: the second of two equal readings is meant
}
