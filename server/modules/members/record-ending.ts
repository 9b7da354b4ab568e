import type { Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import { recordStep } from './steps';
import { memberRow } from './views';

/**
 * Ends a membership, or withdraws an application: the person left, or the club revoked it. Leaderboards do not show them any more; who
 * comes back decides anew. What else ends with it (log-ins, roles) is the caller's to end in the same transaction. Throws not-found `members.unknown`, conflict `members.left`.
 */
export async function recordEnding(ctx: Ctx, id: string, how: 'left' | 'revoked', reason: string | undefined): Promise<void> {
  await memberRow(ctx, id);
  const column = how === 'left' ? 'leftAt' : 'revokedAt';
  const changed = await ctx.db.change(
    `UPDATE member SET appliedAt = NULL, hidden = 1, ${column} = ?, version = version + 1 WHERE id = ? AND leftAt IS NULL AND revokedAt IS NULL`,
    [ctx.now, id],
  );
  if (changed === 0) throw new DomainError('conflict', 'members.left');
  recordStep(ctx, id, { step: how, reason });
  if (how === 'left') ctx.tell({ type: 'MemberLeft', subject: id, data: {} });
  else ctx.tell({ type: 'MemberRevoked', subject: id, data: {} });
}
