import { AnonymousRating, type Stand } from '../../../shared/complaints';
import { operation } from '../../core/operation';
import { rateSolution } from './complainant-steps';
import { complaintByReceipt } from './queries';

/** The holder of a receipt says how good the solution is. */
export const rateAnonymousComplaint = operation({
  name: 'complaints.rate-anonymously',
  input: AnonymousRating,
  unlinkable: true,
  policy: () => true,
  async run(ctx, { receipt, score, comment }): Promise<Stand> {
    ctx.permit(undefined);
    return rateSolution(ctx, await complaintByReceipt(ctx, receipt), score, comment);
  },
});
