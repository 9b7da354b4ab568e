import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Club } from '../../core/club';
import { systemActor } from '../../core/context';
import { marks } from '../../core/db';
import { openLog } from '../../core/log';
import { tokenKey, tokens } from '../../core/token';
import { admitFigure } from '../../demo/enter';
import { charterOf } from '../../main';
import { modules } from '../../modules';
import { birthdayDigest } from '../../modules/members';
import { openClub } from '../../open-club';
import { type PrivateMariaDb, startMariaDb } from '../mariadb';

export const SECRET = 'a-secret-for-the-benchmark-only-000000';
const FOREVER_MS = 4e12;
const CHUNK = 400;
const two = (n: number): string => String(n).padStart(2, '0');

/** Where benchmarks keep their databases; everything is gone after `close`. */
export interface Ground {
  folder: string;
  /** A fresh database of that kind. */
  database(kind: 'sqlite' | 'mariadb', name: string): Promise<string>;
  close(): Promise<void>;
}

export function openGround(): Ground {
  const folder = mkdtempSync(join(tmpdir(), 'huiguan-bench-'));
  let maria: Promise<PrivateMariaDb> | undefined;
  return {
    folder,
    database: async (kind, name) => {
      if (kind === 'sqlite') return `sqlite:${join(folder, `${name}.db`)}`;
      maria ??= startMariaDb({ bufferPoolMb: 1024 });
      return (await maria).createDatabase();
    },
    close: async () => {
      if (maria) await (await maria).stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const openBenchClub = (databaseUrl: string): Promise<Club> =>
  openClub({
    modules,
    databaseUrl,
    secret: SECRET,
    charter: charterOf({ charter: undefined, zone: undefined }),
    publicUrl: 'http://bench.invalid',
    demo: false,
    log: openLog('silent'),
  });

const memberId = (i: number): string => `mbr_${String(i).padStart(20, '0')}`;

/** Fills a database with so many members, copies of one that was really admitted; birthdays are spread over the year. */
export async function populate(club: Club, count: number): Promise<void> {
  const person = { name: '样板会员', phone: '14000000000', born: '1990-01-01', lunar: false, tier: 'regular', admittedOn: '2026-01-01' };
  const { id } = await club.execute(admitFigure, systemActor('bench'), person);
  const [member] = await club.db.read.query<Record<string, unknown>[]>('SELECT * FROM member WHERE id = ?', [id]);
  const [term] = await club.db.read.query<Record<string, unknown>[]>('SELECT * FROM term WHERE memberId = ?', [id]);
  await club.db.transact(async (tx) => tx.later('UPDATE member SET birthdayDigest = NULL WHERE id = ?', [id]));
  const digests = Array.from({ length: 365 }, (_, d) => {
    const date = new Date(Date.UTC(2025, 0, 1 + d));
    return birthdayDigest(club.runner, `${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`);
  });
  const far = { admittedOn: '2026-01-01', termStartsOn: '2026-01-01', termEndsOn: '2035-12-31' };
  for (let at = 0; at < count; at += CHUNK) {
    const some = Array.from({ length: Math.min(CHUNK, count - at) }, (_, k) => at + k);
    await insert(
      club,
      'member',
      some.map((i) => ({
        ...member,
        ...far,
        id: memberId(i),
        number: `B${i}`,
        phoneDigest: `bench-${i}`,
        birthdayDigest: digests[i % 365],
      })),
    );
    await insert(
      club,
      'term',
      some.map((i) => ({
        ...term,
        startsOn: far.termStartsOn,
        endsOn: far.termEndsOn,
        id: `trm_${String(i).padStart(20, '0')}`,
        memberId: memberId(i),
      })),
    );
  }
}

async function insert(club: Club, table: string, rows: Record<string, unknown>[]): Promise<void> {
  const columns = Object.keys(rows[0] as object);
  const one = `(${marks(columns)})`;
  await club.db.transact(async (tx) =>
    tx.later(
      `INSERT INTO ${table}(${columns.map((c) => `\`${c}\``).join(',')}) VALUES ${marks(rows, one)}`,
      rows.flatMap((r) => columns.map((c) => r[c])),
    ),
  );
}

/** Tokens of the members i of [0, count). */
export function tokensOf(count: number): (i: number) => string {
  const { sign } = tokens(tokenKey(SECRET));
  const made = new Map<number, string>();
  return (i) => {
    let token = made.get(i % count);
    if (!token) {
      token = sign({ id: memberId(i % count), roles: ['member'] }, FOREVER_MS);
      made.set(i % count, token);
    }
    return token;
  };
}

/** The server under load in a process of its own. */
export interface Served {
  port: number;
  pid: number;
  turnTo(days: number): Promise<void>;
  stop(): Promise<void>;
}

const answerOf = <T>(child: ChildProcess): Promise<T> =>
  new Promise((done, fail) => {
    child.once('message', (m) => done(m as T));
    child.once('exit', (code) => fail(new Error(`the server under load ended with ${code}`)));
  });

export async function startServed(databaseUrl: string): Promise<Served> {
  const child = fork(join(__dirname, '../bench-serve.js'), [databaseUrl, SECRET], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const { port } = await answerOf<{ port: number }>(child);
  return {
    port,
    pid: child.pid as number,
    turnTo: async (days) => {
      child.send({ days });
      await answerOf(child);
    },
    stop: async () => {
      const gone = new Promise((done) => child.once('exit', done));
      child.disconnect();
      await gone;
    },
  };
}
