import { z } from 'zod';
import { type Messages, rule } from './messages';
import { businessDay, instant } from './text';

/** A coupon code as people write it: any case, blanks and hyphens as they come, O for 0, I and L for 1. */
const CouponCode = z
  .string()
  .max(40)
  .transform((text) => text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1'))
  .refine((code) => /^[0-9A-HJKMNP-TV-Z]{10}$/.test(code), {
    error: rule('应为十位字母和数字，例如 K7M2X-9QXDA', 'ten letters and digits, like K7M2X-9QXDA'),
  });

/** `K7M2X-9QXDA` */
export const printedCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

const state = z.enum(['open', 'used', 'expired', 'cancelled']);

export const CouponView = z.object({
  code: z.string(),
  title: z.string(),
  /** Coupon type of the charter; null: a gift or service that a perk gives. */
  type: z.string().nullable(),
  /** What it buys; null: see value and fold. */
  thing: z.string().nullable(),
  /** Fen off the bill. */
  valueFen: z.int().nullable(),
  /** Price to pay in basis points: 8500 = 8.5折. */
  paidBasisPoints: z.int().nullable(),
  minSpendFen: z.int(),
  state,
  grantedAt: instant,
  /** Last day on which it can be used. */
  expiresOn: businessDay,
  usedAt: instant.nullable(),
});
export type CouponView = z.infer<typeof CouponView>;

export const CouponsView = z.object({ coupons: z.array(CouponView) });
export type CouponsView = z.infer<typeof CouponsView>;

export const RedeemCouponInput = z.strictObject({ code: CouponCode });
export const RedeemedView = z.object({
  code: z.string(),
  title: z.string(),
  usedAt: instant,
  memberName: z.string(),
  memberNumber: z.string().nullable(),
});
export type RedeemedView = z.infer<typeof RedeemedView>;

const both = (zh: [string, string], en: [string, string]) => ({
  'zh-CN': { reason: zh[0], next: zh[1] },
  en: { reason: en[0], next: en[1] },
});
const notice = (zh: [string, string], en: [string, string]) => ({
  'zh-CN': { title: zh[0], body: zh[1] },
  en: { title: en[0], body: en[1] },
});

export const perksMessages: Messages = {
  refusals: {
    'perks.already-granted': both(
      ['这份礼遇已经发过了。', '请在会员的优惠券里核对，不必再发。'],
      ['This perk was granted before.', 'See the member’s coupons; there is nothing more to do.'],
    ),
    'perks.unknown-coupon-type': both(
      ['章程里没有“{type}”这种优惠券。', '请从章程写明的券里选。'],
      ['The charter has no coupon “{type}”.', 'Choose one that the charter names.'],
    ),
    'coupons.unknown': both(
      ['没有这个券码。', '请会员打开“优惠券”，照着券码再输一次。'],
      ['There is no such coupon.', 'Ask the member to open “coupons” and type the code again.'],
    ),
    'coupons.used': both(
      ['这张券已经在 {day} 用过了。', '一张券只能用一次；请看看会员有没有别的券。'],
      ['This coupon was used on {day}.', 'A coupon is used once; see whether the member has another.'],
    ),
    'coupons.expired': both(
      ['这张券可用到 {day}，已经过期。', '请向会员说明；如需补发请与馆长商定。'],
      ['This coupon could be used until {day}.', 'Explain it to the member; the manager may make up for it.'],
    ),
    'coupons.gone': both(
      ['持券人已经退会，或会员资格已被取消。', '券随会籍停用；重新入会后，没有过期的仍可使用。'],
      ['The holder has left the club, or was revoked.', 'Coupons rest with the membership; those not expired are good again on return.'],
    ),
    'coupons.cancelled': both(
      ['这张券已经作废。', '请看看会员有没有别的券。'],
      ['This coupon was cancelled.', 'See whether the member has another.'],
    ),
  },
  notices: {
    'perks.birthday': notice(
      ['{name}，生日快乐！', '会馆祝您生日快乐，福寿安康。{gifts}'],
      ['Happy birthday, {name}!', 'The club wishes you a happy birthday. {gifts}'],
    ),
    'perks.granted': notice(
      ['收到一份礼遇', '{gifts}。到前台出示券码即可使用；发送“优惠券”随时查看。'],
      ['Something for you', '{gifts}. Show the code at the desk; send “coupons” to see it again.'],
    ),
  },
};
