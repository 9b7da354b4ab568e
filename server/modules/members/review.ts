import { Review } from '../../../shared/members';
import type { Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { approve, decided, OPEN } from './approve';
import { staffWith } from './policy';
import { recordStep } from './steps';
import { memberRow } from './views';

/** What a decision does to an open application; a decided one has no way on but a new application. */
const DECISIONS = {
  reject: { sets: 'appliedAt = NULL, rejectedAt = ?', step: 'rejected', status: 'rejected' },
  ask: { sets: 'appliedAt = ?', step: 'asked', status: 'applicant' },
} as const;

async function turnDown(ctx: Ctx, id: string, decision: keyof typeof DECISIONS, reason: string) {
  const { sets, step, status } = DECISIONS[decision];
  const changed = await ctx.db.change(`UPDATE member SET ${sets}, version = version + 1 WHERE id = ? AND ${OPEN}`, [ctx.now, id]);
  if (changed === 0) throw decided();
  recordStep(ctx, id, { step, reason });
  if (decision === 'reject') ctx.tell({ type: 'MemberRejected', subject: id, data: {} });
  else ctx.tell({ type: 'MemberAsked', subject: id, data: {} });
  return { id, status };
}

function requireProof({ charter }: Ctx, proofSeen: boolean): void {
  const { proof } = charter.members.admission;
  if (proof.length === 0 || proofSeen) return;
  const field = { field: 'proofSeen', rule: 'required' };
  throw new DomainError('invalid', 'members.proof-needed', { proof: proof.join('、') }, [field]);
}

/**
 * Staff decide an application: approve (number and first term), reject with a reason, or ask for more, which the applicant answers by
 * correcting the own record. Each step is on the record. Throws conflict `members.decided`, invalid `members.reason-needed`,
 * `members.proof-needed`. Source: charter, members.admission.
 */
export const reviewApplication = operation({
  name: 'members.review',
  input: Review,
  policy: staffWith('members.review'),
  duplicates: { member: 'members.taken' },
  async run(ctx, { id, decision, reason, tier, proofSeen }) {
    ctx.permit(undefined as never);
    const row = await memberRow(ctx, id);
    if (decision !== 'approve') {
      if (reason) return turnDown(ctx, id, decision, reason);
      const field = { field: 'reason', rule: 'required' };
      throw new DomainError('invalid', 'members.reason-needed', {}, [field]);
    }
    requireProof(ctx, proofSeen);
    await approve(ctx, id, tier ?? row.tier);
    recordStep(ctx, id, { step: 'approved', reason, ...(proofSeen && { change: 'proof seen' }) });
    return { id, status: 'active' };
  },
});
