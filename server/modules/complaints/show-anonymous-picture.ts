import { AnonymousPicture } from '../../../shared/complaints';
import { operation } from '../../core/operation';
import { readPicture } from './pictures';
import { complaintByReceipt } from './queries';

/** One picture of the complaint that the receipt opens, JPEG. */
export const showAnonymousPicture = operation({
  name: 'complaints.show-anonymous-picture',
  input: AnonymousPicture,
  reads: true,
  unlinkable: true,
  policy: () => true,
  async run(ctx, { receipt, id }): Promise<{ body: Buffer; filename: string }> {
    ctx.permit(undefined);
    const complaint = await complaintByReceipt(ctx, receipt);
    return { body: await readPicture(ctx, complaint.id, id), filename: `${id}.jpg` };
  },
});
