import { createCipheriv, createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { webRoom } from '../../server/bot/web-room';
import type { Club } from '../../server/core/club';
import { type Actor, systemActor } from '../../server/core/context';
import type { Dialect } from '../../server/core/db';
import type { Entropy } from '../../server/core/ids';
import { openLog } from '../../server/core/log';
import type { Module } from '../../server/core/module';
import type { AnyOperation, Asked } from '../../server/core/operation';
import { slotsBetween } from '../../server/core/slots';
import { instantOf } from '../../server/core/zone';
import { serveClub } from '../../server/http/serve-club';
import { runDue, zoneOf } from '../../server/jobs/run-slots';
import { schedulesOf } from '../../server/jobs/scheduler';
import { modules } from '../../server/modules';
import { type Charter, readCharter } from '../../server/modules/charter';
import { entitiesOf, openClub } from '../../server/open-club';
import { type FakeClock, fakeClock } from './clock';
import { clubDatabase, type TestDatabase } from './databases';
import { type ActingClub, actions } from './people';

export const SECRET = 'a-secret-of-the-test-suite-0123456789';
const DAY_MS = 86_400_000;

/** A stream of bytes that is the same for the same seed (AES-CTR over zeros). */
export function seededEntropy(seed: string): Entropy {
  const key = createHash('sha256').update(seed).digest();
  const stream = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
  return (bytes) => stream.update(Buffer.alloc(bytes));
}

export interface OpenOptions {
  /** Club time, `2026-11-22T10:00`. */
  now?: string;
  /** YAML of another charter than the default one. */
  charter?: string;
  /** Changes the charter as read. */
  change?: (charter: Charter) => void;
  modules?: readonly Module[];
  /** Default true. */
  demo?: boolean;
  /** Behind a proxy, whose X-Forwarded-For tells the address. Default false. */
  trustProxy?: boolean;
  /** More processes on the same database: the clubs they open. */
  shareWith?: TestClub;
}

export interface TestClub extends ActingClub {
  dialect: Dialect;
  club: Club;
  databaseUrl: string;
  charter: Charter;
  clock: FakeClock;
  now(): number;
  /** Runs an operation in process. */
  run<R>(op: AnyOperation, actor: Actor, input: unknown, asked?: Asked<R>): Promise<R>;
  system(op: AnyOperation, input: unknown): Promise<unknown>;
  /** Moves the clock by `1d`, `2h`, `30m` or ms; due jobs run and facts are delivered on the way. */
  advance(by: string | number): Promise<void>;
  /** Moves the clock to that club time, as `advance`. */
  until(wall: string): Promise<void>;
  /** Puts the clock there at once, as if the service had been off; jobs are not run. */
  leapTo(wall: string): void;
  deliver(): Promise<void>;
  runJobs(): Promise<void>;
  rows<T = Record<string, unknown>>(sql: string, params?: unknown[]): Promise<T[]>;
  /** Every invariant; throws with the offenders. */
  verify(): Promise<void>;
  /** Every table as text. */
  dump(): Promise<string>;
  /** Everything that was logged. */
  logged(): string;
  baseUrl: string;
  close(): Promise<void>;
}

const defaultCharter = (): string => readFileSync(join(__dirname, '../../server/charters/default.yaml'), 'utf8');

const FINE_MS = 3 * DAY_MS;
const often = (cron: string): boolean => !/^\d+ \d+ /.test(cron);

/** Moves the clock on, stopping wherever a job is due. Over more than three days jobs that run many times a day run once a day. */
async function runJobsUntil(club: Club, until: number, clock: FakeClock, begin: number, deliver: () => Promise<void>): Promise<void> {
  const coarse = until - clock() > FINE_MS;
  const schedules = schedulesOf(club);
  const stopping = schedules.filter((s) => !coarse || !often(s.cron));
  const due = new Map<number, Set<(typeof schedules)[number]>>();
  for (const schedule of stopping)
    for (const slot of slotsBetween(schedule.cron, zoneOf(club), clock(), until, 5000))
      due.set(slot, (due.get(slot) ?? new Set()).add(schedule));
  let day = 0;
  for (const slot of [...due.keys()].sort((a, b) => a - b)) {
    clock.set(Math.max(slot, clock()));
    const today = Math.floor(slot / DAY_MS);
    const also = coarse && today !== day ? schedules.filter((s) => often(s.cron)) : [];
    day = today;
    for (const schedule of [...(due.get(slot) ?? []), ...also]) await runDue(club, schedule, begin);
    await deliver();
  }
  clock.set(Math.max(until, clock()));
}

const spanMs = (by: string | number): number => {
  if (typeof by === 'number') return by;
  const [, n, unit] = /^(\d+)(d|h|m|s)$/.exec(by) ?? [];
  if (!n) throw new Error(`Not a span: ${by}`);
  return Number(n) * { d: DAY_MS, h: 3_600_000, m: 60_000, s: 1000 }[unit as 'd' | 'h' | 'm' | 's'];
};

async function dumpOf(club: Club): Promise<string> {
  const tables = entitiesOf(club.modules).map((e) => club.db.read.connection.getMetadata(e as never).tableName);
  const parts: string[] = [];
  for (const table of tables)
    parts.push(`== ${table}\n${(await club.db.read.query<unknown[]>(`SELECT * FROM ${table}`)).map((r) => JSON.stringify(r)).join('\n')}`);
  return parts.join('\n');
}

async function verify(club: Club, now: () => number): Promise<void> {
  const ctx = { ...club.runner.surroundings, db: club.db.read, now: now(), vault: club.vault };
  for (const invariant of club.modules.flatMap((m) => [...(m.invariants ?? [])])) {
    const offenders = await invariant.offenders(ctx);
    if (offenders.length > 0) throw new Error(`${invariant.name}: ${invariant.states}\n${JSON.stringify(offenders, null, 1)}`);
  }
}

interface Site {
  club: Club;
  clock: FakeClock;
  begin: number;
  database: TestDatabase;
  charter: Charter;
  lines: string[];
  wall(text: string): number;
}

async function openSite(dialect: Dialect, options: OpenOptions): Promise<Site> {
  const using = options.modules ?? modules;
  const read = readCharter(options.charter ?? defaultCharter());
  const charter = options.change ? structuredClone(read) : read;
  options.change?.(charter);
  const wall = (text: string) => instantOf(charter.club.timeZone, Date.parse(`${text.length === 10 ? `${text}T00:00` : text}Z`));
  const begin = wall(options.now ?? '2026-11-22T10:00');
  const clock = options.shareWith?.clock ?? fakeClock(begin);
  const database = options.shareWith ? { url: options.shareWith.databaseUrl, drop: async () => undefined } : await clubDatabase(dialect);
  const lines: string[] = [];
  const sink = new PassThrough();
  sink.on('data', (chunk: Buffer) => void lines.push(chunk.toString()));
  const entropy = seededEntropy(`${begin} ${options.shareWith ? process.hrtime.bigint() : ''}`);
  const log = openLog(process.env.TEST_LOG ?? 'info', sink);
  const site = {
    modules: using,
    databaseUrl: database.url,
    secret: SECRET,
    charter,
    publicUrl: 'http://club.test',
    demo: options.demo ?? true,
  };
  return { club: await openClub({ ...site, log, clock, entropy }), clock, begin, database, charter, lines, wall };
}

async function serveSite(club: Club, trustProxy: boolean): Promise<{ baseUrl: string; close(): Promise<void> }> {
  const room = webRoom(club, { botName: '会馆' });
  const unlimited = { perPersonAMinute: 1e6, perAddressAMinute: 1e6 };
  const server = serveClub(club, {
    production: false,
    corsOrigins: [],
    trustProxy,
    metricsToken: undefined,
    ...unlimited,
    extra: [room.middleware],
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      room.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** A whole club on a fresh database of that kind, with HTTP on a free port and a clock that stands still. */
export async function aClub(dialect: Dialect, options: OpenOptions = {}): Promise<TestClub> {
  const { club, clock, begin, database, charter, lines, wall } = await openSite(dialect, options);
  const served = await serveSite(club, options.trustProxy ?? false);
  const deliver = async () => {
    for (let round = 0; round < 1000 && (await club.deliverRound()) > 0; round++);
  };
  const run = <R>(op: AnyOperation, actor: Actor, input: unknown, asked?: Asked<R>) => club.execute<R>(op as never, actor, input, asked);
  const self: Omit<TestClub, keyof ActingClub> = {
    dialect,
    club,
    databaseUrl: database.url,
    charter,
    clock,
    baseUrl: served.baseUrl,
    now: () => clock(),
    run,
    system: (op, input) => run(op, systemActor('test'), input),
    advance: (by) => runJobsUntil(club, clock() + spanMs(by), clock, begin, deliver),
    until: (text) => runJobsUntil(club, wall(text), clock, begin, deliver),
    leapTo: (text) => clock.set(wall(text)),
    runJobs: async () => {
      for (const schedule of schedulesOf(club)) await runDue(club, schedule, begin);
    },
    deliver,
    rows: (sql, params = []) => club.db.read.query(sql, params),
    verify: () => verify(club, clock),
    dump: () => dumpOf(club),
    logged: () => lines.join(''),
    close: async () => {
      await served.close();
      await club.close();
      await database.drop();
    },
  };
  return Object.assign(self, actions(self));
}

export type Open = (options?: OpenOptions) => Promise<TestClub>;

/** The same stories on SQLite and on MariaDB. Clubs opened in a test are closed after it. */
export function onBothDatabases(title: string, stories: (open: Open, dialect: Dialect) => void): void {
  describe.each(['sqlite', 'mysql'] as const)(`${title} (%s)`, (dialect) => {
    const opened: TestClub[] = [];
    afterEach(async () => {
      for (const club of opened.splice(0).reverse()) await club.close();
    });
    stories(async (options) => {
      const club = await aClub(dialect, options);
      opened.push(club);
      return club;
    }, dialect);
  });
}
