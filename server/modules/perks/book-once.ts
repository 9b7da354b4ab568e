import type { Ctx } from '../../core/context';
import { marks } from '../../core/db';
import type { GrantRow } from '../charter';
import { bookGrants, payPoints } from './book-grants';

/** What one perk gives a member, under the key by which it gives it once. */
export interface Given {
  perkId: string;
  rows: readonly GrantRow[];
  /** At most 80 characters. */
  occasion: string;
}

/** Books what a fact earned, less what was given under the same keys before, and lets the member know. */
export async function bookOnce(ctx: Ctx, memberId: string, day: string, given: readonly Given[]): Promise<void> {
  const before = await givenBefore(
    ctx,
    memberId,
    given.map(({ perkId }) => perkId),
  );
  const open = given.filter(({ perkId, occasion }) => !before.has(`${perkId} ${occasion}`));
  if (open.length === 0) return;
  bookGrants(
    ctx,
    day,
    open.map(({ perkId, rows, occasion }) => ({ memberId, occasion, perks: [{ perkId, rows }] })),
  );
  await payPoints(ctx, [{ memberId, occasion: '', perks: open }]);
  if (open.some(({ rows }) => rows.length > 0)) ctx.tell({ type: 'CouponsGranted', subject: memberId, data: { members: [memberId] } });
}

async function givenBefore(ctx: Ctx, memberId: string, perkIds: readonly string[]): Promise<Set<string>> {
  if (perkIds.length === 0) return new Set();
  const sql = `SELECT perkId, occasion FROM perk_grant WHERE memberId = ? AND perkId IN (${marks(perkIds)})`;
  const rows = await ctx.db.query<{ perkId: string; occasion: string }[]>(sql, [memberId, ...perkIds]);
  return new Set(rows.map(({ perkId, occasion }) => `${perkId} ${occasion}`));
}

/** The key of a perk that is given once in a calendar's month or year, or ever; `each` for one given each time. */
export function occasionOf(once: GrantRow['once'], day: string, each: string): string {
  if (once === 'month') return day.slice(0, 7);
  if (once === 'year') return day.slice(0, 4);
  return once === 'lifetime' ? 'lifetime' : each;
}
