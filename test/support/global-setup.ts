import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDb } from '../../server/core/db-open';
import { migrate } from '../../server/core/migrate';
import { modules } from '../../server/modules';
import { migrationsOf } from '../../server/open-club';
import { startMariaDb } from './mariadb';

/** Tests that start real processes run the compiled server, so it is compiled first. */
const buildServer = (): void => {
  const root = join(__dirname, '../..');
  const { status, stderr } = spawnSync(process.execPath, ['server/cli/run.mjs', 'build'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The server does not compile:\n${stderr}`);
};

/** A SQLite file with the tables of all modules, which the tests copy. */
const makeTemplate = async (): Promise<string> => {
  const file = join(mkdtempSync(join(tmpdir(), 'huiguan-schema-')), 'club.db');
  const db = await openDb(`sqlite:${file}`, []);
  await migrate(db, migrationsOf(modules), Date.now, 'set-up');
  await db.close();
  return file;
};

/**
 * Runs once before all tests: compiles the server, and starts one private MariaDB, unless HUIGUAN_MARIADB gives the url of a server to
 * use or says `none` (then nothing but the compiling). When the run dies before its tear-down, the server's guard ends it.
 */
const globalSetup = async (): Promise<void> => {
  buildServer();
  const given = process.env.HUIGUAN_MARIADB ?? '';
  if (given === 'none') return;
  process.env.HUIGUAN_SCHEMA_SQLITE = await makeTemplate();
  if (given !== '') {
    process.env.HUIGUAN_SHARED_MARIADB = given;
    return;
  }
  const server = await startMariaDb();
  globalThis.huiguanMariaDb = server;
  process.env.HUIGUAN_SHARED_MARIADB = server.url('');
};

// jest asks for a default export here.
export default globalSetup;
