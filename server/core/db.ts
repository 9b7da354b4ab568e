import { type EntityManager, type MixedList, type ObjectLiteral, QueryFailedError, QueryResult, type QueryRunner } from 'typeorm';

export type Dialect = 'sqlite' | 'mysql';
export type Entities = MixedList<new () => ObjectLiteral>;

/** Whatever can be turned into SQL, for example a QueryBuilder. */
export interface Statement {
  getQueryAndParameters(): [string, unknown[]];
}

/** What reads and transactions share: TypeORM's manager, and which family of database is behind it. */
export interface Reader extends EntityManager {
  readonly dialect: Dialect;
}

/** The EntityManager of one transaction; unusable once the transaction has ended. An error ends the transaction for good. */
export interface Tx extends Reader {
  /** A write whose result nobody reads. SQLite runs it at once; MySQL sends it with the next query or with COMMIT. */
  later(sql: string | Statement, params?: readonly unknown[]): void;
  /** The number of rows that one UPDATE or DELETE (or INSERT) touched. */
  change(sql: string | Statement, params?: readonly unknown[]): Promise<number>;
}

/** The only door to the data. Outside core only the faces hold one; operations get a `Tx`. */
export interface Db {
  readonly dialect: Dialect;
  /** For queries outside transactions: sees committed rows only; cannot write on SQLite. */
  readonly read: Reader;
  /**
   * Runs `work` atomically and resolves only when it is durable. `work` may run again after a deadlock, so it has no side effects
   * outside the database. Never call it inside another: SQLite has one writer. `shareable`: see `Operation.shareable`.
   */
  transact<T>(work: (tx: Tx) => Promise<T>, how?: { shareable?: boolean | undefined }): Promise<T>;
  close(): Promise<void>;
}

export type RawQuery = (sql: string, params?: readonly unknown[], structured?: boolean) => Promise<unknown>;

/** TypeORM's answer shape around what the driver returned. */
export function shaped(raw: unknown, affected: number | undefined, structured?: boolean): unknown {
  if (!structured) return raw;
  const result = new QueryResult();
  result.raw = raw;
  if (Array.isArray(raw)) result.records = raw;
  if (affected !== undefined) result.affected = affected;
  return result;
}

export const failed = (sql: string, params: readonly unknown[], error: unknown): QueryFailedError =>
  new QueryFailedError(sql, [...params], error as Error);

export const parts = (sql: string | Statement, params: readonly unknown[] = []): [string, readonly unknown[]] =>
  typeof sql === 'string' ? [sql, params] : sql.getQueryAndParameters();

export const changeBy =
  (query: RawQuery): Tx['change'] =>
  async (statement, params) => {
    const [sql, values] = parts(statement, params);
    return ((await query(sql, values, true)) as QueryResult).affected ?? 0;
  };

/** A view of `runner` that believes it is inside a transaction, so that `save` opens none and nested ones are savepoints. */
export function leased(runner: QueryRunner, query: RawQuery): QueryRunner {
  const lease = Object.create(runner) as QueryRunner;
  return Object.assign(lease, { isReleased: false, isTransactionActive: true, transactionDepth: 1, data: {}, query });
}

/** What every later use of an ended transaction throws. */
export const ended = (): Error => new Error('The transaction has ended: a query was not awaited');

/**
 * Makes every later use of an ended transaction fail loudly. The connection behind it serves others by then: whatever its owner still
 * says must not reach it.
 */
export const expire = (runner: QueryRunner): void => {
  Object.assign(runner, { isReleased: true, query: () => Promise.reject(ended()) });
};

/** `?,?,?` for a list. */
export const marks = (list: readonly unknown[], one = '?'): string => list.map(() => one).join(',');

/** An INSERT that adds to the numbers of the row that is already there: portable upsert for running totals. */
export function addTo(dialect: Dialect, table: string, keys: readonly string[], sums: readonly string[]): string {
  const columns = [...keys, ...sums];
  const insert = `INSERT INTO ${table}(${columns.join(', ')}) VALUES (${marks(columns)})`;
  return dialect === 'sqlite'
    ? `${insert} ON CONFLICT(${keys.join(', ')}) DO UPDATE SET ${sums.map((c) => `${c} = ${c} + excluded.${c}`).join(', ')}`
    : `${insert} ON DUPLICATE KEY UPDATE ${sums.map((c) => `${c} = ${c} + VALUES(${c})`).join(', ')}`;
}

/** An INSERT that does nothing when the key is taken, and hides no other error (unlike INSERT IGNORE). */
export function insertIfAbsent(dialect: Dialect, table: string, columns: readonly string[], rows = 1): string {
  const insert = `INSERT INTO ${table}(${columns.join(', ')}) VALUES ${Array.from({ length: rows }, () => `(${marks(columns)})`).join(',')}`;
  const first = columns[0] as string;
  return dialect === 'sqlite' ? `${insert} ON CONFLICT DO NOTHING` : `${insert} ON DUPLICATE KEY UPDATE ${first} = ${first}`;
}

const ROWS_A_STATEMENT = 100;

/**
 * INSERTs many rows with `later`: one prepared statement a row on SQLite, where a statement costs nothing more, and a hundred rows in
 * one on MySQL, where each costs the server a parse.
 */
export function insertRows(tx: Tx, table: string, columns: readonly string[], rows: readonly (readonly unknown[])[]): void {
  const insert = `INSERT INTO ${table}(${columns.join(', ')}) VALUES `;
  const row = `(${marks(columns)})`;
  if (tx.dialect === 'sqlite') {
    const one = insert + row;
    for (const values of rows) tx.later(one, values);
    return;
  }
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
    const part = rows.slice(at, at + ROWS_A_STATEMENT);
    tx.later(insert + marks(part, row), part.flat());
  }
}

const KEYS_A_QUERY = 100;

/**
 * The rows of any number of keys; `sql` ends in `IN`. Asked in lists of one length, filled up with the last key, so that the statement
 * is the same every time and stays prepared.
 */
export async function queryIn<T>(db: Reader, sql: string, keys: readonly unknown[]): Promise<T[]> {
  const lists: unknown[][] = [];
  for (let at = 0; at < keys.length; at += KEYS_A_QUERY) {
    const part = keys.slice(at, at + KEYS_A_QUERY);
    lists.push([...part, ...Array.from({ length: KEYS_A_QUERY - part.length }, () => part.at(-1))]);
  }
  return (await Promise.all(lists.map((list) => db.query<T[]>(`${sql} (${marks(list)})`, list)))).flat();
}
