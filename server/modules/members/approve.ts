import type { Ctx } from '../../core/context';
import { nextNumber } from '../../core/counters';
import { DomainError } from '../../core/errors';
import { businessDay } from '../charter';
import { newNumber, termEnd, writeTerm } from './admit';
import { requireTier } from './tiers';
import { memberRow } from './views';

/** An application that is open; the count of an UPDATE under this condition decides between two reviewers. */
export const OPEN = 'appliedAt IS NOT NULL AND admittedOn IS NULL AND rejectedAt IS NULL AND leftAt IS NULL AND revokedAt IS NULL';

export const decided = (): DomainError => new DomainError('conflict', 'members.decided');

async function requireOwnIdNumber(ctx: Ctx, id: string, digest: string | null): Promise<void> {
  if (digest === null) return;
  await nextNumber(ctx.db, 'approvals by ID number'); // its row is the lock: two of the same person decided at once queue up
  const [twin] = await ctx.db.query<{ number: string }[]>(
    'SELECT number FROM member WHERE idNumberDigest = ? AND id <> ? AND admittedOn IS NOT NULL AND leftAt IS NULL AND revokedAt IS NULL LIMIT 1',
    [digest, id],
  );
  if (twin) throw new DomainError('conflict', 'members.id-number-taken', { number: twin.number });
}

/**
 * Makes an applicant a member: number, tier, first term; tells `MemberAdmitted`. Who comes back keeps the number.
 * Throws conflict `members.decided`, `members.id-number-taken`, invalid `members.tier`.
 */
export async function approve(ctx: Ctx, id: string, tier: string): Promise<void> {
  requireTier(ctx, tier);
  const startsOn = businessDay(ctx.charter, ctx.now);
  const endsOn = termEnd(ctx.charter, startsOn);
  const changed = await ctx.db.change(
    `UPDATE member SET appliedAt = NULL, admittedOn = ?, tier = ?, termStartsOn = ?, termEndsOn = ?, version = version + 1 WHERE id = ? AND ${OPEN}`,
    [startsOn, tier, startsOn, endsOn, id],
  );
  if (changed === 0) throw decided();
  const row = await memberRow(ctx, id);
  await requireOwnIdNumber(ctx, id, row.idNumberDigest);
  const number = row.number ?? (await newNumber(ctx));
  if (row.number === null) ctx.db.later('UPDATE member SET number = ? WHERE id = ?', [number, id]);
  const termId = writeTerm(ctx, id, { startsOn, endsOn, origin: 'admission', amountFen: 0 });
  ctx.tell({ type: 'MemberAdmitted', subject: id, data: { number, kind: row.kind, tier, termId, origin: 'review' } });
}
