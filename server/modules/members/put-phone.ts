import type { Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import { sealedPerson } from './sealed-person';
import { recordStep } from './steps';
import { memberRow } from './views';

/**
 * Gives a person another phone number. It is also what they log in by, so the caller sees to the log-ins. Breaks `uq_member_phone`
 * (table `member`) when it is somebody else's. Throws not-found `members.unknown`, conflict `members.changed-meanwhile`.
 */
export async function putPhone(ctx: Ctx, id: string, phone: string): Promise<void> {
  const row = await memberRow(ctx, id);
  if (row.erasedAt !== null) throw new DomainError('not-found', 'members.unknown');
  const { phone: sealed, phoneDigest } = sealedPerson(ctx, { phone });
  const sql = 'UPDATE member SET phone = ?, phoneDigest = ?, version = version + 1 WHERE id = ? AND version = ?';
  if ((await ctx.db.change(sql, [sealed, phoneDigest, id, row.version])) === 0)
    throw new DomainError('conflict', 'members.changed-meanwhile');
  recordStep(ctx, id, { step: 'edited', change: 'phone' });
  ctx.tell({ type: 'MemberUpdated', subject: id, data: { fields: ['phone'], origin: 'edit' } });
}
