import type { z } from 'zod';
import { StatementQuery, type StatementView } from '../../../shared/points';
import type { ReadCtx } from '../../core/context';
import { marks } from '../../core/db';
import { operation } from '../../core/operation';
import { isSelf } from '../../core/policies';
import type { PointsEntryRow } from './ledger.entity';
import { NEVER } from './lot-terms';

type Row = Pick<PointsEntryRow, 'id' | 'at' | 'kind' | 'title' | 'points' | 'expiresOn' | 'reverses'>;

/** The member's ledger, newest first, page by page along the primary key, with the sum after each entry. */
export const readStatement = operation({
  name: 'points.read-statement',
  input: StatementQuery,
  policy: (actor, s: { memberId: string }) => isSelf(actor, s.memberId),
  reads: true,
  async run(ctx, query): Promise<StatementView> {
    const memberId = ctx.actor.id;
    ctx.permit({ memberId });
    return statementOf(ctx, memberId, query);
  },
});

/** One page of a member's ledger. */
export async function statementOf(
  ctx: ReadCtx,
  memberId: string,
  { after, limit }: z.infer<typeof StatementQuery>,
): Promise<StatementView> {
  const [before, values] = after ? [' AND id < ?', [memberId, after]] : ['', [memberId]];
  const [rows, [sum]] = await Promise.all([
    ctx.db.query<Row[]>(
      `SELECT id, at, kind, title, points, expiresOn, reverses FROM points_entry WHERE memberId = ?${before} ORDER BY id DESC LIMIT ${limit + 1}`,
      values,
    ),
    ctx.db.query<{ points: number | null }[]>(`SELECT SUM(points) AS points FROM points_entry WHERE memberId = ?${before}`, values),
  ]);
  const page = rows.slice(0, limit);
  const notes = await notesOf(
    ctx,
    memberId,
    page.map((row) => row.id),
  );
  let balance = Number(sum?.points ?? 0);
  const entries = page.map((row) => {
    const entry = {
      ...row,
      at: Number(row.at),
      balance,
      expiresOn: row.expiresOn === NEVER ? null : row.expiresOn,
      note: notes.get(row.id) ?? null,
    };
    balance -= row.points;
    return entry;
  });
  return { entries, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}

/** What staff wrote about these entries. */
export async function notesOf(ctx: ReadCtx, memberId: string, entryIds: readonly string[]): Promise<Map<string, string>> {
  if (entryIds.length === 0) return new Map();
  const sql = `SELECT entryId, note FROM points_note WHERE memberId = ? AND entryId IN (${marks(entryIds)})`;
  const notes = await ctx.db.query<{ entryId: string; note: string }[]>(sql, [memberId, ...entryIds]);
  return new Map(notes.map(({ entryId, note }) => [entryId, ctx.vault.open('points_note.note', note)]));
}
