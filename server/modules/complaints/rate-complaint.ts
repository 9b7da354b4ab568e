import { RateComplaint, type Stand } from '../../../shared/complaints';
import { operation } from '../../core/operation';
import { rateSolution } from './complainant-steps';
import { isComplainant } from './policy';
import { complaintFor } from './queries';

/** The member says how good the solution is, 1 to 5, once for each solution. */
export const rateComplaint = operation({
  name: 'complaints.rate',
  input: RateComplaint,
  policy: isComplainant,
  async run(ctx, { number, score, comment }): Promise<Stand> {
    const complaint = await complaintFor(ctx, number);
    ctx.permit(complaint);
    return rateSolution(ctx, complaint, score, comment);
  },
});
