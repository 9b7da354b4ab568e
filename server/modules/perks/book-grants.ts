import type { Ctx } from '../../core/context';
import { marks } from '../../core/db';
import { addDuration, businessDay, type Charter, type Duration, type GrantRow, pointsFor } from '../charter';
import { type Credit, credit, creditMany } from '../points';
import { couponCodes } from './coupon-code';

/** What one member is given on one occasion: the rows of the charter's perks; a perk without rows is only remembered (a greeting). */
export interface Granting {
  memberId: string;
  /** Once for each: `2026` for a birthday's year, a day, a complaint's id. At most 80 characters. */
  occasion: string;
  perks: readonly { perkId: string; rows: readonly GrantRow[] }[];
}

/** What a coupon says. */
export interface CouponTerms {
  /** Coupon type of the charter; null: a thing that `title` names. */
  type: string | null;
  title: string;
  /** Last day on which it can be used. */
  expiresOn: string;
}

const A_YEAR: Duration = { n: 1, unit: '年' };
const INSERT = 'INSERT INTO perk_grant(memberId, perkId, occasion, part, day, grantedAt, code, type, title, expiresOn) VALUES ';
const ROW = '(?,?,?,?,?,?,?,?,?,?)';

/**
 * Books the things that perks give, for many members in one statement of many rows: coupons (gifts and services are coupons for a thing),
 * and that it was given; points are `payPoints`. Only writes. What was given before breaks the primary key of `perk_grant` and undoes all.
 */
export function bookGrants(ctx: Ctx, day: string, grantings: readonly Granting[]): void {
  const values: unknown[] = [];
  let codes: string[] = [];
  const nextCode = () => {
    if (codes.length === 0) codes = couponCodes(ctx.entropy, grantings.length);
    return codes.pop() as string;
  };
  for (const { memberId, occasion, perks } of grantings) {
    for (const { perkId, rows } of perks) {
      const coupons = couponsOf(ctx.charter, day, rows);
      coupons.forEach(({ type, title, expiresOn }, part) => {
        values.push(memberId, perkId, occasion, part, day, ctx.now, nextCode(), type, title, expiresOn);
      });
      if (coupons.length === 0) values.push(memberId, perkId, occasion, 0, day, ctx.now, null, null, null, null);
    }
  }
  if (values.length > 0) ctx.db.later(INSERT + marks(Array.from({ length: values.length / 10 }), ROW), values);
}

/**
 * Books the points that perks give: a multiplier counts for everything that one member is given together. Only writes, unless the charter
 * has caps: then each member's points are looked at.
 */
export async function payPoints(ctx: Ctx, grantings: readonly Granting[]): Promise<void> {
  const credits = grantings.flatMap(({ memberId, perks }): Credit[] =>
    pointsFor(perks.flatMap(({ rows }) => rows)).map(({ perkId, title, points }) => ({
      memberId,
      points,
      reason: 'perk',
      sourceId: null,
      title,
      perks: perkId,
    })),
  );
  const { dayCap, monthCap } = ctx.charter.points ?? {};
  if (dayCap === undefined && monthCap === undefined) creditMany(ctx, credits);
  else for (const one of credits) await credit(ctx, one);
}

const terms = new WeakMap<readonly GrantRow[], { day: string; coupons: readonly CouponTerms[] }>();

/** Coupons, gifts and services among the rows; remembered, because thousands are given the same rows on the same day. */
function couponsOf(charter: Charter, day: string, rows: readonly GrantRow[]): readonly CouponTerms[] {
  const known = terms.get(rows);
  if (known?.day === day) return known.coupons;
  const coupons = rows.flatMap(({ grant, perkId }): CouponTerms[] => {
    const keepFor = charter.perks.find((perk) => perk.id === perkId)?.keepFor ?? A_YEAR;
    const thing = grant.gift ?? grant.service;
    if (thing !== undefined) return [{ type: null, title: thing, expiresOn: addDuration(charter, day, keepFor) }];
    return grant.coupon === undefined ? [] : [couponTerms(charter, day, grant.coupon)].filter((one) => one !== null);
  });
  terms.set(rows, { day, coupons });
  return coupons;
}

/**
 * Books the coupons, gifts and services among the rows of one occasion, and lets the member know. Only writes. What was given before breaks
 * the primary key of `perk_grant`: name it in `duplicates`. `occasion`: an id, at most 80 characters.
 */
export function grantThings(ctx: Ctx, memberId: string, occasion: string, rows: readonly GrantRow[]): void {
  const things = rows.filter(({ grant }) => grant.coupon !== undefined || grant.gift !== undefined || grant.service !== undefined);
  if (things.length === 0) return;
  const perks = [...new Set(things.map(({ perkId }) => perkId))];
  const of = (perkId: string) => ({ perkId, rows: things.filter((row) => row.perkId === perkId) });
  bookGrants(ctx, today(ctx), [{ memberId, occasion, perks: perks.map(of) }]);
  ctx.tell({ type: 'CouponsGranted', subject: memberId, data: { members: [memberId] } });
}

/** Terms of a coupon of that type granted on `day`; null when the charter names no such type. */
export function couponTerms(charter: Charter, day: string, type: string): CouponTerms | null {
  const coupon = charter.coupons.find(({ id }) => id === type);
  return coupon ? { type, title: coupon.title, expiresOn: addDuration(charter, day, coupon.validFor) } : null;
}

/** Writes one coupon with a fresh code; one reason may bring coupons of several types on one occasion, but none of them twice. */
export function writeCoupon(
  ctx: Ctx,
  { memberId, perkId, occasion }: { memberId: string; perkId: string; occasion: string },
  coupon: CouponTerms,
): string {
  const [code] = couponCodes(ctx.entropy, 1) as [string];
  const { type, title, expiresOn } = coupon;
  const part = ctx.charter.coupons.findIndex(({ id }) => id === type);
  ctx.db.later(INSERT + ROW, [memberId, perkId, occasion, part, today(ctx), ctx.now, code, type, title, expiresOn]);
  return code;
}

/** The business day of now. */
export const today = (ctx: Pick<Ctx, 'charter' | 'now'>): string => businessDay(ctx.charter, ctx.now);
