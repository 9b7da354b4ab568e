// Written by `npm run client` from the operations of the server: change those, then run it again.

import type { z } from 'zod';
import type * as perks from '../../../../shared/perks';
import type { Call } from '../call';

/** My coupons */
export const readCoupons: Call<Record<string, never>, z.output<typeof perks.CouponsView>> = {
  method: 'GET',
  path: '/me/coupons',
  reads: true,
};

/** Take a coupon in (staff) */
export const redeemCoupon: Call<{ code: string }, z.output<typeof perks.RedeemedView>> = {
  method: 'POST',
  path: '/coupons/:code/redemption',
};
