import { z } from 'zod';
import { marks } from '../../core/db';
import { operation } from '../../core/operation';
import { isSystem } from '../../core/policies';
import { addDays, applyOffset, businessDay, type Charter } from '../charter';
import { endingOn } from '../members';

const PAGE = 500;
const DAY_MS = 86_400_000;

/** The charter's reminders as days from the end, earliest first. Source: charter, terms.reminders. */
function offsetsOf(charter: Charter): number[] {
  const anchor = '2026-06-15';
  const days = charter.terms.reminders.map((offset) => Math.round((Date.parse(applyOffset(charter, anchor, offset)) - Date.parse(anchor)) / DAY_MS));
  return [...new Set(days)].sort((a, b) => a - b);
}

export interface Progress {
  slot: number;
  /** Which of the offsets, and after which member. */
  offset: number;
  after: string | null;
}

/**
 * One step of a day's reminders: a page of the members whose term ends at one offset from the slot's business day. Once for each term
 * and offset by the primary key of `renewal_reminder`. A renewal moves the end away, leaving takes the member out: both stop the
 * series. A day that was missed for longer than a day is not made up for: the next offset comes anyway.
 */
export const remindRenewals = operation({
  name: 'renewals.remind',
  input: z.strictObject({ slot: z.int(), offset: z.int().min(0), after: z.string().nullable() }),
  policy: isSystem,
  async run(ctx, { slot, offset, after }) {
    ctx.permit(undefined as never);
    const offsets = offsetsOf(ctx.charter);
    const days = offsets[offset];
    const stale = ctx.now - slot > 2 * DAY_MS;
    if (days === undefined || stale) return { reminded: 0, next: null };
    const endsOn = addDays(businessDay(ctx.charter, slot), -days);
    const page = await endingOn(ctx, endsOn, after, PAGE);
    const ids = page.map((m) => m.id);
    const had = ids.length === 0 ? [] : await ctx.db.query<{ memberId: string }[]>(`SELECT memberId FROM renewal_reminder WHERE memberId IN (${marks(ids)}) AND endsOn = ? AND offsetDays = ?`, [...ids, endsOn, days]);
    const done = new Set(had.map((r) => r.memberId));
    const fresh = ids.filter((id) => !done.has(id));
    if (fresh.length > 0) {
      ctx.db.later(
        `INSERT INTO renewal_reminder(memberId, endsOn, offsetDays, remindedAt) VALUES ${marks(fresh, '(?,?,?,?)')}`,
        fresh.flatMap((id) => [id, endsOn, days, ctx.now]),
      );
      ctx.tell({ type: 'RenewalsReminded', subject: `term_end_${endsOn}`, data: { endsOn, days, members: fresh } });
    }
    const last = page.at(-1);
    const next: Progress | null = page.length === PAGE && last ? { slot, offset, after: last.id } : offset + 1 < offsets.length ? { slot, offset: offset + 1, after: null } : null;
    return { reminded: fresh.length, next };
  },
});
