import Database from 'better-sqlite3';
import mysql from 'mysql2/promise';
import type { Club } from '../../core/club';
import { systemActor } from '../../core/context';
import type { Schedule } from '../../core/faces';
import { executor } from '../../core/operation';
import { schedulesOf } from '../../jobs/scheduler';
import { birthdayKeysOn, businessDay } from '../../modules/charter';
import { birthdayDigest } from '../../modules/members';
import { median } from './load';
import type { Measured } from './report';
import { type Ground, openBenchClub, populate } from './world';

const MEMBERS = 1_000_000;
const DAYS = 5;
const DAY_MS = 86_400_000;
const CHUNK = 900;
const SELECT = 'SELECT id FROM member WHERE birthdayDigest = ? ORDER BY id';
const TABLE = 'CREATE TABLE bench_grant(id varchar(40) PRIMARY KEY, perk varchar(40), memberId varchar(40), year integer)';
const one = '(?,?,?,?)';

const rowsOf = (ids: readonly string[], day: number): unknown[] => ids.flatMap((id) => [`${day}${id}`, 'birthday', id, 2026]);
const chunks = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / CHUNK) }, (_, i) => ids.slice(i * CHUNK, (i + 1) * CHUNK));

/** The driver alone: find the day's members by the index and write one row for each in one transaction, ms. */
type Raw = (digest: string, day: number) => Promise<number>;

function rawSqlite(file: string): Raw {
  const db = new Database(file);
  db.exec(TABLE);
  return async (digest, day) => {
    const since = performance.now();
    const ids = (db.prepare(SELECT).all(digest) as { id: string }[]).map((r) => r.id);
    db.exec('BEGIN IMMEDIATE');
    for (const some of chunks(ids)) db.prepare(`INSERT INTO bench_grant VALUES ${some.map(() => one).join(',')}`).run(...rowsOf(some, day));
    db.exec('COMMIT');
    return performance.now() - since;
  };
}

async function rawMysql(url: string): Promise<Raw> {
  const db = await mysql.createConnection(url);
  await db.query(TABLE);
  return async (digest, day) => {
    const since = performance.now();
    const [rows] = await db.query(SELECT, [digest]);
    const ids = (rows as { id: string }[]).map((r) => r.id);
    await db.query('START TRANSACTION');
    for (const some of chunks(ids)) await db.query(`INSERT INTO bench_grant VALUES ${some.map(() => one).join(',')}`, rowsOf(some, day));
    await db.query('COMMIT');
    return performance.now() - since;
  };
}

/** Sums the time inside the database: from asking for a transaction to its commit, less the JavaScript between the statements. */
function sqlTimer(club: Club): { club: Club; takeMs(): number } {
  let ms = 0;
  const transact: Club['db']['transact'] = async (work) => {
    const since = performance.now();
    let between = 0;
    const result = await club.db.transact(async (tx) => {
      const entered = performance.now();
      let waited = 0;
      const add = (from: number) => {
        waited += performance.now() - from;
      };
      const { query, change, later } = tx;
      const asked = async <T>(ask: () => Promise<T>): Promise<T> => {
        const from = performance.now();
        return ask().finally(() => add(from));
      };
      tx.query = ((sql: string, params?: unknown[]) => asked(() => query.call(tx, sql, params))) as typeof tx.query;
      tx.change = (sql, params) => asked(() => change.call(tx, sql, params));
      tx.later = (sql, params) => {
        const from = performance.now();
        later.call(tx, sql, params);
        add(from);
      };
      const value = await work(tx);
      between = performance.now() - entered - waited;
      return value;
    });
    ms += performance.now() - since - between;
    return result;
  };
  const db = { ...club.db, transact };
  const timed = { ...club, db, runner: { ...club.runner, db } };
  return {
    club: timed,
    takeMs: () => {
      const taken = ms;
      ms = 0;
      return taken;
    },
  };
}

async function runDay(club: Club, schedule: Schedule, slot: number): Promise<number> {
  let granted = 0;
  const execute = executor({ ...club.runner, clock: () => slot });
  for (let input = schedule.input(slot, null); input !== null; ) {
    const result = await execute<{ granted: number }>(schedule.operation as never, systemActor(schedule.job), input);
    granted += result.granted;
    input = schedule.input(slot, result);
  }
  return granted;
}

/** The birthday perks of a day for a million members, SQL time alone; the floor is the driver finding and writing one row for each. */
export async function birthdaySql(ground: Ground, kind: 'sqlite' | 'mariadb'): Promise<Measured> {
  const url = await ground.database(kind, 'birthdays');
  const real = await openBenchClub(url);
  await populate(real, MEMBERS);
  const schedule = schedulesOf(real).find((s) => s.job === 'perks.birthdays');
  if (!schedule) throw new Error('no job perks.birthdays');
  const raw = kind === 'sqlite' ? rawSqlite(url.slice('sqlite:'.length)) : await rawMysql(url);
  const { club, takeMs } = sqlTimer(real);
  const { charter } = real.runner.surroundings;
  const ours: number[] = [];
  const floors: number[] = [];
  let hits = 0;
  for (let d = 0; d < DAYS; d++) {
    const slot = Date.parse('2026-12-01T00:00:00Z') + d * DAY_MS;
    const [key] = birthdayKeysOn(charter, businessDay(charter, slot));
    floors.push(await raw(birthdayDigest(real.runner, key as string), d));
    takeMs();
    hits = await runDay(club, schedule, slot);
    ours.push(takeMs());
  }
  await real.close();
  return {
    name: `birthday.sql.${kind}`,
    value: median(ours),
    unit: 'ms',
    floor: median(floors),
    ratio: median(ours) / median(floors),
    note: `${hits} hits among ${MEMBERS} members`,
  };
}
