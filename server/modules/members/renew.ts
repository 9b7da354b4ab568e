import { Renewal } from '../../../shared/members';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { addDays, businessDay, type Charter } from '../charter';
import { termEnd, writeTerm } from './admit';
import { staffWith } from './policy';
import { statusOf } from './status';
import { recordStep } from './steps';
import { memberRow } from './views';

/**
 * The term that follows one that ends on `endsOn`, when renewed on `today`. In time it joins on (`early: extends`) or begins anew; late
 * it begins today or joins on, as the charter says. One that begins anew and would not lengthen the membership joins on instead; one
 * that joins on and would be over already begins anew: nobody pays for a past term. Source: charter, terms.early and terms.late.
 */
function nextTerm(charter: Charter, endsOn: string, today: string): { startsOn: string; endsOn: string } {
  const { early, late } = charter.terms;
  const after = addDays(endsOn, 1);
  const joined = { startsOn: after, endsOn: termEnd(charter, after) };
  const anew = { startsOn: today, endsOn: termEnd(charter, today) };
  if (today <= endsOn ? early === 'extends' : late === 'from-end') return joined.endsOn >= today ? joined : anew;
  return anew.endsOn > endsOn ? anew : joined;
}

/**
 * Staff record a renewal. `expectedEnd` is the end as they saw it: of two that record the same payment one is refused with
 * conflict `members.term-moved`. Throws what a person who left or was revoked is told.
 */
export const renewMembership = operation({
  name: 'members.renew',
  input: Renewal,
  policy: staffWith('members.renew'),
  async run(ctx, { id, expectedEnd, amountFen }) {
    ctx.permit(undefined as never);
    const row = await memberRow(ctx, id);
    const today = businessDay(ctx.charter, ctx.now);
    const status = statusOf(ctx.charter, row, today);
    if (status === 'left' || status === 'revoked' || status === 'rejected') throw new DomainError('conflict', `members.${status}`);
    if (status === 'applicant') throw new DomainError('conflict', 'members.not-admitted');
    if (row.termEndsOn === null) throw new DomainError('conflict', 'members.no-term');
    const term = nextTerm(ctx.charter, expectedEnd, today);
    const changed = await ctx.db.change(
      'UPDATE member SET termStartsOn = ?, termEndsOn = ?, version = version + 1 WHERE id = ? AND termEndsOn = ? AND leftAt IS NULL AND revokedAt IS NULL',
      [term.startsOn, term.endsOn, id, expectedEnd],
    );
    if (changed === 0) throw new DomainError('conflict', 'members.term-moved', { termEndsOn: row.termEndsOn });
    const termId = writeTerm(ctx, id, { ...term, origin: 'renewal', amountFen });
    recordStep(ctx, id, { step: 'renewed', change: `${expectedEnd} → ${term.endsOn}` });
    ctx.tell({ type: 'MembershipRenewed', subject: id, data: { termId, from: expectedEnd, ...term, amountFen } });
    return { termStartsOn: term.startsOn, termEndsOn: term.endsOn };
  },
});
