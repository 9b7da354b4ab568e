import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { median } from './load';
import type { Measured } from './report';
import { type Ground, openBenchClub, populate, SECRET } from './world';

const ROOT = join(__dirname, '../../../..');
const RUN = join(ROOT, 'server/cli/run.mjs');
const STARTS = 5;
const IDLE_MS = 5000;
const ROWS = 100_000;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });

async function untilReady(port: number, path: string): Promise<void> {
  for (;;) {
    const ok = await fetch(`http://127.0.0.1:${port}${path}`).then(
      (r) => r.ok,
      () => false,
    );
    if (ok) return;
    await pause(5);
  }
}

const end = (child: ChildProcess): Promise<void> =>
  new Promise((done) => {
    child.once('exit', () => done());
    child.kill('SIGTERM');
  });

const rssMb = (pid: number): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
const BARE = 'require("http").createServer((q,s)=>s.end("ok")).listen(Number(process.argv[1]),"127.0.0.1")';

async function started(
  command: string[],
  env: NodeJS.ProcessEnv,
  port: number,
  path: string,
): Promise<{ child: ChildProcess; ms: number }> {
  const since = performance.now();
  const child = spawn(process.execPath, command, { env, stdio: 'ignore', cwd: ROOT });
  await untilReady(port, path);
  return { child, ms: performance.now() - since };
}

const environment = (folder: string, port: number): NodeJS.ProcessEnv => ({
  PORT: String(port),
  DATA_DIR: folder,
  APP_SECRET: SECRET,
  HUIGUAN_DEMO: 'off',
  HUIGUAN_CLIENT: 'off',
  LOG_LEVEL: 'silent',
});

async function existing(ground: Ground): Promise<void> {
  const club = await openBenchClub(`sqlite:${join(ground.folder, 'club.db')}`);
  await populate(club, 2000);
  await club.close();
}

/** From `npm start` on an existing database to the first `ready`, against a bare HTTP server. */
export async function startCold(ground: Ground): Promise<Measured> {
  await existing(ground);
  const ours: number[] = [];
  const bare: number[] = [];
  for (let i = 0; i < STARTS; i++) {
    const port = await freePort();
    const a = await started(['-e', BARE, String(port)], {}, port, '/');
    bare.push(a.ms);
    await end(a.child);
    const b = await started([RUN, 'start'], environment(ground.folder, port), port, '/readyz');
    ours.push(b.ms);
    await end(b.child);
  }
  return { name: 'start.cold', value: median(ours), unit: 'ms', floor: median(bare), ratio: median(ours) / median(bare) };
}

/** Memory of the idle server, against a bare HTTP server. */
export async function memoryIdle(ground: Ground): Promise<Measured> {
  await existing(ground);
  const port = await freePort();
  const a = await started(['-e', BARE, String(port)], {}, port, '/');
  const floor = rssMb(a.child.pid as number);
  await end(a.child);
  const b = await started([RUN, 'start'], environment(ground.folder, port), port, '/readyz');
  await pause(IDLE_MS);
  const value = rssMb(b.child.pid as number);
  await end(b.child);
  return { name: 'memory.idle', value, unit: 'MB', floor, ratio: value / floor };
}

const two = (n: number): string => String(n).padStart(2, '0');
const rowOf = (i: number): string =>
  `H${String(i).padStart(6, '0')},会员${i},,140${String(10_000_000 + i)},${1950 + (i % 55)}-${two(1 + (i % 12))}-${two(1 + (i % 28))},,,2024-05-01,2027-05-01,普通,,${i % 9000},${i % 700},`;

function rawInsert(file: string): number {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  for (const table of ['member', 'term', 'entry'])
    db.exec(`CREATE TABLE ${table}(id text PRIMARY KEY, a text, b text, c text, d integer) WITHOUT ROWID`);
  const inserts = ['member', 'term', 'entry'].map((t) => db.prepare(`INSERT INTO ${t} VALUES (?,?,?,?,?)`));
  const since = performance.now();
  for (let i = 0; i < ROWS; i += 500) {
    db.exec('BEGIN');
    for (let k = i; k < i + 500; k++) for (const insert of inserts) insert.run(`x_${k}`, '名字', '14000000000', '2026-01-01', k);
    db.exec('COMMIT');
  }
  const rate = ROWS / ((performance.now() - since) / 1000);
  db.close();
  return rate;
}

/** A roster of 100,000 rows through the command, against bare inserts of three small rows for each. */
export async function importRows(ground: Ground): Promise<Measured> {
  const file = join(ground.folder, 'roster.csv');
  const heading = '会员编号,姓名,性别,手机号,生日,农历,身份证号,入会日期,到期日期,等级,推荐人手机,累计消费(元),积分,备注';
  writeFileSync(file, `${heading}\n${Array.from({ length: ROWS }, (_, i) => rowOf(i)).join('\n')}\n`);
  const floor = rawInsert(join(ground.folder, 'raw.db'));
  const since = performance.now();
  const done = spawnSync(process.execPath, [RUN, 'import', file, '--json'], {
    env: environment(join(ground.folder, 'imported'), 0),
    encoding: 'utf8',
    cwd: ROOT,
    maxBuffer: 1e9,
  });
  const seconds = (performance.now() - since) / 1000;
  const last = JSON.parse(done.stdout.trim().split('\n').at(-1) as string) as { imported: number };
  if (last.imported !== ROWS) throw new Error(`imported ${last.imported} of ${ROWS}: ${done.stderr}`);
  return { name: 'import.rows', value: ROWS / seconds, unit: 'rows/s', floor, ratio: ROWS / seconds / floor };
}
