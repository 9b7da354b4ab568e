import type { z } from 'zod';
import type { ComplaintFile } from '../../../shared/complaints';
import type { Actor, ReadCtx } from '../../core/context';
import { couponsWithin, mayConsent } from './compensate';
import type { ComplaintRow, ComplaintSolutionRow } from './complaint.entity';
import { LIFECYCLE, statusOf } from './lifecycle';
import { mayHandle } from './policy';

type Offers = z.output<typeof ComplaintFile>['offers'];

/** Reading on behalf of somebody. */
export type Reading = ReadCtx & { actor: Actor };

const STEPS = ['assign', 'answer', 'ask', 'note', 'solve'] as const satisfies Offers['steps'];

/**
 * What the reader may do with a complaint now: the steps that its state permits, and what may be given for the trouble when it is
 * solved, less what earlier rounds gave. Every step is checked again when it is taken; this is for drawing buttons. Source: charter,
 * complaints.compensation.
 */
export function offersOf(
  ctx: Reading,
  complaint: ComplaintRow,
  solutions: readonly Pick<ComplaintSolutionRow, 'points' | 'coupon'>[],
): Offers {
  if (!mayHandle(ctx.actor, complaint)) return { steps: [], compensation: null };
  const state = statusOf(complaint, ctx.now);
  const steps = STEPS.filter((step) => LIFECYCLE[step].moves[state] !== undefined);
  const bounds = ctx.charter.complaints?.compensation;
  if (!bounds || complaint.memberId === null || !steps.includes('solve') || !mayConsent(ctx.actor, bounds.by))
    return { steps, compensation: null };
  const given = solutions.reduce((sum, { points }) => sum + Number(points), 0);
  const coupons = couponsWithin(
    ctx.charter,
    bounds,
    solutions.flatMap(({ coupon }) => coupon ?? []),
  );
  return { steps, compensation: { pointsUpTo: Math.max(0, bounds.pointsUpTo - given), coupons } };
}
