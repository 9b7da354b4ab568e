import type { ComplaintRow } from './complaint.entity';

// Pages of complaints, newest first. Anonymous ones share their hour, so the id decides between equals.

/** The condition that begins a page after the row `cursor` stands for. */
export function after(cursor: string | undefined): { sql: string; params: unknown[] } {
  if (!cursor) return { sql: '', params: [] };
  const [at, id] = cursor.split('.') as [string, string];
  return { sql: ' AND (c.openedAt < ? OR (c.openedAt = ? AND c.id < ?))', params: [Number(at), Number(at), id] };
}

/** The cursor of the page after these rows, of which one more than `limit` were asked for. */
export function nextCursor(rows: readonly Pick<ComplaintRow, 'openedAt' | 'id'>[], limit: number): string | null {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return last ? `${Number(last.openedAt)}.${last.id}` : null;
}
