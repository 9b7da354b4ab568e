import { z } from 'zod';
import type { Picture } from '../../../shared/complaints';
import { operation } from '../../core/operation';
import { isSelf } from '../../core/policies';
import { cleanPicture } from './clean-picture';
import { storePicture } from './pictures';

/** The file's bytes; as base64 from here on, which is what is kept. */
export const PictureUpload = z.strictObject({
  picture: z
    .instanceof(Uint8Array, { error: 'a picture' })
    .transform((bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')),
});

/** Re-encodes before the transaction opens: decoding is slow, and nobody waits for it in line. */
export const cleaned = async ({ picture }: { picture: string }): Promise<{ picture: string }> => ({
  picture: (await cleanPicture(Buffer.from(picture, 'base64'))).toString('base64'),
});

/** A member sends a picture ahead; the complaint then names its id. One that no complaint takes up is deleted after a day. */
export const uploadPicture = operation({
  name: 'complaints.upload-picture',
  input: PictureUpload,
  policy: (actor, s: { memberId: string }) => isSelf(actor, s.memberId),
  prepare: cleaned,
  async run(ctx, { picture }): Promise<Picture> {
    ctx.permit({ memberId: ctx.actor.id });
    return storePicture(ctx, ctx.actor.id, picture);
  },
});
