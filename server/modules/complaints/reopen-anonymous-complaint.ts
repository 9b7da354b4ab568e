import { AnonymousReopening, type Reopened } from '../../../shared/complaints';
import { operation } from '../../core/operation';
import { reopen } from './complainant-steps';
import { complaintByReceipt } from './queries';

/** The holder of a receipt is not content and comes back. */
export const reopenAnonymousComplaint = operation({
  name: 'complaints.reopen-anonymously',
  input: AnonymousReopening,
  unlinkable: true,
  policy: () => true,
  async run(ctx, { receipt, text }): Promise<Reopened> {
    ctx.permit(undefined);
    return reopen(ctx, await complaintByReceipt(ctx, receipt), text);
  },
});
