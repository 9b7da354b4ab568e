import { z } from 'zod';
import type { ComplaintCategories } from '../../../shared/complaints';
import { operation } from '../../core/operation';
import { complaintRules } from './charter-rules';

/**
 * What a complaint may be about; for anybody, and it is not noted who asks: whoever is about to file one without a name asks it, too.
 * Throws unavailable `complaints.none`. Source: charter, complaints.
 */
export const listCategories = operation({
  name: 'complaints.list-categories',
  input: z.strictObject({}),
  reads: true,
  unlinkable: true,
  policy: () => true,
  async run(ctx): Promise<ComplaintCategories> {
    ctx.permit(undefined);
    const { categories, anonymous } = complaintRules(ctx);
    return { categories: categories.map(({ id, title, urgent }) => ({ id, title, urgent: Boolean(urgent) })), anonymous };
  },
});
