import { Review } from '../../../shared/members';
import type { Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { businessDay } from '../charter';
import { newNumber, termEnd, writeTerm } from './admit';
import { lowestTier } from './apply';
import { staffWith } from './policy';
import { recordStep } from './steps';
import { memberRow } from './views';

// Only an application that is open moves; the count of this UPDATE decides between two reviewers.
const OPEN = 'appliedAt IS NOT NULL AND admittedOn IS NULL AND rejectedAt IS NULL AND leftAt IS NULL AND revokedAt IS NULL';
const decided = () => new DomainError('conflict', 'members.decided');

export function requireTier(ctx: Ctx, tier: string): void {
  const levels = ctx.charter.tiers?.levels ?? [{ id: lowestTier(ctx.charter) }];
  if (!levels.some((l) => l.id === tier)) throw new DomainError('invalid', 'members.tier', { tier, tiers: levels.map((l) => l.id).join(', ') }, [{ field: 'tier', rule: 'known', message: 'not in the charter' }]);
}

async function approve(ctx: Ctx, id: string, tier: string): Promise<void> {
  requireTier(ctx, tier);
  const startsOn = businessDay(ctx.charter, ctx.now);
  const endsOn = termEnd(ctx.charter, startsOn);
  const changed = await ctx.db.change(`UPDATE member SET admittedOn = ?, tier = ?, termStartsOn = ?, termEndsOn = ?, version = version + 1 WHERE id = ? AND ${OPEN}`, [startsOn, tier, startsOn, endsOn, id]);
  if (changed === 0) throw decided();
  const row = await memberRow(ctx, id); // who comes back keeps the number
  const number = row.number ?? (await newNumber(ctx));
  if (row.number === null) ctx.db.later('UPDATE member SET number = ? WHERE id = ?', [number, id]);
  const termId = writeTerm(ctx, id, { startsOn, endsOn, origin: 'admission', amountFen: 0 });
  ctx.tell({ type: 'MemberAdmitted', subject: id, data: { number, kind: row.kind, tier, termId, origin: 'review' } });
}

/** Staff decide an application: approve (number and first term), reject with a reason, or ask for more. Throws conflict `members.decided`. */
export const reviewApplication = operation({
  name: 'members.review',
  input: Review,
  policy: staffWith('members.review'),
  duplicates: { member: 'members.taken' },
  async run(ctx, { id, decision, reason, tier }) {
    ctx.permit(undefined as never);
    const row = await memberRow(ctx, id);
    if (decision !== 'approve' && !reason) throw new DomainError('invalid', 'members.reason-needed', {}, [{ field: 'reason', rule: 'required', message: 'needed to reject or ask' }]);
    if (decision === 'approve') {
      await approve(ctx, id, tier ?? row.tier);
      recordStep(ctx, id, { step: 'approved', reason });
      return { id, status: 'active' };
    }
    const sets = decision === 'reject' ? 'rejectedAt = ?' : 'appliedAt = ?';
    if ((await ctx.db.change(`UPDATE member SET ${sets}, version = version + 1 WHERE id = ? AND ${OPEN}`, [ctx.now, id])) === 0) throw decided();
    recordStep(ctx, id, { step: decision === 'reject' ? 'rejected' : 'asked', reason });
    ctx.tell({ type: decision === 'reject' ? 'MemberRejected' : 'MemberAsked', subject: id, data: {} });
    return { id, status: decision === 'reject' ? 'rejected' : 'applicant' };
  },
});
