import { printedCode, RedeemCouponInput, type RedeemedView } from '../../../shared/perks';
import { mayStaff } from '../../../shared/permissions';
import type { Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { businessDay } from '../charter';
import { namesOf, standingOf } from '../members';
import { today } from './book-grants';

interface Found {
  memberId: string;
  perkId: string;
  occasion: string;
  title: string;
  expiresOn: string;
  usedAt: number | null;
  cancelledAt: number | null;
}

/**
 * The desk takes a coupon in, of somebody who has not left. One conditional UPDATE decides between two desks; otherwise the refusal says
 * what is wrong with it.
 */
export const redeemCoupon = operation({
  name: 'perks.redeem-coupon',
  input: RedeemCouponInput,
  policy: (actor) => mayStaff(actor.roles, 'coupons.redeem'),
  async run(ctx, { code }): Promise<RedeemedView> {
    ctx.permit(null);
    const day = today(ctx);
    const taken = await ctx.db.change(
      'UPDATE perk_grant SET usedAt = ?, usedBy = ? WHERE code = ? AND usedAt IS NULL AND cancelledAt IS NULL AND expiresOn >= ?',
      [ctx.now, ctx.actor.id, code, day],
    );
    const coupon = await find(ctx, code);
    if (taken === 0) throw refused(ctx, coupon);
    const { status } = await standingOf(ctx, coupon.memberId);
    if (status === 'left' || status === 'revoked') throw new DomainError('conflict', 'coupons.gone');
    const name = (await namesOf(ctx, [coupon.memberId])).get(coupon.memberId);
    ctx.tell({ type: 'CouponRedeemed', subject: coupon.memberId, data: { perkId: coupon.perkId, occasion: coupon.occasion } });
    return {
      code: printedCode(code),
      title: coupon.title,
      usedAt: ctx.now,
      memberName: name?.name ?? '',
      memberNumber: name?.number ?? null,
    };
  },
});

async function find(ctx: Ctx, code: string): Promise<Found> {
  const sql = 'SELECT memberId, perkId, occasion, title, expiresOn, usedAt, cancelledAt FROM perk_grant WHERE code = ?';
  const [coupon] = await ctx.db.query<Found[]>(sql, [code]);
  if (!coupon) throw new DomainError('not-found', 'coupons.unknown');
  return coupon;
}

function refused(ctx: Ctx, coupon: Found): DomainError {
  if (coupon.usedAt !== null) return new DomainError('conflict', 'coupons.used', { day: businessDay(ctx.charter, Number(coupon.usedAt)) });
  if (coupon.cancelledAt !== null) return new DomainError('conflict', 'coupons.cancelled');
  return new DomainError('conflict', 'coupons.expired', { day: coupon.expiresOn });
}
