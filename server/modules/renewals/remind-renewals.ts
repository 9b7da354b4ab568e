import { z } from 'zod';
import type { Ctx } from '../../core/context';
import { insertRows, marks } from '../../core/db';
import { operation } from '../../core/operation';
import { isSystem } from '../../core/policies';
import { addDays, businessDay } from '../charter';
import { endingOn } from '../members';
import { daysBetween, isDue, offsetsOf } from './offsets';

const PAGE = 500;
/** Days back that are made up for after the service was down; what is older is let go. */
export const MADE_UP_DAYS = 7;

/** Where the reminders of one slot have got to: which of the charter's offsets, and after which member. */
export interface Progress {
  slot: number;
  offset: number;
  after: string | null;
}

/** Those of the page who were not reminded of this end at this offset before. */
async function fresh(ctx: Ctx, ids: readonly string[], endsOn: string, offset: number): Promise<string[]> {
  if (ids.length === 0) return [];
  const sql = `SELECT memberId FROM renewal_reminder WHERE memberId IN (${marks(ids)}) AND endsOn = ? AND offsetDays = ?`;
  const had = new Set((await ctx.db.query<{ memberId: string }[]>(sql, [...ids, endsOn, offset])).map(({ memberId }) => memberId));
  return ids.filter((id) => !had.has(id));
}

/**
 * One step of a day's reminders: a page of the members whose term ends at one offset from the slot's business day. Once for each term
 * and offset by the primary key of `renewal_reminder`. A renewal moves the end away, leaving takes the member out: both stop the
 * series. `next` is the input of the following step, or null. Source: charter, terms.reminders.
 */
export const remindRenewals = operation({
  name: 'renewals.remind',
  input: z.strictObject({ slot: z.int(), offset: z.int().min(0), after: z.string().nullable() }),
  policy: isSystem,
  async run(ctx, { slot, offset, after }): Promise<{ reminded: number; next: Progress | null }> {
    ctx.permit(undefined as never);
    const slotDay = businessDay(ctx.charter, slot);
    const today = businessDay(ctx.charter, ctx.now);
    const days = offsetsOf(ctx.charter)[offset];
    if (days === undefined || daysBetween(slotDay, today) > MADE_UP_DAYS) return { reminded: 0, next: null };
    const following: Progress = { slot, offset: offset + 1, after: null };
    if (!isDue(ctx.charter, days, slotDay, today)) return { reminded: 0, next: following };
    const endsOn = addDays(slotDay, -days);
    const page = await endingOn(ctx, endsOn, after, PAGE);
    const ids = page.map(({ id }) => id);
    const members = await fresh(ctx, ids, endsOn, days);
    if (members.length > 0) {
      const rows = members.map((id) => [id, endsOn, days, ctx.now]);
      insertRows(ctx.db, 'renewal_reminder', ['memberId', 'endsOn', 'offsetDays', 'remindedAt'], rows);
      // in words it is as many days as it really is, also when the run is late
      ctx.tell({ type: 'RenewalsReminded', subject: `term_end_${endsOn}`, data: { endsOn, days: daysBetween(endsOn, today), members } });
    }
    const next = page.length === PAGE ? { slot, offset, after: ids.at(-1) as string } : following;
    return { reminded: members.length, next };
  },
});
