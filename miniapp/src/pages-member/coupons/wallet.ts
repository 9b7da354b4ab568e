import type { CouponView } from '../../../../shared/perks';
import type { couponsTexts } from '../../i18n/coupons';
import { yuan } from '../../i18n/instants';
import type { Language, Say } from '../../i18n/texts';

type CouponsSay = Say<keyof (typeof couponsTexts)['zh-CN']>;
export type Pocket = 'open' | 'used' | 'expired';

const SOON_DAYS = 7;
const DAY_MS = 86_400_000;

const pocketOf = (state: CouponView['state']): Pocket => (state === 'cancelled' ? 'expired' : state);

/** Coupons of one pocket: usable ones by their end, the soonest first, others the latest first. What was cancelled lies with what is over. */
export function inPocket(coupons: readonly CouponView[], pocket: Pocket): CouponView[] {
  const order = pocket === 'open' ? 1 : -1;
  return coupons.filter(({ state }) => pocketOf(state) === pocket).sort((a, b) => order * a.expiresOn.localeCompare(b.expiresOn));
}

/** Its worth in large: 减 20 元, 8.5 折 (15% off), or what it gives. */
export function worthOf(say: CouponsSay, { thing, valueFen, paidBasisPoints }: CouponView, language: Language): string {
  if (valueFen !== null) return say('off', { n: yuan(valueFen) });
  if (paidBasisPoints !== null) return say('paid', { n: language === 'en' ? (10_000 - paidBasisPoints) / 100 : paidBasisPoints / 1000 });
  return thing ?? say('gift');
}

/** It ends within a week. `now` UTC ms. */
export const endsSoon = ({ state, expiresOn }: Pick<CouponView, 'state' | 'expiresOn'>, now: number): boolean =>
  state === 'open' && Date.parse(expiresOn) - now < SOON_DAYS * DAY_MS;
