import type { Ctx } from '../../core/context';
import { complaintRules } from './charter-rules';
import { type Clock, type ClockKind, frozenClock, resumedClock, startedClock } from './clocks';
import type { ComplaintClockRow } from './complaint.entity';

interface Ticking {
  id: string;
  urgent: boolean;
}

export const clockOf = (row: ComplaintClockRow): ComplaintClockRow => ({
  ...row,
  lap: Number(row.lap),
  working: Number(row.working) === 1,
  startedAt: Number(row.startedAt),
  warnAt: Number(row.warnAt),
  dueAt: Number(row.dueAt),
  nextAt: numberOrNull(row.nextAt),
  warnedAt: numberOrNull(row.warnedAt),
  breachedAt: numberOrNull(row.breachedAt),
  stoppedAt: numberOrNull(row.stoppedAt),
  frozenAt: numberOrNull(row.frozenAt),
  leftMs: numberOrNull(row.leftMs),
  warnLeftMs: numberOrNull(row.warnLeftMs),
});
const numberOrNull = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

/** Starts clocks of the charter at `fromMs`; gives their ends. A kind that the charter lacks gives none. */
export function startClocks(
  ctx: Ctx,
  complaint: Ticking,
  kinds: readonly ClockKind[],
  lap: number,
  fromMs: number,
): Partial<Record<ClockKind, number>> {
  const rules = complaintRules(ctx);
  const ends: Partial<Record<ClockKind, number>> = {};
  for (const kind of kinds) {
    const clock = startedClock(ctx.charter, rules, kind, complaint.urgent, fromMs);
    if (!clock) continue;
    ends[kind] = clock.dueAt;
    ctx.db.later(
      'INSERT INTO complaint_clock(complaintId, kind, lap, working, startedAt, warnAt, dueAt, nextAt) VALUES (?,?,?,?,?,?,?,?)',
      [complaint.id, kind, lap, clock.working, fromMs, clock.warnAt, clock.dueAt, clock.nextAt],
    );
  }
  return ends;
}

/** The clocks of a complaint that nobody has stopped yet. Call it with the complaint's row locked. */
async function unstopped(ctx: Ctx, complaintId: string): Promise<ComplaintClockRow[]> {
  const rows = await ctx.db.query<ComplaintClockRow[]>('SELECT * FROM complaint_clock WHERE complaintId = ? AND stoppedAt IS NULL', [
    complaintId,
  ]);
  return rows.map(clockOf);
}

/** Stops for good: what was promised has happened, or nobody waits for it any more. Without `kinds`, all. */
export function stopClocks(ctx: Ctx, complaintId: string, kinds?: readonly ClockKind[]): void {
  const which = kinds ? ` AND kind IN (${kinds.map(() => '?').join(',')})` : '';
  ctx.db.later(`UPDATE complaint_clock SET stoppedAt = ?, nextAt = NULL WHERE complaintId = ? AND stoppedAt IS NULL${which}`, [
    ctx.now,
    complaintId,
    ...(kinds ?? []),
  ]);
}

/** Freezes what still runs while the complainant is asked; one that has run out stays run out. */
export async function freezeClocks(ctx: Ctx, complaintId: string): Promise<void> {
  const rules = complaintRules(ctx);
  for (const row of await unstopped(ctx, complaintId)) keep(ctx, row, frozenClock(ctx.charter, rules, row, ctx.now));
}

/** Lets frozen clocks run on from `fromMs`. */
export async function resumeClocks(ctx: Ctx, complaintId: string, fromMs: number): Promise<void> {
  const rules = complaintRules(ctx);
  for (const row of await unstopped(ctx, complaintId)) keep(ctx, row, resumedClock(ctx.charter, rules, row, fromMs));
}

function keep(ctx: Ctx, { complaintId, kind, lap }: ComplaintClockRow, clock: Clock): void {
  ctx.db.later(
    'UPDATE complaint_clock SET warnAt = ?, dueAt = ?, nextAt = ?, frozenAt = ?, leftMs = ?, warnLeftMs = ? WHERE complaintId = ? AND kind = ? AND lap = ?',
    [clock.warnAt, clock.dueAt, clock.nextAt, clock.frozenAt, clock.leftMs, clock.warnLeftMs, complaintId, kind, lap],
  );
}
