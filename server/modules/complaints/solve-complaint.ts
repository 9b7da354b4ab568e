import { SolveComplaint, type Solved } from '../../../shared/complaints';
import { operation } from '../../core/operation';
import { reopenUntil } from './charter-rules';
import { stopClocks } from './clock-rows';
import { compensate } from './compensate';
import { mayHandle } from './policy';
import { complaintFor, solutionsOf } from './queries';
import { say, takeStep } from './take-step';

/** Staff tell the result, perhaps with points or a coupon for the trouble; the member may rate it, or come back within the window. */
export const solveComplaint = operation({
  name: 'complaints.solve',
  input: SolveComplaint,
  policy: mayHandle,
  async run(ctx, { number, text, compensation }): Promise<Solved> {
    const complaint = await complaintFor(ctx, number);
    ctx.permit(complaint);
    const until = reopenUntil(ctx, ctx.now);
    const { state, seq } = await takeStep(ctx, complaint, 'solve', { reopenUntil: until });
    say(ctx, complaint.id, seq, 'solution', text);
    stopClocks(ctx, complaint.id);
    const points = compensation?.points ?? 0;
    const coupon = compensation?.coupon ?? null;
    if (compensation) await compensate(ctx, complaint, compensation, await solutionsOf(ctx, complaint.id));
    ctx.db.later('INSERT INTO complaint_solution(complaintId, round, solvedBy, at, points, coupon) VALUES (?,?,?,?,?,?)', [
      complaint.id,
      complaint.round,
      ctx.actor.id,
      ctx.now,
      points,
      coupon,
    ]);
    ctx.tell({ type: 'ComplaintSolved', subject: complaint.id, data: { number, round: complaint.round, seq, points, coupon } });
    return { number, status: state, reopenUntil: until, points, coupon };
  },
});
