import type { z } from 'zod';
import { Apply } from '../../../shared/members';
import type { Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { businessDay } from '../charter';
import { requireAge, requireAgeByPapers, requireForm } from './admission-rules';
import { insertMember } from './admit';
import { approve } from './approve';
import { phoneDigest } from './find-members';
import { kindAsked } from './kinds';
import type { MemberRow } from './member.entity';
import { sealedPerson } from './sealed-person';
import { type Dates, statusOf } from './status';
import { recordStep } from './steps';
import { lowestTier } from './tiers';

type Form = z.output<typeof Apply>;

/** What the form says, as columns of the member's row. */
function formColumns(ctx: Ctx, form: Form): Record<string, unknown> {
  const person = {
    name: form.name,
    phone: form.phone,
    birth: form.birth ?? null,
    idNumber: form.idNumber ?? null,
    details: form.details ?? {},
  };
  return { kind: kindAsked(ctx.charter, form.kind), locale: form.locale, appliedAt: ctx.now, ...sealedPerson(ctx, person) };
}

type Before = Dates & Pick<MemberRow, 'id' | 'version'>;
const BEFORE = 'SELECT id, version, admittedOn, rejectedAt, leftAt, revokedAt, termEndsOn FROM member WHERE phoneDigest = ?';

/** Only the person themselves, logged in, applies again on the record that is there: a form from anybody must not overwrite it. */
function requireReturner(ctx: Ctx, before: Before): void {
  const status = statusOf(ctx.charter, before, businessDay(ctx.charter, ctx.now));
  if (ctx.actor.id !== before.id) throw new DomainError('conflict', 'members.phone-taken');
  if (status === 'revoked') throw new DomainError('conflict', 'members.revoked');
  if (status === 'applicant') throw new DomainError('conflict', 'members.not-admitted');
  if (status === 'active' || status === 'grace') throw new DomainError('conflict', 'members.phone-taken');
}

/** Somebody who was rejected, has left or has lapsed applies again, on the old record and under the old number. */
async function applyAgain(ctx: Ctx, before: Before, columns: Record<string, unknown>): Promise<string> {
  requireReturner(ctx, before);
  const sets = Object.keys(columns).map((name) => `${name} = ?`);
  const changed = await ctx.db.change(
    `UPDATE member SET ${sets.join(', ')}, admittedOn = NULL, rejectedAt = NULL, leftAt = NULL, termStartsOn = NULL, termEndsOn = NULL,
     version = version + 1 WHERE id = ? AND version = ?`,
    [...Object.values(columns), before.id, before.version],
  );
  if (changed === 0) throw new DomainError('conflict', 'members.changed-meanwhile');
  return before.id;
}

function applyFirst(ctx: Ctx, columns: Record<string, unknown>): string {
  const id = ctx.newId('mbr');
  insertMember(ctx, { id, number: null, tier: lowestTier(ctx.charter), hidden: 0 as unknown as boolean, version: 1, ...columns });
  return id;
}

function recordConsents(ctx: Ctx, id: string, consents: Form['consents']): void {
  for (const { document, version } of new Map(consents.map((consent) => [consent.document, consent])).values()) {
    ctx.db.later('DELETE FROM consent WHERE memberId = ? AND document = ? AND version = ?', [id, document, version]);
    ctx.db.later('INSERT INTO consent(memberId, document, version, at) VALUES (?,?,?,?)', [id, document, version, ctx.now]);
  }
}

/**
 * Somebody applies: the form as the charter asks it, the consents with version and time. One phone is one person: who was here before
 * logs in and applies again on the same record. Where the charter names nobody to decide, they are a member at once.
 * Throws conflict `members.phone-taken`, `members.not-admitted`, `members.revoked`; invalid for the form. Source: charter,
 * members.admission.
 */
export const applyToJoin = operation({
  name: 'members.apply',
  input: Apply,
  policy: () => true,
  duplicates: { member: 'members.phone-taken' },
  async run(ctx, form) {
    ctx.permit(undefined as never);
    const { charter } = ctx;
    requireForm(charter, form);
    const today = businessDay(charter, ctx.now);
    if (form.birth) requireAge(charter, form.birth, today);
    if (form.idNumber) requireAgeByPapers(charter, form.idNumber, today);
    const columns = formColumns(ctx, form);
    const [before] = await ctx.db.query<Before[]>(BEFORE, [phoneDigest(ctx, form.phone)]);
    const id = before ? await applyAgain(ctx, before, columns) : applyFirst(ctx, columns);
    recordConsents(ctx, id, form.consents);
    recordStep(ctx, id, { step: 'applied' });
    ctx.tell({ type: 'MemberApplied', subject: id, data: { kind: columns.kind } });
    if (charter.members.admission.approval.length > 0) return { id, status: 'applicant' };
    await approve(ctx, id, lowestTier(charter));
    return { id, status: 'active' };
  },
});
