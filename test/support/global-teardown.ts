import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PrivateMariaDb } from './mariadb';

declare global {
  var huiguanMariaDb: PrivateMariaDb | undefined;
}

/** Runs once after all tests, in the process of the set-up: ends the private MariaDB and removes its files. */
const globalTeardown = async (): Promise<void> => {
  await globalThis.huiguanMariaDb?.stop();
  const template = process.env.HUIGUAN_SCHEMA_SQLITE;
  if (template) rmSync(dirname(template), { recursive: true, force: true });
};

// jest asks for a default export here.
export default globalTeardown;
