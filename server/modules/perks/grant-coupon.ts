import type { Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import { couponTerms, today, writeCoupon } from './book-grants';

/** A coupon for one member. */
export interface CouponGrant {
  memberId: string;
  /** Coupon type of the charter. */
  type: string;
  /** Why: `compensation`; with the member and `occasion` the key by which it is granted once. At most 40 characters. */
  reason: string;
  /** Id of what it is granted for, at most 80 characters. */
  occasion: string;
}

/**
 * Grants a coupon of a type that the charter names, valid as long as the charter says, and lets the member know. Only writes.
 * Throws not-found `perks.unknown-coupon-type`; breaks the key of `perk_grant` when it was granted before: name it in `duplicates`.
 *
 * @returns the code as stored (shared/perks.ts prints it), and its last day.
 */
export function grantCoupon(
  ctx: Ctx,
  { memberId, type, reason, occasion }: CouponGrant,
): { code: string; title: string; expiresOn: string } {
  const terms = couponTerms(ctx.charter, today(ctx), type);
  if (!terms) throw new DomainError('not-found', 'perks.unknown-coupon-type', { type });
  const code = writeCoupon(ctx, { memberId, perkId: reason, occasion }, terms);
  ctx.tell({ type: 'CouponsGranted', subject: memberId, data: { members: [memberId] } });
  return { code, title: terms.title, expiresOn: terms.expiresOn };
}
