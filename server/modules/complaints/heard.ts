import { HOUR_MS } from '../../core/clock';
import type { Ctx, ReadCtx } from '../../core/context';
import { workingMinutesBetween } from '../charter';
import { reopenUntil } from './charter-rules';
import type { ComplaintClockRow, ComplaintMessageRow, ComplaintRow, ComplaintSolutionRow, ComplaintStepRow } from './complaint.entity';
import type { State } from './lifecycle';
import { seenSince } from './queries';

// What an anonymous complainant adds, rates or takes up again is known to staff from the next full hour on, like the complaint itself:
// until then they see the file as it stood, with their own acts, so that watching it tells nobody the minute.

/** Of these steps a change of state that staff have not heard of would shine through. */
const KEEPING = ['note', 'assign'];

/** As SQL: the state of complaint `c` as staff know it, with `seenSince(now)` as its parameter. */
export const HEARD_STATE = `(CASE WHEN c.memberId IS NOT NULL THEN c.state ELSE
  (SELECT s.toState FROM complaint_step s WHERE s.complaintId = c.id AND (s.actorId IS NOT NULL OR s.at <= ?)
   AND NOT (s.step IN ('note', 'assign') AND s.fromState = s.toState) ORDER BY s.seq DESC LIMIT 1) END)`;

/** The same for one complaint, after a step of staff has left it in `state`. */
export async function heardState(ctx: Ctx, { id, memberId }: Pick<ComplaintRow, 'id' | 'memberId'>, state: State): Promise<State> {
  if (memberId !== null) return state;
  const [row] = await ctx.db.query<{ heard: State }[]>(`SELECT ${HEARD_STATE} AS heard FROM complaint c WHERE c.id = ?`, [
    seenSince(ctx.now),
    id,
  ]);
  return row?.heard ?? state;
}

/** A complaint with all that hangs on it. */
export interface File {
  complaint: ComplaintRow;
  messages: readonly ComplaintMessageRow[];
  solutions: readonly ComplaintSolutionRow[];
  clocks: readonly ComplaintClockRow[];
  steps: readonly ComplaintStepRow[];
}

/** The file as staff know it now. Pure. */
export function asHeard(ctx: Pick<ReadCtx, 'charter' | 'now'>, file: File): File {
  const since = seenSince(ctx.now);
  const unheard = file.steps.filter(({ actorId, at }) => file.complaint.memberId === null && actorId === null && Number(at) > since);
  const [first] = unheard;
  if (!first) return file;
  const hidden = new Set(unheard.map(({ seq }) => seq));
  const steps = stepsAsHeard(file.steps, hidden);
  const complaint = { ...file.complaint, state: steps.at(-1)?.toState ?? file.complaint.state };
  if (unheard.some(({ step }) => step === 'reopen')) {
    complaint.round -= 1;
    complaint.reopenUntil = reopenUntil(ctx, Number(file.solutions.at(-1)?.at));
  }
  return {
    complaint,
    steps,
    messages: file.messages.filter(({ seq }) => !hidden.has(seq)),
    solutions: file.solutions.map((one) => (Number(one.ratedAt) > since ? { ...one, score: null, comment: null, ratedAt: null } : one)),
    clocks: clocksAsHeard(ctx, file.clocks, complaint, Number(first.at) + HOUR_MS),
  };
}

/** The steps without those not heard, each beginning where the one before has led to. */
function stepsAsHeard(steps: readonly ComplaintStepRow[], hidden: ReadonlySet<number>): ComplaintStepRow[] {
  const heard: ComplaintStepRow[] = [];
  for (const step of steps) {
    if (hidden.has(step.seq)) continue;
    const fromState = heard.at(-1)?.toState ?? null;
    const keeps = KEEPING.includes(step.step) && step.fromState === step.toState && fromState !== null;
    heard.push({ ...step, fromState, toState: keeps ? fromState : step.toState });
  }
  return heard;
}

/** Without the clocks of a round not heard of; and those that run on from the full hour, `from`, still stand still while staff wait. */
function clocksAsHeard(
  { charter, now }: Pick<ReadCtx, 'charter' | 'now'>,
  clocks: readonly ComplaintClockRow[],
  { state, round }: ComplaintRow,
  from: number,
): ComplaintClockRow[] {
  const known = clocks.filter(({ kind, lap }) => kind === 'update' || lap <= round);
  if (state !== 'waiting') return known;
  return known.map((clock) => {
    if (clock.stoppedAt !== null || clock.frozenAt !== null || clock.dueAt <= now) return clock;
    const calendar = charter.complaints?.calendar;
    const leftMs =
      clock.working && calendar !== undefined ? workingMinutesBetween(charter, calendar, from, clock.dueAt) * 60_000 : clock.dueAt - from;
    return { ...clock, frozenAt: from - HOUR_MS, leftMs };
  });
}
