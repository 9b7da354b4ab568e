import type { PersonalData } from '../../core/module';
import { notesOf } from './read-statement';

/** Points in the export of everything about oneself, and in erasure: the ledger stays under the member's id, what people wrote goes. */
export const pointsPersonalData: PersonalData = {
  async collect(ctx, memberId) {
    const [balances, entries, uses, sources, warnings] = await Promise.all([
      ctx.db.query<unknown[]>('SELECT points, earned, dueOn FROM points_balance WHERE memberId = ?', [memberId]),
      ctx.db.query<{ id: string }[]>('SELECT * FROM points_entry WHERE memberId = ? ORDER BY id', [memberId]),
      ctx.db.query<unknown[]>('SELECT lotId, entryId, points FROM points_use WHERE memberId = ?', [memberId]),
      ctx.db.query<unknown[]>('SELECT reason, sourceId, entryId FROM points_source WHERE memberId = ?', [memberId]),
      ctx.db.query<unknown[]>('SELECT ahead, fromDay, toDay, points, warnedOn FROM points_warning WHERE memberId = ?', [memberId]),
    ]);
    const notes = await notesOf(
      ctx,
      memberId,
      entries.map((entry) => entry.id),
    );
    return {
      points: {
        balance: balances[0] ?? null,
        entries: entries.map((entry) => ({ ...entry, note: notes.get(entry.id) ?? null })),
        uses,
        sources,
        warnings,
      },
    };
  },
  async erase(ctx, memberId) {
    ctx.db.later('DELETE FROM points_note WHERE memberId = ?', [memberId]);
    ctx.db.later('DELETE FROM points_warning WHERE memberId = ?', [memberId]);
  },
};
