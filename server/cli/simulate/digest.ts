import { createHash } from 'node:crypto';
import type { Reader } from '../../core/db';

const PAGE = 5000;
const HISTORY = [
  'check_in',
  'points_entry',
  'points_use',
  'points_balance',
  'registration_step',
  'term',
  'perk_grant',
  'renewal_reminder',
  'job_run',
] as const;

interface FactLine {
  id: string;
  type: string;
  subject: string;
  operation: string;
  actor: string;
  at: number;
  data: string;
}

async function facts(db: Reader, take: (line: FactLine) => void): Promise<number> {
  let count = 0;
  for (let after = ''; ; ) {
    const rows = await db.query<FactLine[]>(
      'SELECT id, type, subject, operation, actor, at, data FROM fact WHERE id > ? ORDER BY id LIMIT ?',
      [after, PAGE],
    );
    rows.forEach(take);
    count += rows.length;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return count;
    after = last.id;
  }
}

/** The whole history as one hash: every fact in order and how much of everything there is. What is sealed is left out. */
export async function historyOf(
  db: Reader,
): Promise<{ digest: string; facts: number; byType: Record<string, number>; tables: Record<string, number> }> {
  const hash = createHash('sha256');
  const byType: Record<string, number> = {};
  const count = await facts(db, ({ id, type, subject, operation, actor, at, data }) => {
    hash.update(`${id} ${type} ${subject} ${operation} ${actor} ${Number(at)} ${data}\n`);
    byType[type] = (byType[type] ?? 0) + 1;
  });
  const tables: Record<string, number> = {};
  for (const table of HISTORY) {
    const [row] = await db.query<{ n: number }[]>(`SELECT COUNT(*) AS n FROM ${table}`);
    tables[table] = Number(row?.n);
  }
  hash.update(JSON.stringify(tables));
  const [sum] = await db.query<{ points: number }[]>('SELECT SUM(points) AS points FROM points_balance');
  hash.update(String(Number(sum?.points ?? 0)));
  return { digest: hash.digest('hex'), facts: count, byType: Object.fromEntries(Object.entries(byType).sort()), tables };
}
