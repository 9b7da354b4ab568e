import { FileComplaint, type Filed } from '../../../shared/complaints';
import { operation } from '../../core/operation';
import { isSelf } from '../../core/policies';
import { complaintRules } from './charter-rules';
import { nextComplaintNumber } from './complaint-number';
import { openComplaint } from './open-complaint';

/** A member files a complaint under their own name. A lapsed member may, too: often that is what it is about. */
export const fileComplaint = operation({
  name: 'complaints.file',
  input: FileComplaint,
  policy: (actor, s: { memberId: string }) => isSelf(actor, s.memberId),
  async run(ctx, input): Promise<Filed> {
    ctx.permit({ memberId: ctx.actor.id });
    complaintRules(ctx);
    return openComplaint(ctx, input, { number: await nextComplaintNumber(ctx), memberId: ctx.actor.id, receiptDigest: null });
  },
});
