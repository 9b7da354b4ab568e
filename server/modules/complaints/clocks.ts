import { addWorkingTime, type Charter, type Duration, deadline, workingMinutesBetween } from '../charter';

export type ClockKind = 'first-answer' | 'solution' | 'update';

/** The part of a clock that arithmetic needs. Instants and lengths in ms. */
export interface Clock {
  working: boolean;
  warnAt: number;
  dueAt: number;
  nextAt: number | null;
  warnedAt: number | null;
  frozenAt: number | null;
  leftMs: number | null;
  warnLeftMs: number | null;
}

type Rules = NonNullable<Charter['complaints']>;

const WHOLE = 10_000;
const MINUTE_MS = 60_000;
const isWorking = ({ unit }: Duration): boolean => unit === '工作小时' || unit === '工作日';

const lengthOf = ({ clocks }: Rules, kind: ClockKind): Duration | undefined =>
  kind === 'first-answer' ? clocks.firstAnswer : kind === 'solution' ? clocks.solution : clocks.update;

/**
 * A clock that starts at `fromMs`: the charter's time for it, the urgent share of it where the complaint is urgent, and the warning
 * after `warnAt` of it. Null when the charter has no such clock.
 */
export function startedClock(charter: Charter, rules: Rules, kind: ClockKind, urgent: boolean, fromMs: number): Clock | null {
  const duration = lengthOf(rules, kind);
  if (!duration) return null;
  const share = urgent ? rules.clocks.urgentShare : WHOLE;
  const dueAt = deadline(charter, rules.calendar, fromMs, duration, share);
  const warnAt = Math.min(dueAt, deadline(charter, rules.calendar, fromMs, duration, (share * rules.warnAt) / WHOLE));
  return { working: isWorking(duration), warnAt, dueAt, nextAt: warnAt, warnedAt: null, frozenAt: null, leftMs: null, warnLeftMs: null };
}

/** Stops the clock for a while at `now`, keeping what is left. One that has run out already stays as it is. */
export function frozenClock(charter: Charter, rules: Rules, clock: Clock, now: number): Clock {
  if (clock.frozenAt !== null || clock.dueAt <= now) return clock;
  const left = (to: number): number =>
    to <= now ? 0 : clock.working ? Math.round(workingMinutesBetween(charter, rules.calendar, now, to) * MINUTE_MS) : to - now;
  return { ...clock, nextAt: null, frozenAt: now, leftMs: left(clock.dueAt), warnLeftMs: left(clock.warnAt) };
}

/** Lets a frozen clock run on from `now`: what was left is left. */
export function resumedClock(charter: Charter, rules: Rules, clock: Clock, now: number): Clock {
  if (clock.frozenAt === null) return clock;
  const after = (leftMs: number): number =>
    clock.working ? addWorkingTime(charter, rules.calendar, now, leftMs / MINUTE_MS) : now + leftMs;
  const dueAt = after(clock.leftMs ?? 0);
  const warnAt = clock.warnedAt === null ? after(clock.warnLeftMs ?? 0) : clock.warnAt;
  return { ...clock, warnAt, dueAt, nextAt: clock.warnedAt === null ? warnAt : dueAt, frozenAt: null, leftMs: null, warnLeftMs: null };
}
