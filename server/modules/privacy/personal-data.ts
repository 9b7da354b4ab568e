import type { PersonalData } from '../../core/module';

/** The record of an erasure says when and at whose word, and stays. */
export const privacyPersonalData: PersonalData = {
  async collect(ctx, memberId) {
    const rows = await ctx.db.query<{ erasedAt: number; askedBy: string; sweptAt: number | null }[]>(
      'SELECT erasedAt, askedBy, sweptAt FROM erasure WHERE memberId = ?',
      [memberId],
    );
    return {
      erasure: rows.map((row) => ({ ...row, erasedAt: Number(row.erasedAt), sweptAt: row.sweptAt === null ? null : Number(row.sweptAt) })),
    };
  },
  async erase() {
    // nothing in it identifies anybody
  },
};
