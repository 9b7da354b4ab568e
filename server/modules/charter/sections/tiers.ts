import { z } from 'zod';
import { id, title } from '../notation';

/** Levels are data that staff set; what a member must reach and keep for one is not read yet. */
export const Tiers = z.strictObject({
  levels: z.array(z.strictObject({ id, title })).min(1).describe('Lowest first.'),
});
