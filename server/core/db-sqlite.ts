import type Database from 'better-sqlite3';
import { DataSource } from 'typeorm';
import { changeBy, type Db, type Entities, ended, expire, failed, leased, parts, type RawQuery, type Reader, shaped, type Tx } from './db';
import { DomainError } from './errors';

export interface SqliteOptions {
  file: string;
  entities: Entities;
  /** Operations that share one commit, at most. */
  maxBatch?: number;
  maxBatchMs?: number;
  operationTimeoutMs?: number;
  /** How long to wait for another process that is writing before saying so. */
  busyTimeoutMs?: number;
  cacheMb?: number;
  checkpointPages?: number;
}
type Settings = Required<Omit<SqliteOptions, 'entities' | 'file'>>;

interface Job {
  work(tx: Tx): Promise<unknown>;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

const DEFAULTS: Settings = {
  maxBatch: 64,
  maxBatchMs: 25,
  operationTimeoutMs: 30_000,
  busyTimeoutMs: 20_000,
  cacheMb: 32,
  checkpointPages: 8000,
};
const STATEMENTS = 500;
const WATCH_MS = 250;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const isBusy = (error: unknown): boolean => (error as { code?: string }).code?.startsWith('SQLITE_BUSY') ?? false;
const turn = () => new Promise((done) => setImmediate(done));
const plain = (params: readonly unknown[]): unknown[] =>
  params.map((p) => (typeof p === 'boolean' ? Number(p) : p === undefined ? null : p));

class Statements {
  private readonly kept = new Map<string, Database.Statement>();
  constructor(private readonly sqlite: Database.Database) {}

  get(sql: string): Database.Statement {
    let statement = this.kept.get(sql);
    if (!statement) {
      if (this.kept.size >= STATEMENTS) this.kept.delete(this.kept.keys().next().value as string);
      statement = this.sqlite.prepare(sql);
      this.kept.set(sql, statement);
    }
    return statement;
  }

  run(sql: string, params: readonly unknown[], structured?: boolean): unknown {
    const values = plain(params);
    try {
      const statement = this.get(sql);
      if (statement.reader) return shaped(statement.all(...values), undefined, structured);
      const done = statement.run(...values);
      return shaped(done.lastInsertRowid, done.changes, structured);
    } catch (error) {
      throw failed(sql, values, error);
    }
  }
}

/** One connection, one loop: whoever waits shares a commit, each in its own savepoint, and is answered after it. */
class Writer {
  private queue: Job[] = [];
  private running = false;
  private abandon: ((error: Error) => void) | undefined;
  private startedAt = 0;
  private readonly statements: Statements;
  private readonly watchdog: NodeJS.Timeout;

  constructor(
    private readonly source: DataSource,
    private readonly sqlite: Database.Database,
    private readonly o: Settings,
  ) {
    this.statements = new Statements(sqlite);
    this.watchdog = setInterval(() => {
      const tooLong = this.abandon && performance.now() - this.startedAt > o.operationTimeoutMs;
      if (tooLong) this.abandon?.(new DomainError('unavailable', 'core.too-long'));
    }, WATCH_MS);
  }

  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.queue.push({ work, resolve: resolve as (value: unknown) => void, reject });
      if (this.running) return;
      this.running = true;
      setImmediate(() => void this.drain());
    });
  }

  private async drain(): Promise<void> {
    while (this.queue.length > 0) {
      await this.batch();
      await turn(); // let sockets be read: the next batch is what arrives meanwhile
    }
    this.running = false;
  }

  private async batch(): Promise<void> {
    const taken: Job[] = [];
    const answers: (() => void)[] = [];
    try {
      await this.begin();
      const until = performance.now() + this.o.maxBatchMs;
      const room = () => taken.length < this.o.maxBatch && (taken.length === 0 || performance.now() < until);
      while (this.queue.length > 0 && room() && this.sqlite.inTransaction) {
        const job = this.queue.shift() as Job;
        taken.push(job);
        answers.push(await this.runOne(job));
      }
      if (!this.sqlite.inTransaction) throw new Error('SQLite rolled the batch back by itself (disk full, I/O error)');
      this.statements.get('COMMIT').run();
    } catch (cause) {
      // nobody is told of an outcome, good or bad, that was computed on rows which never became durable
      if (this.sqlite.inTransaction) this.sqlite.exec('ROLLBACK');
      const busy = isBusy(cause);
      const code = busy ? 'core.database-busy' : 'core.commit-failed';
      for (const job of taken.length > 0 ? taken : this.queue.splice(0))
        job.reject(new DomainError('unavailable', code, { cause: String(cause) }));
      return;
    }
    for (const answer of answers) answer();
  }

  /** Another process may hold the lock: wait without blocking the event loop (the driver's own busy timeout would). */
  private async begin(): Promise<void> {
    for (const since = performance.now(), step = { ms: 2 }; ; await pause(step.ms)) {
      try {
        this.statements.get('BEGIN IMMEDIATE').run();
        return;
      } catch (error) {
        if (!isBusy(error) || performance.now() - since > this.o.busyTimeoutMs) throw error;
        step.ms = Math.min(step.ms + 1, 10);
      }
    }
  }

  private async runOne(job: Job): Promise<() => void> {
    const state: { broken?: unknown } = {};
    const query = this.queryOf(state);
    const runner = leased(this.source.createQueryRunner(), query);
    const later: Tx['later'] = (statement, params) => void this.run(state, ...parts(statement, params));
    const tx = Object.assign(this.source.createEntityManager(runner), { dialect: 'sqlite' as const, later, change: changeBy(query) });
    this.statements.get('SAVEPOINT op').run();
    try {
      const value = await new Promise((resolve, reject) => {
        this.startedAt = performance.now();
        this.abandon = reject;
        job.work(tx).then(resolve, reject);
      });
      if (state.broken) throw state.broken; // as MySQL: whoever caught an SQL error may not go on
      this.statements.get('RELEASE op').run();
      return () => job.resolve(value);
    } catch (error) {
      if (this.sqlite.inTransaction) {
        this.statements.get('ROLLBACK TO op').run();
        this.statements.get('RELEASE op').run();
      }
      const reason = state.broken ?? error;
      return () => job.reject(reason);
    } finally {
      this.abandon = undefined;
      expire(runner);
      state.broken = ended(); // for `later` and `change`, which do not go by the runner
    }
  }

  private run(state: { broken?: unknown }, sql: string, params: readonly unknown[], structured?: boolean): unknown {
    if (state.broken) throw state.broken;
    try {
      return this.statements.run(sql, params, structured);
    } catch (error) {
      state.broken = error;
      throw error;
    }
  }

  private queryOf(state: { broken?: unknown }): RawQuery {
    return async (sql, params = [], structured) => this.run(state, sql, params, structured);
  }

  stop(): void {
    clearInterval(this.watchdog);
  }
}

const databaseOf = (source: DataSource) => (source.driver as unknown as { databaseConnection: Database.Database }).databaseConnection;

/** A second connection that cannot write and sees committed rows only. Its statements are kept prepared. */
function readerOf(source: DataSource): Reader {
  const statements = new Statements(databaseOf(source));
  const query: RawQuery = async (sql, params = [], structured) => statements.run(sql, params, structured);
  const runner = leased(source.createQueryRunner(), query);
  return Object.assign(source.createEntityManager(runner), { dialect: 'sqlite' as const });
}

/** Opens the file, creating it when missing; `synchronous=FULL`, WAL, one writer with group commit and a read-only second connection. */
export async function openSqlite({ file, entities, ...given }: SqliteOptions): Promise<Db> {
  const o = { ...DEFAULTS, ...given };
  const base = { type: 'better-sqlite3', database: file, entities } as const;
  // secure_delete: what was erased is overwritten in the file, also in pages that nothing uses any more; its cost is within the noise
  const pragmas = [
    'synchronous = FULL',
    'secure_delete = ON',
    `cache_size = ${-1024 * o.cacheMb}`,
    `wal_autocheckpoint = ${o.checkpointPages}`,
  ];
  const source = await new DataSource({
    ...base,
    timeout: 0,
    prepareDatabase: (c: Database.Database) => {
      c.pragma('busy_timeout = 5000'); // switching to WAL needs a moment alone
      c.pragma('journal_mode = WAL');
      c.pragma('busy_timeout = 0');
      for (const pragma of pragmas) c.pragma(pragma);
    },
  }).initialize();
  const reader = await new DataSource({
    ...base,
    timeout: 1000,
    prepareDatabase: (c: Database.Database) => void c.pragma('query_only = ON'),
  }).initialize();
  const writer = new Writer(source, databaseOf(source), o);
  return {
    dialect: 'sqlite',
    read: readerOf(reader),
    transact: (work) => writer.transact(work),
    close: async () => {
      writer.stop();
      await reader.destroy();
      await source.destroy();
    },
  };
}
