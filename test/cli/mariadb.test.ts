import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { type PrivateMariaDb, sharedMariaDb, startMariaDb } from '../support/mariadb';

const rowsOf = async (url: string, sql: string): Promise<RowDataPacket[]> => {
  const connection = await createConnection({ uri: url, multipleStatements: true });
  try {
    const [rows] = await connection.query<RowDataPacket[]>(sql);
    return rows;
  } finally {
    await connection.end();
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const directoryOf = (pid: number): string => {
  const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  const argument = args.find((text) => text.startsWith('--datadir='));
  return join(argument?.slice('--datadir='.length) ?? '', '..');
};

const eventually = async (holds: () => boolean): Promise<boolean> => {
  for (let attempt = 0; attempt < 400 && !holds(); attempt += 1) await sleep(25);
  return holds();
};

describe('a private MariaDB', () => {
  let server: PrivateMariaDb | undefined;

  afterEach(async () => {
    await server?.stop();
    server = undefined;
  });

  it('keeps what was committed before it was killed and started again', async () => {
    server = await startMariaDb();
    const url = await server.createDatabase();
    await rowsOf(url, "CREATE TABLE note (text VARCHAR(20)); INSERT INTO note VALUES ('会馆')");
    const before = server.pid();

    await server.kill('SIGKILL');
    expect(isAlive(before)).toBe(false);
    await expect(rowsOf(url, 'SELECT 1')).rejects.toThrow();

    await server.restart();
    expect(server.pid()).not.toBe(before);
    expect(await rowsOf(url, 'SELECT text FROM note')).toEqual([{ text: '会馆' }]);
    expect(await rowsOf(url, 'SELECT @@innodb_flush_log_at_trx_commit AS flush')).toEqual([{ flush: 1 }]);

    await server.dropDatabase(url);
    await expect(rowsOf(url, 'SELECT 1')).rejects.toThrow(/Unknown database/);
  });

  // Seen to fail with startGuard's `kill -9` taken out: the server then lives on.
  it('ends, and leaves no files, when its owner is killed', async () => {
    const compiled = join(__dirname, '../../.build/server/cli/mariadb.js');
    const program = `require(${JSON.stringify(compiled)}).startMariaDb().then((it) => console.log(it.pid()))`;
    const owner = spawn(process.execPath, ['-e', `setInterval(() => {}, 1000); ${program}`], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(owner.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    expect(isAlive(pid)).toBe(true);
    const directory = directoryOf(pid);

    owner.kill('SIGKILL');
    const ended = await eventually(() => !isAlive(pid));
    if (!ended) process.kill(pid, 'SIGKILL');
    expect(ended).toBe(true);
    expect(await eventually(() => !existsSync(directory))).toBe(true);
  });

  it('of the whole run gives everybody a database of their own', async () => {
    const shared = sharedMariaDb();
    const [one, two] = [await shared.createDatabase(), await shared.createDatabase()];
    expect(one).not.toBe(two);
    await rowsOf(one, 'CREATE TABLE only_here (n INT)');
    await expect(rowsOf(two, 'SELECT * FROM only_here')).rejects.toThrow(/doesn't exist/);
    for (const url of [one, two]) await shared.dropDatabase(url);
  });
});
