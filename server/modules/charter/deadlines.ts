/** Clocks: by when something promised in the charter must have happened. */
import { addWorkingDays, addWorkingTime, workingMinutesBetween } from './calendar';
import type { Charter } from './charter';
import type { Duration } from './notation';
import { addToInstant } from './periods';

const WHOLE = 10_000;
const isWorking = ({ unit }: Duration): boolean => unit === '工作小时' || unit === '工作日';

/**
 * When a clock that starts at `fromMs` runs out. 工作小时 and 工作日 run on the calendar (see addWorkingTime and addWorkingDays);
 * every other length is elapsed time.
 *
 * @param calendarId one of `charter.calendars`, for example `charter.complaints.calendar`.
 * @param share basis points of the time that count, for example `clocks.urgentShare` or `warnAt` (7500 = after three
 *   quarters of it). Default all of it.
 * @returns UTC milliseconds.
 * @throws RangeError on an unknown calendar and on one that never opens.
 */
export function deadline(charter: Charter, calendarId: string, fromMs: number, duration: Duration, share: number = WHOLE): number {
  if (!isWorking(duration)) return fromMs + Math.round(((addToInstant(charter, fromMs, duration) - fromMs) * share) / WHOLE);
  if (duration.unit === '工作小时') return addWorkingTime(charter, calendarId, fromMs, (duration.n * 60 * share) / WHOLE);
  const end = addWorkingDays(charter, calendarId, fromMs, duration.n);
  if (share === WHOLE) return end;
  return addWorkingTime(charter, calendarId, fromMs, (workingMinutesBetween(charter, calendarId, fromMs, end) * share) / WHOLE);
}

/**
 * The new end of a clock that stood still from `stoppedMs` to `resumedMs`: what was left of it then is left of it now.
 * A clock that had already run out stays so.
 *
 * @param dueMs the end before it was stopped.
 * @param duration what the clock was set to; says whether working or elapsed time is left.
 * @returns UTC milliseconds.
 */
export function resumedDeadline(
  charter: Charter,
  calendarId: string,
  dueMs: number,
  duration: Duration,
  stoppedMs: number,
  resumedMs: number,
): number {
  if (dueMs <= stoppedMs) return dueMs;
  if (!isWorking(duration)) return dueMs + (resumedMs - stoppedMs);
  return addWorkingTime(charter, calendarId, resumedMs, workingMinutesBetween(charter, calendarId, stoppedMs, dueMs));
}
