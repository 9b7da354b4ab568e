import type { CommandWords } from '../../core/command';

/** Chat wording of the perks module. The usual slips 优惠卷 and 优惠劵 are folded to 优惠券 by the parser. */
export const perksWords: CommandWords[] = [
  {
    intent: 'myCoupons',
    words: [
      '优惠券',
      '我的优惠券',
      '查优惠券',
      '查看优惠券',
      '我的券',
      '券',
      '卡券',
      '我的卡券',
      '券包',
      '折价券',
      '代金券',
      'yhq',
      'coupon',
      'coupons',
      'my coupon',
      'my coupons',
      'voucher',
      'vouchers',
      'my vouchers',
    ],
    example: '优惠券',
  },
];
