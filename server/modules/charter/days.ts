/** Arithmetic of calendar days, written `YYYY-MM-DD` or counted from 1970-01-01 (a Thursday). No zone, no clock. */

export const DAY_MS = 86_400_000;

/** Days from 1970-01-01 to `day`. @throws RangeError when `day` isn't written YYYY-MM-DD. */
export function numberOfDay(day: string): number {
  const ms = day.length === 10 ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError(`not a day: ${day}`);
  return ms / DAY_MS;
}

/** The day that lies `n` days after 1970-01-01. */
export function dayOfNumber(n: number): string {
  return new Date(n * DAY_MS).toISOString().slice(0, 10);
}

/** Day of the week, 0 = Monday … 6 = Sunday, of the day that lies `n` days after 1970-01-01. */
export function weekdayOfNumber(n: number): number {
  return (((n + 3) % 7) + 7) % 7;
}

/** The day `n` days after `day` (before it, when negative). */
export function addDays(day: string, n: number): string {
  return dayOfNumber(numberOfDay(day) + n);
}

/** The day `n` months after `day` (before it, when negative); a day the month lacks becomes the month's last. */
export function addMonths(day: string, n: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + n;
  const [year, month] = [Math.floor(months / 12), ((months % 12) + 12) % 12];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(Number(day.slice(8)), last))).toISOString().slice(0, 10);
}

/** Whether `year` has a 29 February. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
