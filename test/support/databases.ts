import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import type { Dialect } from '../../server/core/db';
import { sharedMariaDb } from './mariadb';

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A database with nothing in it, not even tables. */
export async function bareDatabase(dialect: Dialect): Promise<TestDatabase> {
  if (dialect === 'mysql') {
    const maria = sharedMariaDb();
    const url = await maria.createDatabase();
    return { url, drop: () => maria.dropDatabase(url) };
  }
  const folder = mkdtempSync(join(tmpdir(), 'huiguan-'));
  return { url: `sqlite:${join(folder, 'club.db')}`, drop: async () => rmSync(folder, { recursive: true, force: true }) };
}

/** Those of MariaDB that have served a test of this file and are empty again. */
const spare: TestDatabase[] = [];
afterAll(async () => {
  for (const database of spare.splice(0)) await database.drop();
});

/** Takes every row out of every table; what was migrated stays so. */
async function empty(url: string): Promise<void> {
  const connection = await createConnection({ uri: url, multipleStatements: true });
  try {
    const [tables] = await connection.query<RowDataPacket[]>('SHOW TABLES');
    const names = tables.flatMap((row) => Object.values(row) as string[]).filter((name) => name !== 'migration');
    await connection.query(names.map((name) => `DELETE FROM \`${name}\``).join(';'));
  } finally {
    await connection.end();
  }
}

/**
 * A database for a whole club on which no other process works: perhaps with its tables already, but with nothing in them. To make
 * those anew for each test takes longer than most tests. Whoever changes the tables themselves takes a bare one.
 */
export async function clubDatabase(dialect: Dialect): Promise<TestDatabase> {
  const database = (dialect === 'mysql' && spare.pop()) || (await bareDatabase(dialect));
  if (dialect === 'sqlite') {
    const template = process.env.HUIGUAN_SCHEMA_SQLITE; // made by the global set-up
    if (template) copyFileSync(template, database.url.slice('sqlite:'.length));
    return database;
  }
  const drop = async () => {
    await empty(database.url);
    spare.push(database);
  };
  return { url: database.url, drop };
}
