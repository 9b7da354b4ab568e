import type { PersonalData } from '../../core/module';

/** What a roster said is in the member's own record; here are only keyed hashes of it. */
export const rosterPersonalData: PersonalData = {
  async collect(ctx, memberId) {
    const rows = await ctx.db.query<{ points: number }[]>('SELECT points FROM roster_row WHERE memberId = ?', [memberId]);
    return { rosters: rows.map(({ points }) => ({ openingPoints: points })) };
  },
  /** The hash of the phone stays, and leads to nobody any more: the next import of an old list must not bring an erased person back. */
  async erase(ctx, memberId) {
    ctx.db.later("UPDATE roster_row SET memberId = NULL, said = '', points = 0 WHERE memberId = ?", [memberId]);
  },
};
