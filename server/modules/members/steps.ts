import type { Ctx } from '../../core/context';

export interface Step {
  step: 'applied' | 'asked' | 'approved' | 'rejected' | 'tier' | 'renewed' | 'left' | 'revoked' | 'edited';
  reason?: string | undefined;
  change?: string;
}

/** Puts a dated step on the member's record. */
export function recordStep(ctx: Ctx, memberId: string, { step, reason, change }: Step): void {
  ctx.db.later('INSERT INTO member_step(id, memberId, step, `by`, at, `change`, reason) VALUES (?,?,?,?,?,?,?)', [
    ctx.newId('stp'),
    memberId,
    step,
    ctx.actor.id,
    ctx.now,
    change ?? null,
    reason ? ctx.vault.seal('member_step.reason', reason) : null,
  ]);
}
