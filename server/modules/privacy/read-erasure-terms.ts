import { z } from 'zod';
import { ERASURE_PHRASES, type ErasureTerms, KEPT_AFTER_ERASURE, REMOVED_BY_ERASURE } from '../../../shared/privacy';
import { operation } from '../../core/operation';
import { isSelf } from '../../core/policies';

/** What erasure removes, what stays and why, and how to confirm it. */
export const readErasureTerms = operation({
  name: 'privacy.read-erasure-terms',
  input: z.strictObject({}),
  policy: (actor, s: { memberId: string }) => isSelf(actor, s.memberId),
  reads: true,
  async run(ctx): Promise<ErasureTerms> {
    ctx.permit({ memberId: ctx.actor.id });
    return { phrases: { ...ERASURE_PHRASES }, removed: [...REMOVED_BY_ERASURE], kept: [...KEPT_AFTER_ERASURE] };
  },
});
