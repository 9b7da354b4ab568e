import { z } from 'zod';
import { operation } from '../../core/operation';
import { isSystem } from '../../core/policies';
import { sweepWaiting } from './pictures';

/** Deletes pictures that nobody has attached to a complaint within a day; `swept` > 0 asks for another round. */
export const sweepPictures = operation({
  name: 'complaints.sweep-pictures',
  input: z.strictObject({}),
  policy: isSystem,
  async run(ctx): Promise<{ swept: number }> {
    ctx.permit(undefined);
    return { swept: await sweepWaiting(ctx) };
  },
});
