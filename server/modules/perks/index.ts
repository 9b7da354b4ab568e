/** The door of the perks module: birthday presents, coupons, and what other modules grant. */

import { perksMessages } from '../../../shared/perks';
import { marks } from '../../core/db';
import type { Invariant, Module, PersonalData } from '../../core/module';
import { addDays } from '../charter';
import { perksCommands, perksRoutes, perksSchedules } from './faces';
import { BIRTHDAYS_APART_DAYS, birthdayPerks, grantBirthdayPerks } from './grant-birthday-perks';
import { perksMigrations } from './migrations';
import { perksNotices } from './notices';
import { PerkGrantRow } from './perk-grant.entity';
import { readCoupons } from './read-coupons';
import { redeemCoupon } from './redeem-coupon';
import { rewardCheckIn } from './reward-check-in';
import { rewardAdmission, rewardRenewal } from './reward-membership';

export { grantThings } from './book-grants';
export { grantCoupon } from './grant-coupon';

const invariants: readonly Invariant[] = [
  {
    name: 'perks.birthdays-apart',
    states: 'Nobody was given the same birthday perk twice within 300 days.',
    async offenders(ctx) {
      const perkIds = birthdayPerks(ctx.charter);
      const pairs = await ctx.db.query<{ day: string; previous: string | null }[]>(
        `SELECT DISTINCT day, previous FROM (
           SELECT day, LAG(day) OVER (PARTITION BY memberId, perkId ORDER BY day) AS previous FROM perk_grant WHERE part = 0 AND perkId IN (${marks(perkIds)})) AS walk
         WHERE previous IS NOT NULL`,
        perkIds,
      );
      return pairs.filter(({ day, previous }) => previous !== null && previous > addDays(day, -BIRTHDAYS_APART_DAYS)).slice(0, 20);
    },
  },
  {
    name: 'perks.coupon-ends-once',
    states: 'A coupon has a title and a last day, and is used by somebody, or cancelled, or neither.',
    offenders: (ctx) =>
      ctx.db.query(`
        SELECT memberId, perkId, occasion, part FROM perk_grant
        WHERE (usedAt IS NOT NULL AND cancelledAt IS NOT NULL) OR (usedAt IS NULL AND usedBy IS NOT NULL) OR (usedAt IS NOT NULL AND usedBy IS NULL)
           OR (code IS NULL AND (usedAt IS NOT NULL OR title IS NOT NULL)) OR (code IS NOT NULL AND (title IS NULL OR expiresOn IS NULL)) LIMIT 20`),
  },
];

const personalData: PersonalData = {
  collect: async (ctx, memberId) => ({
    perks: await ctx.db.query<unknown[]>('SELECT * FROM perk_grant WHERE memberId = ? ORDER BY grantedAt', [memberId]),
  }),
  // a code of somebody who has left buys nothing any more
  erase: async (ctx, memberId) =>
    ctx.db.later(
      'UPDATE perk_grant SET cancelledAt = ? WHERE memberId = ? AND code IS NOT NULL AND usedAt IS NULL AND cancelledAt IS NULL',
      [ctx.now, memberId],
    ),
};

export const perksModule: Module = {
  name: 'perks',
  migrations: perksMigrations,
  entities: [PerkGrantRow],
  operations: [grantBirthdayPerks, readCoupons, redeemCoupon],
  routes: perksRoutes,
  commands: perksCommands,
  schedules: perksSchedules,
  handlers: [rewardCheckIn, rewardAdmission, rewardRenewal],
  facts: ['BirthdaysGranted', 'CouponsGranted', 'CouponRedeemed'],
  auditOnly: ['CouponRedeemed'],
  notices: perksNotices,
  invariants,
  personalData,
  messages: perksMessages,
};
