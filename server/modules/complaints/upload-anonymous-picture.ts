import type { Picture } from '../../../shared/complaints';
import { operation } from '../../core/operation';
import { storePicture } from './pictures';
import { cleaned, PictureUpload } from './upload-picture';

/** Somebody sends a picture ahead for an anonymous complaint. Its id, 100 bits by lot, is the ticket to attach it: nobody owns it. */
export const uploadAnonymousPicture = operation({
  name: 'complaints.upload-anonymous-picture',
  input: PictureUpload,
  unlinkable: true,
  policy: () => true,
  prepare: cleaned,
  async run(ctx, { picture }): Promise<Picture> {
    ctx.permit(undefined);
    return storePicture(ctx, null, picture);
  },
});
