import type { CheckInsView } from '../../../../shared/check-ins';
import { dayAfter, weekdayOf } from '../../i18n/dates';

export interface Cell {
  day: string;
  state: 'done' | 'missed' | 'today' | 'later';
  isToday: boolean;
  /** What it brought; null where it brought nothing. */
  points: number | null;
}

export interface MonthSheet {
  /** Empty places before the first, with Monday at the left. */
  blanks: number;
  cells: Cell[];
}

type Month = Pick<CheckInsView, 'month' | 'days' | 'today'>;

/** Every day of a month. A day that lies ahead is neither kept nor missed. */
export function monthSheet({ month, days, today }: Month): MonthSheet {
  const brought = new Map(days.map(({ day, points }) => [day, points]));
  const cells: Cell[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = dayAfter(day, 1)) {
    const points = brought.get(day) ?? null;
    const state = points !== null ? 'done' : day < today ? 'missed' : day === today ? 'today' : 'later';
    cells.push({ day, state, isToday: day === today, points });
  }
  return { blanks: weekdayOf(`${month}-01`), cells };
}

/** `2026-11` and 1 make `2026-12`. */
export function monthAfter(month: string, months: number): string {
  const [year = 2000, of = 1] = month.split('-').map(Number);
  const count = year * 12 + of - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** Extras that the present streak has brought in the month that is read, the latest first. */
export function reached({ days, today, streakDays }: Pick<CheckInsView, 'days' | 'today' | 'streakDays'>) {
  const since = dayAfter(today, -streakDays);
  return days
    .filter(({ day, extras }) => day >= since && extras.length > 0)
    .map(({ day, extras, streakDays: n }) => ({ day, n, points: extras.reduce((sum, { points }) => sum + points, 0) }))
    .reverse();
}
