import { type ComplaintFile, ComplaintRef, type ComplaintThread } from '../../../shared/complaints';
import { operation } from '../../core/operation';
import { type Complained, isComplainant, mayReadFile } from './policy';
import { complaintFor } from './queries';
import { fileView, threadView } from './views';

/** One complaint: to its complainant as a thread, to staff with notes, clocks and history. */
export const showComplaint = operation({
  name: 'complaints.show',
  input: ComplaintRef,
  reads: true,
  policy: (actor, s: Complained) => isComplainant(actor, s) || mayReadFile(actor, s),
  async run(ctx, { number }): Promise<ComplaintThread | ComplaintFile> {
    const complaint = await complaintFor(ctx, number);
    ctx.permit(complaint);
    return isComplainant(ctx.actor, complaint) ? threadView(ctx, complaint) : fileView(ctx, complaint);
  },
});
