import { type ErasureView, KEPT_AFTER_ERASURE } from '../../../shared/privacy';
import { HOUR_MS } from '../../core/clock';
import type { Ctx } from '../../core/context';
import { insertIfAbsent } from '../../core/db';
import type { FactHandler } from '../../core/facts';
import type { Module } from '../../core/module';

/** An access token lives for 15 minutes and a fact is tried for half an hour: by then whatever was under way has arrived. */
const SECOND_PASS_MS = HOUR_MS;

/** Has every module remove what identifies the person; the latest first, since it may look things up in the earlier ones. */
async function eraseIn(modules: readonly Module[], ctx: Ctx, memberId: string): Promise<void> {
  for (const module of [...modules].reverse()) await module.personalData?.erase(ctx, memberId);
}

/** Erases a person everywhere, in one transaction, and puts it on record. A second time is harmless and keeps the first date. */
export async function eraseEverywhere(
  modules: readonly Module[],
  ctx: Ctx,
  memberId: string,
  askedBy: 'member' | 'staff',
): Promise<ErasureView> {
  const row = insertIfAbsent(ctx.db.dialect, 'erasure', ['memberId', 'erasedAt', 'askedBy', 'actorId']);
  ctx.db.later(row, [memberId, ctx.now, askedBy, ctx.actor.id]);
  const [erasure] = await ctx.db.query<{ erasedAt: number; actorId: string }[]>(
    'SELECT erasedAt, actorId FROM erasure WHERE memberId = ?',
    [memberId],
  );
  await eraseIn(modules, ctx, memberId);
  const erasedAt = Number(erasure?.erasedAt);
  ctx.tell({ type: 'MemberErased', subject: memberId, data: { askedBy, again: erasedAt !== ctx.now } });
  ctx.tell({ type: 'ErasureFollowed', subject: memberId, data: {}, notBefore: ctx.now + SECOND_PASS_MS });
  return { memberId, erasedAt, kept: [...KEPT_AFTER_ERASURE] };
}

/** What was under way while a person was erased (a sign-up in another process, a notice in the queue) is erased an hour later. */
export const secondPass = (modules: readonly Module[]): FactHandler => ({
  name: 'privacy.second-pass',
  on: 'ErasureFollowed',
  async handle(ctx, { subject }) {
    await eraseIn(modules, ctx, subject);
    ctx.db.later('UPDATE erasure SET sweptAt = ? WHERE memberId = ?', [ctx.now, subject]);
  },
});
