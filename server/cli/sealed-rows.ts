import { type Db, type Dialect, marks } from '../core/db';
import type { SealedColumns } from '../core/module';

/** Keys and sealed columns of one row, by name. */
export type SealedRow = Readonly<Record<string, string | number | null>>;

const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** "Comes after these keys": MySQL finds its way by the index only when it is spelt out, SQLite only when it is not. */
function afterKeys(dialect: Dialect, keys: readonly string[], last: readonly unknown[]): { where: string; values: unknown[] } {
  if (dialect === 'sqlite') return { where: `(${quoted(keys)}) > (${marks(keys)})`, values: [...last] };
  const steps = keys.map((_, at) =>
    keys
      .slice(0, at + 1)
      .map((key, i) => `\`${key}\` ${i === at ? '>' : '='} ?`)
      .join(' AND '),
  );
  return { where: `(${steps.map((step) => `(${step})`).join(' OR ')})`, values: keys.flatMap((_, at) => last.slice(0, at + 1)) };
}

/**
 * Walks a table in pages by its key, so that a table of any size takes little memory and holds up nobody. `condition` is SQL over the
 * columns.
 */
export async function* sealedRows(
  db: Db,
  { table, keys, columns }: SealedColumns,
  page: number,
  condition = '1 = 1',
): AsyncGenerator<SealedRow[]> {
  const wanted = quoted([...keys, ...Object.keys(columns)]);
  let last: unknown[] | null = null;
  for (;;) {
    const after: { where: string; values: unknown[] } = last ? afterKeys(db.dialect, keys, last) : { where: '1 = 1', values: [] };
    const sql = `SELECT ${wanted} FROM ${table} WHERE ${after.where} AND (${condition}) ORDER BY ${quoted(keys)} LIMIT ${page}`;
    const rows: SealedRow[] = await db.read.query<SealedRow[]>(sql, after.values);
    if (rows.length > 0) yield rows;
    if (rows.length < page) return;
    last = keys.map((key) => rows.at(-1)?.[key]);
  }
}

/** Every sealed column of every module. */
export const sealedColumnsOf = (modules: readonly { sealed?: readonly SealedColumns[] }[]): SealedColumns[] =>
  modules.flatMap(({ sealed }) => [...(sealed ?? [])]);
