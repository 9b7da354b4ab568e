import { type Db, type Dialect, insertIfAbsent } from './db';
import { DomainError } from './errors';

/** A frozen step of the schema, as each family of databases says it. Written by `npm run migrations`. */
export interface Migration {
  /** `0001-members`: sorts in the order of application. */
  name: string;
  up: Readonly<Record<Dialect, readonly string[]>>;
}

const LEASE_MS = 60_000;
const WAIT_MS = 100;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

async function lock(db: Db, clock: () => number, holder: string): Promise<void> {
  for (const since = clock(); ; await pause(WAIT_MS)) {
    const now = clock();
    const mine = await db.transact((tx) =>
      tx.change('UPDATE migration SET at = ?, holder = ? WHERE name = ? AND (at < ? OR holder = ?)', [
        now + LEASE_MS,
        holder,
        '(lock)',
        now,
        holder,
      ]),
    );
    if (mine === 1) return;
    if (now - since > 2 * LEASE_MS) throw new DomainError('unavailable', 'core.migration-stuck');
  }
}

/**
 * Brings the schema up to date; safe when several processes start at once: one applies, the others wait. A step that was cut off
 * is taken up again at the statement where it stopped (MySQL commits each DDL statement by itself).
 * Returns the names applied here.
 */
export async function migrate(db: Db, migrations: readonly Migration[], clock: () => number, holder: string): Promise<string[]> {
  await db.transact((tx) =>
    tx.query(
      'CREATE TABLE IF NOT EXISTS migration (name varchar(80) NOT NULL PRIMARY KEY, at bigint NOT NULL, holder varchar(40), done integer NOT NULL DEFAULT 0)',
    ),
  );
  const pending = async () => {
    const rows = await db.read.query<{ name: string; done: number }[]>('SELECT name, done FROM migration');
    const done = new Map(rows.map((r) => [r.name, Number(r.done)]));
    return migrations.map((m) => ({ m, from: done.get(m.name) ?? 0 })).filter(({ m, from }) => from < m.up[db.dialect].length);
  };
  if ((await pending()).length === 0) return [];
  await db.transact(async (tx) => tx.later(insertIfAbsent(db.dialect, 'migration', ['name', 'at', 'done']), ['(lock)', 0, 0]));
  await lock(db, clock, holder);
  const todo = await pending();
  for (const { m, from } of todo) {
    await db.transact(async (tx) => tx.later(insertIfAbsent(db.dialect, 'migration', ['name', 'at', 'done']), [m.name, clock(), 0]));
    for (const [i, sql] of m.up[db.dialect].entries()) {
      if (i < from) continue;
      await db.transact(async (tx) => {
        await tx.query(sql);
        tx.later('UPDATE migration SET done = ?, at = ? WHERE name = ?', [i + 1, clock(), m.name]);
        tx.later('UPDATE migration SET at = ? WHERE name = ? AND holder = ?', [clock() + LEASE_MS, '(lock)', holder]);
      });
    }
  }
  await db.transact(async (tx) => tx.later('UPDATE migration SET at = 0 WHERE name = ? AND holder = ?', ['(lock)', holder]));
  return todo.map(({ m }) => m.name);
}
