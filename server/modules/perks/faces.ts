import { CouponsView, type CouponView, RedeemedView } from '../../../shared/perks';
import type { CommandWords } from '../../core/command';
import type { Command, Route, Scene, Schedule } from '../../core/faces';
import type { Reply } from '../../core/reply';
import { grantBirthdayPerks } from './grant-birthday-perks';
import { readCoupons } from './read-coupons';
import { redeemCoupon } from './redeem-coupon';
import { perksWords } from './words';

export const perksRoutes: readonly Route[] = [
  { method: 'GET', path: '/me/coupons', summary: 'My coupons', operation: readCoupons, output: CouponsView },
  { method: 'POST', path: '/coupons/:code/redemption', summary: 'Take a coupon in (staff)', operation: redeemCoupon, output: RedeemedView },
];

const LISTED = 8;

function couponLine({ title, code, expiresOn }: CouponView, zh: boolean): { label: string; text: string } {
  return { label: title, text: zh ? `${code}，可用到 ${expiresOn}` : `${code}, until ${expiresOn}` };
}

function couponsReply({ coupons }: CouponsView, { locale }: Scene): Reply {
  const zh = locale === 'zh-CN';
  const open = coupons.filter((coupon) => coupon.state === 'open');
  const title = zh ? '我的优惠券' : 'My coupons';
  if (open.length === 0) {
    const text = zh
      ? '您现在没有可用的优惠券。生日当天会馆会送上礼遇，多来签到、参加活动吧。'
      : 'You have no coupon to use just now. The club has something for you on your birthday.';
    return { text, card: { title, lines: [{ text }] } };
  }
  const lines = open.slice(0, LISTED).map((coupon) => couponLine(coupon, zh));
  const head = zh
    ? `您有 ${open.length} 张可用的优惠券，到前台出示券码即可：`
    : `You have ${open.length} coupons to use; show the code at the desk:`;
  return { text: [head, ...lines.map((line) => `${line.label} ${line.text}`)].join('\n'), card: { title, lines } };
}

export const perksCommands: readonly Command[] = [
  {
    ...(perksWords[0] as CommandWords),
    help: { 'zh-CN': '看我的优惠券和券码', en: 'My coupons and their codes' },
    operation: readCoupons,
    input: () => ({}),
    reply: couponsReply,
  },
];

type Next = { calendar: string; after: string | null } | null;

/** Solar birthdays first, then lunar ones, a page a step. */
function nextStep(slot: number, previous: { next: Next } | null): unknown {
  if (previous === null) return { slot, calendar: 'solar', after: null };
  return previous.next && { slot, ...previous.next };
}

export const perksSchedules: readonly Schedule[] = [
  // a club that was switched off for up to a week congratulates late, day by day
  { job: 'perks.birthdays', cron: '0 8 * * *', operation: grantBirthdayPerks, input: nextStep, catchUp: 7 },
  // whoever was admitted, or whose date was corrected, on the very day; before the quiet hours
  { job: 'perks.late-birthdays', cron: '30 21 * * *', operation: grantBirthdayPerks, input: nextStep, catchUp: 1 },
];
