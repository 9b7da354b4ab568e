import { ReopenComplaint, type Reopened } from '../../../shared/complaints';
import { operation } from '../../core/operation';
import { reopen } from './complainant-steps';
import { isComplainant } from './policy';
import { complaintFor } from './queries';

/** The member is not content and comes back within the charter's window. */
export const reopenComplaint = operation({
  name: 'complaints.reopen',
  input: ReopenComplaint,
  policy: isComplainant,
  async run(ctx, { number, text }): Promise<Reopened> {
    const complaint = await complaintFor(ctx, number);
    ctx.permit(complaint);
    return reopen(ctx, complaint, text);
  },
});
