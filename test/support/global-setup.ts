import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { startMariaDb } from './mariadb';

/** Tests that start real processes run the compiled server, so it is compiled first. */
const buildServer = (): void => {
  const root = join(__dirname, '../..');
  const { status, stderr } = spawnSync(process.execPath, ['server/cli/run.mjs', 'build'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The server does not compile:\n${stderr}`);
};

/**
 * Runs once before all tests: compiles the server, and starts one private MariaDB, unless HUIGUAN_MARIADB gives the url of a server to
 * use or says `none`. When the run dies before its tear-down, the server's guard ends it.
 */
const globalSetup = async (): Promise<void> => {
  buildServer();
  const given = process.env.HUIGUAN_MARIADB ?? '';
  if (given === 'none') return;
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
