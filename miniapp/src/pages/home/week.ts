import type { CheckInsView, CheckInView } from '../../../../shared/check-ins';
import { weekOf } from '../../i18n/dates';

export interface Cell {
  day: string;
  state: 'done' | 'missed' | 'today' | 'next' | 'later';
  isToday: boolean;
  /** What it brought, or will bring; null where nobody knows yet. */
  points: number | null;
}

type Days = Pick<CheckInsView, 'days'>;

function cellOf(day: string, view: CheckInsView, brought: number | undefined): Cell {
  const { today, next, checkedInToday } = view;
  const isToday = day === today;
  if (brought !== undefined) return { day, state: 'done', isToday, points: brought };
  if (day < today) return { day, state: 'missed', isToday, points: null };
  if (isToday) return { day, state: 'today', isToday, points: next.points };
  const isNext = checkedInToday && day === weekOf(today).find((other) => other > today);
  return { day, state: isNext ? 'next' : 'later', isToday, points: isNext ? next.points : null };
}

/** Monday to Sunday of the club's present week. `before` is the month before, for a week that began in it. */
export function weekCells(view: CheckInsView, before?: Days | null): Cell[] {
  const brought = new Map([...(before?.days ?? []), ...view.days].map(({ day, points }) => [day, points]));
  return weekOf(view.today).map((day) => cellOf(day, view, brought.get(day)));
}

/** The month before, `2026-10`, if the present week began in it; null otherwise. */
export function monthBefore(today: string): string | null {
  const month = (weekOf(today)[0] as string).slice(0, 7);
  return month === today.slice(0, 7) ? null : month;
}

/** What is known right after a check-in, before it is read anew. */
export function afterCheckIn(view: CheckInsView, { day, points, base, extras, streakDays, tomorrow }: CheckInView): CheckInsView {
  return {
    ...view,
    today: day,
    days: [...view.days.filter((d) => d.day !== day), { day, points, base, extras, streakDays }],
    checkedInToday: true,
    streakDays,
    longestStreakDays: Math.max(view.longestStreakDays, streakDays),
    totalDays: view.totalDays + (view.checkedInToday ? 0 : 1),
    next: { points: tomorrow.points, streakDays: tomorrow.streakDays },
  };
}
