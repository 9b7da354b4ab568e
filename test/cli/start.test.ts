import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDb } from '../../server/core/db-open';
import { sharedMariaDb } from '../support/mariadb';
import { startServer } from '../support/server-process';

const root = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'huiguan-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `npm start` with nothing in its environment but this; resolves when it has ended. */
async function start(env: Record<string, string>): Promise<{ code: number | null; err: string }> {
  const base = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    ENV_FILE: '',
    PORT: '0',
    DATA_DIR: join(folder, 'data'),
    HUIGUAN_DEMO: 'off',
    HUIGUAN_CLIENT: 'off',
  };
  const child = spawn(process.execPath, ['server/cli/run.mjs', 'start'], {
    cwd: root,
    env: { ...base, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const limit = setTimeout(() => child.kill('SIGKILL'), 60_000);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(limit);
  return { code, err };
}

describe('The start', () => {
  // Seen to fail (a stack trace without the name) with listenProblem and the catch of openConfigured taken out of main.ts.
  it('that finds a setting unusable ends with its name and no trace', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const file = join(folder, 'a-file');
    writeFileSync(file, 'this is a text, and no database at all');
    const cases: [Record<string, string>, string][] = [
      [{ PORT: String((taken.address() as { port: number }).port) }, 'PORT'],
      [{ HOST: '203.0.113.9' }, 'HOST'],
      [{ DATA_DIR: file }, 'DATA_DIR'],
      [{ DATA_DIR: join(file, 'below') }, 'DATA_DIR'],
      [{ DATA_DIR: '/proc/nowhere' }, 'DATA_DIR'],
      [{ DATABASE_URL: `sqlite:${file}` }, 'DATABASE_URL'],
      [{ DATABASE_URL: `sqlite:${folder}` }, 'DATABASE_URL'],
      [{ DATABASE_URL: 'mysql://u:p@127.0.0.1:1/x' }, 'DATABASE_URL'],
      [{ DATABASE_URL: sharedMariaDb().url('nowhere') }, 'DATABASE_URL'],
      [{ CHARTER: join(folder, 'no-charter.yaml') }, 'CHARTER'],
      [{ CHARTER: folder }, 'CHARTER'],
      [{ NODE_ENV: 'production' }, 'APP_SECRET'],
    ];
    const answers = await Promise.all(cases.map(([env]) => start(env)));
    taken.close();
    for (const [n, { code, err }] of answers.entries()) {
      const [env, name] = cases[n] as [Record<string, string>, string];
      expect([env, code, err.includes(`${name}`), /\n {4}at /.test(err)]).toEqual([env, 1, true, false]);
    }
  });

  it('in production fills nothing in, and says that nobody can log in yet', async () => {
    const url = `sqlite:${join(folder, 'production.db')}`;
    const server = await startServer(url, { NODE_ENV: 'production', HUIGUAN_DEMO: 'on' });
    expect((await fetch(`${server.url}/api/v1/demo`)).status).toBe(404);
    const asked = await fetch(`${server.url}/api/v1/login/codes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"phone":"13800000000"}',
    });
    expect([asked.status, ((await asked.json()) as { code: string }).code]).toEqual([503, 'accounts.no-sender']);
    await server.kill('SIGTERM');
    const db = await openDb(url, []);
    expect(await db.read.query('SELECT id FROM member')).toEqual([]);
    await db.close();
  });
});
