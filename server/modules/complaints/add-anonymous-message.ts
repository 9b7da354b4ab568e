import { AnonymousMessage, type Stand } from '../../../shared/complaints';
import { operation } from '../../core/operation';
import { addMessage } from './complainant-steps';
import { complaintByReceipt } from './queries';

/** The holder of a receipt adds to the thread. */
export const addAnonymousMessage = operation({
  name: 'complaints.add-anonymously',
  input: AnonymousMessage,
  unlinkable: true,
  policy: () => true,
  async run(ctx, { receipt, text }): Promise<Stand> {
    ctx.permit(undefined);
    return addMessage(ctx, await complaintByReceipt(ctx, receipt), text);
  },
});
