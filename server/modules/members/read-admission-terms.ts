import { z } from 'zod';
import type { AdmissionTerms } from '../../../shared/members';
import { operation } from '../../core/operation';
import { duesFor, openKinds } from './kinds';
import { lowestTier } from './tiers';

/** What the charter asks of somebody who wants to join; for anybody. Source: charter, members. */
export const readAdmissionTerms = operation({
  name: 'members.read-admission-terms',
  input: z.strictObject({}),
  reads: true,
  policy: () => true,
  async run(ctx): Promise<z.output<typeof AdmissionTerms>> {
    ctx.permit(undefined as never);
    const { charter } = ctx;
    const { age, fields, consents, proof, approval } = charter.members.admission;
    const kinds = openKinds(charter).map(({ id, title }) => ({ id, title, duesFen: duesFor(charter, id, lowestTier(charter)) }));
    const tiers = (charter.tiers?.levels ?? []).map(({ id, title }) => ({ id, title }));
    return { club: charter.club.name, kinds, tiers, age: age ?? null, fields, consents, proof, reviewed: approval.length > 0 };
  },
});
