import type { z } from 'zod';
import type { SolveComplaint } from '../../../shared/complaints';
import { mayStaff, STAFF_ROLES } from '../../../shared/permissions';
import type { Actor, Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import type { Charter } from '../charter';
import { grantCoupon } from '../perks';
import { credit } from '../points';
import { type ComplaintRules, complaintRules } from './charter-rules';
import type { ComplaintRow, ComplaintSolutionRow } from './complaint.entity';

type Compensation = NonNullable<z.output<typeof SolveComplaint>['compensation']>;
type Bounds = NonNullable<ComplaintRules['compensation']>;

/** Whether the actor can give the consent of that post: its holder, the owner, or, for a post that is no staff role here, who leads. */
export const mayConsent = ({ roles }: Actor, post: string): boolean =>
  roles.includes(post) ||
  roles.includes('owner') ||
  (!(STAFF_ROLES as readonly string[]).includes(post) && mayStaff(roles, 'complaints.assign'));

/**
 * Gives points or a coupon for the trouble, within the charter's bounds (`complaints.compensation`), which hold for all rounds of one
 * complaint together. Call it after the step that solves, which lets it happen once. `before`: the solutions of earlier rounds.
 * Throws `complaints.no-compensation`, `…-anonymous`, `complaints.consent`, `complaints.too-much`, `complaints.coupon`.
 */
export async function compensate(
  ctx: Ctx,
  complaint: ComplaintRow,
  compensation: Compensation,
  before: readonly Pick<ComplaintSolutionRow, 'points' | 'coupon'>[],
): Promise<void> {
  const bounds = boundsFor(ctx, complaint);
  const { points = 0, coupon } = compensation;
  if (before.reduce((sum, given) => sum + Number(given.points), points) > bounds.pointsUpTo)
    throw new DomainError('invalid', 'complaints.too-much', { most: `${bounds.pointsUpTo} 分` });
  const memberId = complaint.memberId as string;
  const occasion = `${complaint.id}/${complaint.round}`;
  const title = `投诉 ${complaint.number} 的补偿`;
  if (coupon !== undefined) {
    const given = before.flatMap((solution) => solution.coupon ?? []);
    checkCoupon(ctx.charter, bounds, coupon, given);
    grantCoupon(ctx, { memberId, type: coupon, reason: 'compensation', occasion });
  }
  if (points > 0) await credit(ctx, { memberId, points, reason: 'compensation', sourceId: occasion, title });
}

function boundsFor(ctx: Ctx, { memberId }: ComplaintRow): Bounds {
  const bounds = complaintRules(ctx).compensation;
  if (!bounds) throw new DomainError('conflict', 'complaints.no-compensation');
  if (memberId === null) throw new DomainError('conflict', 'complaints.compensation-anonymous');
  if (mayConsent(ctx.actor, bounds.by)) return bounds;
  const post = ctx.charter.organisation.posts.find((p) => p.id === bounds.by)?.title ?? bounds.by;
  throw new DomainError('forbidden', 'complaints.consent', { post });
}

const worthIn = (charter: Charter, id: string): number => charter.coupons.find((c) => c.id === id)?.value ?? 0;

/** Fen that the coupons would come to with one more. */
const worthWith = (charter: Charter, coupon: string, given: readonly string[]): number =>
  given.reduce((sum, id) => sum + worthIn(charter, id), worthIn(charter, coupon));

// a discount has no value that could be held against the bound
const countable = (charter: Charter) => charter.coupons.filter((c) => c.kind !== 'discount');

/** Coupon types that may still be given beside the ones given before. */
export const couponsWithin = (charter: Charter, { couponUpTo }: Bounds, given: readonly string[]): { id: string; title: string }[] =>
  countable(charter)
    .filter(({ id }) => worthWith(charter, id, given) <= couponUpTo)
    .map(({ id, title }) => ({ id, title }));

function checkCoupon(charter: Charter, bounds: Bounds, coupon: string, given: readonly string[]): void {
  if (!countable(charter).some(({ id }) => id === coupon)) {
    const coupons = countable(charter).map((c) => `${c.id} ${c.title}`);
    throw new DomainError('invalid', 'complaints.coupon', { coupons: coupons.join('、') });
  }
  if (worthWith(charter, coupon, given) > bounds.couponUpTo)
    throw new DomainError('invalid', 'complaints.too-much', { most: `${bounds.couponUpTo / 100} 元` });
}
