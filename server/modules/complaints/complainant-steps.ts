import type { Reopened, Stand } from '../../../shared/complaints';
import type { Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import { resumeClocks, startClocks } from './clock-rows';
import type { ComplaintRow } from './complaint.entity';
import { heardAt } from './queries';
import { say, takeStep } from './take-step';

// What a complainant may do, known by name or by receipt: the same rules for both.

/** Adds to the thread; where the club was waiting for it, its clocks run on. */
export async function addMessage(ctx: Ctx, complaint: ComplaintRow, text: string): Promise<Stand> {
  const { state, seq } = await takeStep(ctx, complaint, 'add');
  say(ctx, complaint.id, seq, 'addition', text);
  if (complaint.state === 'waiting') await resumeClocks(ctx, complaint.id, heardAt(ctx, complaint));
  ctx.tell({ type: 'ComplaintAddedTo', subject: complaint.id, data: { number: complaint.number, seq } });
  return { number: complaint.number, status: state };
}

/** Rates the latest solution, once. Throws conflict `complaints.rated` the second time. */
export async function rateSolution(ctx: Ctx, complaint: ComplaintRow, score: number, comment: string): Promise<Stand> {
  const { state } = await takeStep(ctx, complaint, 'rate');
  const rated = await ctx.db.change(
    'UPDATE complaint_solution SET score = ?, comment = ?, ratedAt = ? WHERE complaintId = ? AND round = ? AND score IS NULL',
    [score, comment === '' ? null : ctx.vault.seal('complaint_solution.comment', comment), ctx.now, complaint.id, complaint.round],
  );
  if (rated !== 1) throw new DomainError('conflict', 'complaints.rated', { number: complaint.number });
  ctx.tell({ type: 'ComplaintRated', subject: complaint.id, data: { number: complaint.number, round: complaint.round, score } });
  return { number: complaint.number, status: state };
}

/** Takes a solved complaint up again within the charter's window: a new round, with both clocks from the start. */
export async function reopen(ctx: Ctx, complaint: ComplaintRow, text: string): Promise<Reopened> {
  const round = complaint.round + 1;
  const { state, seq } = await takeStep(ctx, complaint, 'reopen', { round, reopenUntil: null });
  if (text !== '') say(ctx, complaint.id, seq, 'reopening', text);
  const ends = startClocks(ctx, complaint, ['first-answer', 'solution'], round, heardAt(ctx, complaint));
  ctx.tell({ type: 'ComplaintReopened', subject: complaint.id, data: { number: complaint.number, round } });
  return {
    number: complaint.number,
    status: state,
    firstAnswerDueAt: ends['first-answer'] as number,
    solutionDueAt: ends.solution as number,
  };
}
