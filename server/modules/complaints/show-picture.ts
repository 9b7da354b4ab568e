import { PictureRef } from '../../../shared/complaints';
import { operation } from '../../core/operation';
import { readPicture } from './pictures';
import { type Complained, isComplainant, mayReadFile } from './policy';
import { complaintFor } from './queries';

/** One picture of a complaint, JPEG. */
export const showPicture = operation({
  name: 'complaints.show-picture',
  input: PictureRef,
  reads: true,
  policy: (actor, s: Complained) => isComplainant(actor, s) || mayReadFile(actor, s),
  async run(ctx, { number, id }): Promise<{ body: Buffer; filename: string }> {
    const complaint = await complaintFor(ctx, number);
    ctx.permit(complaint);
    return { body: await readPicture(ctx, complaint.id, id), filename: `${id}.jpg` };
  },
});
