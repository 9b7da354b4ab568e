import { z } from 'zod';
import type { Ctx } from '../../core/context';
import { marks } from '../../core/db';
import { operation } from '../../core/operation';
import { isSystem } from '../../core/policies';
import { clockOf } from './clock-rows';
import type { ComplaintClockRow, ComplaintRow } from './complaint.entity';

const AT_ONCE = 50;

export interface ClocksRun {
  warned: number;
  breached: number;
  /** There may be more to do at once. */
  more: boolean;
}

type Due = ComplaintClockRow & Pick<ComplaintRow, 'number' | 'escalations'>;

/**
 * Warns of clocks whose `warnAt` has come and escalates those that have run out, each once: a clock leaves the list of what is due in
 * the transaction that tells of it. One that ran out while nothing was running is escalated without a late warning.
 */
export const runClocks = operation({
  name: 'complaints.run-clocks',
  input: z.strictObject({}),
  policy: isSystem,
  async run(ctx): Promise<ClocksRun> {
    ctx.permit(undefined);
    const found = await ctx.db.query<{ complaintId: string }[]>(
      `SELECT complaintId FROM complaint_clock WHERE nextAt <= ? ORDER BY nextAt LIMIT ${AT_ONCE}`,
      [ctx.now],
    );
    const due = found.length === 0 ? [] : await lockedDue(ctx, [...new Set(found.map((c) => c.complaintId))].sort());
    const late = due.filter((clock) => clock.dueAt <= ctx.now);
    const escalations = new Map<string, number>();
    for (const clock of due) {
      if (clock.dueAt > ctx.now) warn(ctx, clock);
      else escalations.set(clock.complaintId, escalate(ctx, clock, escalations.get(clock.complaintId) ?? clock.escalations));
    }
    return { warned: due.length - late.length, breached: late.length, more: found.length === AT_ONCE };
  },
});

/** Locks the complaints, in one order for everybody, and then reads which of their clocks are due still. */
async function lockedDue(ctx: Ctx, complaintIds: readonly string[]): Promise<Due[]> {
  ctx.db.later(`UPDATE complaint SET entries = entries WHERE id IN (${marks(complaintIds)})`, complaintIds);
  const rows = await ctx.db.query<Due[]>(
    `SELECT k.*, c.number, c.escalations FROM complaint_clock k JOIN complaint c ON c.id = k.complaintId
     WHERE k.complaintId IN (${marks(complaintIds)}) AND k.nextAt <= ? ORDER BY k.nextAt, k.complaintId, k.kind`,
    [...complaintIds, ctx.now],
  );
  return rows.map((row) => ({ ...clockOf(row), number: row.number, escalations: Number(row.escalations) }));
}

const KEY = 'WHERE complaintId = ? AND kind = ? AND lap = ?';

function warn(ctx: Ctx, { complaintId, kind, lap, number, dueAt }: Due): void {
  ctx.db.later(`UPDATE complaint_clock SET warnedAt = ?, nextAt = dueAt ${KEY}`, [ctx.now, complaintId, kind, lap]);
  ctx.tell({ type: 'ComplaintClockWarned', subject: complaintId, data: { number, clock: kind, dueAt } });
}

/** One step up the charter's chain for each breach; gives the steps taken so far. */
function escalate(ctx: Ctx, { complaintId, kind, lap, number, dueAt }: Due, before: number): number {
  const chain = ctx.charter.complaints?.escalate ?? [];
  const post = chain[Math.min(before, chain.length - 1)] ?? null;
  ctx.db.later(`UPDATE complaint_clock SET breachedAt = ?, nextAt = NULL ${KEY}`, [ctx.now, complaintId, kind, lap]);
  ctx.db.later('UPDATE complaint SET escalations = ? WHERE id = ?', [before + 1, complaintId]);
  ctx.tell({ type: 'ComplaintClockBreached', subject: complaintId, data: { number, clock: kind, dueAt, step: before + 1, post } });
  return before + 1;
}
