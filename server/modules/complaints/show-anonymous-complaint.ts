import { type ComplaintThread, Receipt } from '../../../shared/complaints';
import { operation } from '../../core/operation';
import { complaintByReceipt } from './queries';
import { threadView } from './views';

/** The receipt opens its thread. */
export const showAnonymousComplaint = operation({
  name: 'complaints.show-anonymous',
  input: Receipt,
  reads: true,
  unlinkable: true,
  policy: () => true,
  async run(ctx, { receipt }): Promise<ComplaintThread> {
    ctx.permit(undefined);
    return threadView(ctx, await complaintByReceipt(ctx, receipt));
  },
});
