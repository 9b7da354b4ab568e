import { type Db, type Dialect, insertIfAbsent, type Tx } from './db';
import { DomainError, isDoneAlready } from './errors';

/** A frozen step of the schema, as each family of databases says it. Written by `npm run migrations`. */
export interface Migration {
  /** `0001-members`: sorts in the order of application. */
  name: string;
  up: Readonly<Record<Dialect, readonly string[]>>;
}

/** A step of which something is still to be done: `done` of its `steps` statements are. */
export interface Pending {
  name: string;
  steps: number;
  done: number;
}

const LEASE_MS = 60_000;
const WAIT_MS = 100;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const LOCK = '(lock)';

interface Migrating {
  db: Db;
  clock: () => number;
  holder: string;
}

/** What this version's migrations would still change. Throws the driver's error when nothing was ever migrated. */
export async function pendingMigrations(db: Db, migrations: readonly Migration[]): Promise<Pending[]> {
  const rows = await db.read.query<{ name: string; done: number }[]>('SELECT name, done FROM migration');
  const done = new Map(rows.map((r) => [r.name, Number(r.done)]));
  return migrations
    .map(({ name, up }) => ({ name, steps: up[db.dialect].length, done: done.get(name) ?? 0 }))
    .filter((m) => m.done < m.steps);
}

/** Takes the lease, or prolongs it; false when somebody else has it. */
const hold = async (tx: Tx, { clock, holder }: Migrating): Promise<boolean> =>
  (await tx.change('UPDATE migration SET at = ?, holder = ? WHERE name = ? AND (at < ? OR holder = ?)', [
    clock() + LEASE_MS,
    holder,
    LOCK,
    clock(),
    holder,
  ])) === 1;

async function waitForLock(migrating: Migrating): Promise<void> {
  const { db, clock } = migrating;
  for (const since = clock(); ; await pause(WAIT_MS)) {
    if (await db.transact((tx) => hold(tx, migrating))) return;
    if (clock() - since > 2 * LEASE_MS) throw new DomainError('unavailable', 'core.migration-stuck');
  }
}

/** Works while the lease is prolonged behind it: on MySQL a statement may take longer than a lease lasts. */
async function holding<T>(migrating: Migrating, work: () => Promise<T>): Promise<T> {
  const { db } = migrating;
  // on its own connection; a statement that is no DDL holds the row itself, and nobody else can take it either
  const prolong = () => db.transact((tx) => hold(tx, migrating)).catch(() => undefined);
  const timer = setInterval(() => void prolong(), LEASE_MS / 4);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

const record = (tx: Tx, { clock }: Migrating, name: string, done: number) =>
  tx.later('UPDATE migration SET done = ?, at = ? WHERE name = ?', [done, clock(), name]);

async function apply(migrating: Migrating, { name, up }: Migration): Promise<void> {
  const { db, clock } = migrating;
  const [begun] = await db.read.query<{ done: number }[]>('SELECT done FROM migration WHERE name = ?', [name]);
  await db.transact(async (tx) => tx.later(insertIfAbsent(db.dialect, 'migration', ['name', 'at', 'done']), [name, clock(), 0]));
  const from = Number(begun?.done ?? 0);
  for (const [i, sql] of up[db.dialect].entries()) {
    if (i < from) continue;
    const step = db.transact(async (tx) => {
      if (!(await hold(tx, migrating))) throw new DomainError('unavailable', 'core.migration-stuck');
      await tx.query(sql);
      record(tx, migrating, name, i + 1);
    });
    await step.catch(async (error: unknown) => {
      // cut off between a DDL statement, which MySQL commits by itself, and the note that it is done
      if (!begun || i !== from || !isDoneAlready(error)) throw error;
      await db.transact(async (tx) => record(tx, migrating, name, i + 1));
    });
  }
}

/**
 * Brings the schema up to date; safe when several processes start at once: one applies, the others wait. A step that was cut off
 * is taken up again at the statement where it stopped (MySQL commits each DDL statement by itself). Whoever has lost the lease stops.
 * Returns the names applied here. Throws unavailable `core.migration-stuck` when another process does not come to an end with it.
 */
export async function migrate(db: Db, migrations: readonly Migration[], clock: () => number, holder: string): Promise<string[]> {
  await db.transact((tx) =>
    tx.query(
      'CREATE TABLE IF NOT EXISTS migration (name varchar(80) NOT NULL PRIMARY KEY, at bigint NOT NULL, holder varchar(40), done integer NOT NULL DEFAULT 0)',
    ),
  );
  if ((await pendingMigrations(db, migrations)).length === 0) return [];
  await db.transact(async (tx) => tx.later(insertIfAbsent(db.dialect, 'migration', ['name', 'at', 'done']), [LOCK, 0, 0]));
  const migrating = { db, clock, holder };
  await waitForLock(migrating);
  const names = new Set((await pendingMigrations(db, migrations)).map(({ name }) => name));
  const todo = migrations.filter(({ name }) => names.has(name));
  await holding(migrating, async () => {
    for (const migration of todo) await apply(migrating, migration);
  });
  await db.transact(async (tx) => tx.later('UPDATE migration SET at = 0 WHERE name = ? AND holder = ?', [LOCK, holder]));
  return [...names];
}
