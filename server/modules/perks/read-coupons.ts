import { z } from 'zod';
import { type CouponsView, type CouponView, printedCode } from '../../../shared/perks';
import { operation } from '../../core/operation';
import { isSelf } from '../../core/policies';
import { businessDay, type Charter } from '../charter';
import type { PerkGrantRow } from './perk-grant.entity';

type CouponRow = PerkGrantRow & { code: string; title: string; expiresOn: string };

const SHOWN = 100;
const ORDER = ['open', 'used', 'expired', 'cancelled'];

/** The member's coupons, those that can be used first, the soonest to expire at the top; at most the latest hundred. */
export const readCoupons = operation({
  name: 'perks.read-coupons',
  input: z.strictObject({}),
  policy: (actor, s: { memberId: string }) => isSelf(actor, s.memberId),
  reads: true,
  async run(ctx): Promise<CouponsView> {
    const memberId = ctx.actor.id;
    ctx.permit({ memberId });
    const rows = await ctx.db.query<CouponRow[]>(
      `SELECT * FROM perk_grant WHERE memberId = ? AND code IS NOT NULL ORDER BY grantedAt DESC LIMIT ${SHOWN}`,
      [memberId],
    );
    const day = businessDay(ctx.charter, ctx.now);
    const key = (coupon: CouponView) => `${ORDER.indexOf(coupon.state)}${coupon.state === 'open' ? coupon.expiresOn : ''}`;
    const coupons = rows.map((row) => viewOf(ctx.charter, row, day));
    return { coupons: coupons.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)) };
  },
});

function viewOf(charter: Charter, row: CouponRow, today: string): CouponView {
  const type = charter.coupons.find(({ id }) => id === row.type);
  return {
    code: printedCode(row.code),
    title: row.title,
    type: row.type,
    thing: type?.thing ?? (row.type === null ? row.title : null),
    valueFen: type?.value ?? null,
    paidBasisPoints: type?.fold ?? null,
    minSpendFen: type?.minSpend ?? 0,
    state: stateOf(row, today),
    grantedAt: Number(row.grantedAt),
    expiresOn: row.expiresOn,
    usedAt: row.usedAt === null ? null : Number(row.usedAt),
  };
}

function stateOf({ usedAt, cancelledAt, expiresOn }: CouponRow, today: string): CouponView['state'] {
  if (usedAt !== null) return 'used';
  if (cancelledAt !== null) return 'cancelled';
  return expiresOn < today ? 'expired' : 'open';
}
