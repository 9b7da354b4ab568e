import type { PoolConnection } from 'mysql2';
import type { DataSource, QueryRunner } from 'typeorm';
import { changeBy, expire, leased, parts, type RawQuery, type Tx } from './db';
import { Wire } from './db-mysql-wire';
import { DomainError } from './errors';

interface Write {
  sql: string;
  params: readonly unknown[];
}
type Work = (tx: Tx) => Promise<unknown>;
interface Job {
  work: Work;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

/** One operation within a shared transaction: its writes wait here, so that a refusal takes them along. */
interface Sharer {
  tx: Tx;
  runner: QueryRunner;
  writes: Write[];
  /** Some of its writes have gone to the database already: they can be taken back only with everybody's. */
  sent: boolean;
}
type Outcome = { value: unknown } | { error: unknown };

const LANES = 2;
const MOST = 32;

const INSERT = /^(INSERT INTO .+? VALUES )(\([^()]*\))((?: ON DUPLICATE KEY UPDATE [^?]+)?)$/s;
const inserts = new Map<string, readonly [head: string, row: string, tail: string] | null>();

function insertOf(sql: string) {
  let known = inserts.get(sql);
  if (known === undefined) {
    const [, head, row, tail] = INSERT.exec(sql) ?? [];
    known = head && row ? [head, row, tail ?? ''] : null;
    if (inserts.size < 500) inserts.set(sql, known);
  }
  return known;
}

/**
 * Everybody's writes, each one's in their order; what several ask for alike becomes one INSERT of many rows, which costs the database
 * one parse instead of many.
 */
export function merged(lists: readonly (readonly Write[])[]): Write[] {
  const at = lists.map(() => 0);
  const result: Write[] = [];
  for (;;) {
    const first = lists.find((list, i) => (at[i] as number) < list.length);
    if (!first) return result;
    const { sql } = first[at[lists.indexOf(first)] as number] as Write;
    const alike: Write[] = [];
    for (const [i, list] of lists.entries()) {
      const head = list[at[i] as number];
      if (head?.sql !== sql) continue;
      alike.push(head);
      at[i] = (at[i] as number) + 1;
    }
    const insert = alike.length > 1 ? insertOf(sql) : null;
    if (!insert) result.push(...alike);
    else {
      const [head, row, tail] = insert;
      result.push({ sql: head + alike.map(() => row).join(',') + tail, params: alike.flatMap((w) => [...w.params]) });
    }
  }
}

/**
 * Group commit: operations that coordinate by unique keys and additions alone share a transaction. While two groups are on their way,
 * the next one gathers. Nobody is answered, not even with a refusal, before the COMMIT; whatever goes wrong takes the whole group back, and
 * everybody runs again in a transaction of their own.
 */
export class GroupCommit {
  private readonly waiting: Job[] = [];
  private lanes = 0;
  private planned = false;

  constructor(
    private readonly source: DataSource,
    private readonly alone: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  ) {}

  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ work, resolve: resolve as Job['resolve'], reject });
      this.plan();
    });
  }

  private plan(): void {
    if (this.planned || this.lanes >= LANES) return;
    this.planned = true;
    // after this turn's sockets have been read: what arrived together goes together
    setImmediate(() => {
      this.planned = false;
      const jobs = this.waiting.splice(0, MOST);
      if (jobs.length === 0) return;
      this.lanes++;
      void this.run(jobs).finally(() => {
        this.lanes--;
        this.plan();
      });
      if (this.waiting.length > 0) this.plan();
    });
  }

  private async run(jobs: readonly Job[]): Promise<void> {
    const outcomes = jobs.length > 1 ? await this.together(jobs).catch((error) => jobs.map(() => ({ error }))) : null;
    if (!outcomes) {
      await Promise.all(jobs.map(({ work, resolve, reject }) => this.alone(work).then(resolve, reject)));
      return;
    }
    for (const [i, outcome] of outcomes.entries()) {
      const job = jobs[i] as Job;
      if ('error' in outcome) job.reject(outcome.error);
      else job.resolve(outcome.value);
    }
  }

  /** Null when the group was taken back; throws when nobody can know whether it was committed. */
  private async together(jobs: readonly Job[]): Promise<Outcome[] | null> {
    const runner = this.source.createQueryRunner('master');
    let connection: PoolConnection;
    try {
      connection = (await runner.connect()) as PoolConnection;
    } catch {
      return null; // each says for itself that the database is away
    }
    const wire = new Wire(connection);
    wire.begin();
    const sharers = jobs.map(() => this.sharer(runner, wire));
    const outcomes = await Promise.all(
      sharers.map(({ tx }, i) =>
        (jobs[i] as Job).work(tx).then<Outcome, Outcome>(
          (value) => ({ value }),
          (error) => ({ error }),
        ),
      ),
    );
    for (const sharer of sharers) expire(sharer.runner);
    const spoilt = wire.broken !== undefined || outcomes.some((outcome, i) => 'error' in outcome && sharers[i]?.sent);
    let committing = false;
    try {
      if (spoilt) throw wire.broken ?? new Error('An operation that has written refused');
      for (const { sql, params } of merged(sharers.map(({ writes }, i) => ('error' in (outcomes[i] as Outcome) ? [] : writes))))
        wire.later(sql, params);
      wire.later('COMMIT');
      committing = true;
      await wire.flush();
      wire.close();
      await runner.release();
      return outcomes;
    } catch (error) {
      const rolledBack = await wire.rollback();
      if (!rolledBack) connection.destroy();
      await runner.release().catch(() => undefined);
      if (committing && !rolledBack) throw new DomainError('unavailable', 'core.outcome-unknown', { cause: String(error) });
      return null;
    }
  }

  private sharer(connected: QueryRunner, wire: Wire): Sharer {
    const writes: Write[] = [];
    const query: RawQuery = (sql, params, structured) => {
      if (writes.length > 0 || !/^\s*SELECT\b/i.test(sql)) sharer.sent = true;
      for (const write of writes.splice(0)) wire.later(write.sql, write.params);
      return wire.query(sql, params, structured);
    };
    const runner = leased(connected, query);
    const tx = Object.assign(this.source.createEntityManager(runner), {
      dialect: 'mysql' as const,
      later: ((statement, values) => {
        const [sql, params] = parts(statement, values);
        writes.push({ sql, params });
      }) as Tx['later'],
      change: changeBy(query),
    });
    const sharer: Sharer = { tx, runner, writes, sent: false };
    return sharer;
  }
}
