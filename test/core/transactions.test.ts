import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tx } from '../../server/core/db';
import { openDb } from '../../server/core/db-open';
import { openSqlite } from '../../server/core/db-sqlite';
import { onBoth } from './probe';

const INSERT = 'INSERT INTO note(id, title) VALUES (?,?)';
const outcomeOf = (work: () => unknown): Promise<string> =>
  Promise.resolve()
    .then(work)
    .then(
      () => 'done',
      (error: Error) => error.message,
    );
const refuse = () => Promise.reject(new Error('refused'));

onBoth('A transaction', (open, dialect) => {
  // Seen to fail with `state.broken = ended()` taken out of db-sqlite.ts and with `closed` never asked in db-mysql-wire.ts: the notes are
  // there, on MySQL inside whatever the connection does next.
  it('that has ended lets nothing more through, however it is asked', async () => {
    const { club } = await open();
    const kept: Tx[] = [];
    await club.db.transact(async (tx) => void kept.push(tx));
    await expect(club.db.transact(async (tx) => refuse().finally(() => kept.push(tx)))).rejects.toThrow('refused');
    for (const [i, tx] of kept.entries()) {
      const late = [
        () => tx.later(INSERT, [`not_later${i}`, `later${i}`]),
        () => tx.change(INSERT, [`not_change${i}`, `change${i}`]),
        () => tx.query(INSERT, [`not_query${i}`, `query${i}`]),
      ];
      for (const work of late) expect(await outcomeOf(work)).toMatch(/transaction has ended|already released/);
    }
    await Promise.all(Array.from({ length: 40 }, () => club.db.transact((tx) => tx.query('SELECT 1'))));
    expect(await club.db.read.query('SELECT title FROM note')).toEqual([]);
  });

  // Seen to fail on MariaDB with `close()` taken out of `rollback`: the insert went after the ROLLBACK, together with a START TRANSACTION, and
  // the connection's next user committed it.
  it('takes along what was asked for in the same breath as its failure', async () => {
    const { club } = await open();
    const failing = (i: number) =>
      club.db.transact(async (tx) => Promise.all([tx.change(INSERT, [`not_${i}`, `side by side ${i}`]), refuse()]));
    expect(new Set(await Promise.all(Array.from({ length: 20 }, (_, i) => outcomeOf(() => failing(i)))))).toEqual(new Set(['refused']));
    await Promise.all(Array.from({ length: 40 }, () => club.db.transact((tx) => tx.query('SELECT 1'))));
    expect(await club.db.read.query('SELECT title FROM note')).toEqual([]);
  });

  if (dialect === 'mysql')
    // Seen to fail with the connection counted as prepared before anything was sent on it: REPEATABLE-READ, for as long as it lived.
    it('reads committed rows also on a connection whose first one ended before its first query', async () => {
      const { url } = await open();
      const db = await openDb(url, [], { pool: 1 });
      await expect(db.transact(refuse)).rejects.toThrow('refused');
      const asked = "SELECT @@session.tx_isolation AS level, @@session.innodb_lock_wait_timeout AS 'patience'";
      const [row] = await db.transact((tx) => tx.query<object[]>(asked));
      await db.close();
      expect(row).toMatchObject({ level: 'READ-COMMITTED', patience: 5 });
    });
});

describe('What was erased (sqlite)', () => {
  // Seen to fail without the pragma secure_delete: the file still holds it, in pages that are free.
  it('is not in the file any more once its log has been moved there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'huiguan-erased-'));
    const file = join(folder, 'a.db');
    const db = await openSqlite({ file, entities: [] });
    const canary = 'once-said-and-then-erased';
    await db.transact((tx) => tx.query('CREATE TABLE said(id INTEGER PRIMARY KEY, text TEXT)'));
    await db.transact(async (tx) => {
      for (let i = 0; i < 100; i++) tx.later('INSERT INTO said(text) VALUES (?)', [canary.repeat(i * 4)]);
    });
    await db.transact(async (tx) => {
      tx.later("UPDATE said SET text = 'x' WHERE id % 2 = 0");
      tx.later('DELETE FROM said WHERE id % 2 = 1');
    });
    await db.close();
    expect(readFileSync(file).includes(canary)).toBe(false);
    rmSync(folder, { recursive: true });
  });
});

describe('A commit that fails (sqlite)', () => {
  // Guard: db-sqlite.ts answers, with good news and bad, after the COMMIT only. Seen to fail with the answers handed out before it, and with
  // refusals handed out at once: the first two were told what never became true.
  it('is everybody’s who shared it, whatever their own outcome; nothing is kept, and the next one is fresh', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'huiguan-commit-'));
    const db = await openSqlite({ file: join(folder, 'a.db'), entities: [] });
    try {
      await db.transact(async (tx) => {
        await tx.query('CREATE TABLE parent(id INTEGER PRIMARY KEY)');
        // what refers to nothing is noticed by COMMIT
        await tx.query('CREATE TABLE child(id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parent(id) DEFERRABLE INITIALLY DEFERRED)');
      });
      const batch = [
        () => db.transact((tx) => tx.query('INSERT INTO parent(id) VALUES (1)')),
        () => db.transact((tx) => tx.query('INSERT INTO parent(id) VALUES (1)')), // taken, by a row that is never there
        () => db.transact((tx) => tx.query('INSERT INTO child(id, parent) VALUES (1, 99)')),
      ];
      expect(await Promise.all(batch.map(outcomeOf))).toEqual(Array(3).fill('core.commit-failed'));
      expect(await db.read.query('SELECT id FROM parent UNION ALL SELECT id FROM child')).toEqual([]);
      await db.transact((tx) => tx.query('INSERT INTO parent(id) VALUES (1)'));
      expect(await db.read.query('SELECT id FROM parent')).toEqual([{ id: 1 }]);
    } finally {
      await db.close();
      rmSync(folder, { recursive: true });
    }
  });
});
