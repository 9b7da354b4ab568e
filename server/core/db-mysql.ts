import type { PoolConnection } from 'mysql2';
import { DataSource } from 'typeorm';
import { changeBy, type Db, type Entities, expire, failed, leased, parts, type RawQuery, type Reader, shaped, type Tx } from './db';
import { DomainError, isDatabaseAway, isRetryable } from './errors';

export interface MysqlOptions {
  url: string;
  entities: Entities;
  pool?: number;
}
interface Waiting {
  sql: string;
  params: readonly unknown[];
  structured?: boolean | undefined;
  resolve?: (value: unknown) => void;
  reject?: (error: unknown) => void;
}

const POOL = 16;
const ATTEMPTS = 8;
// sent with a connection's first transaction: no extra trip. A twin of the same idempotency key must not wait the default 50 s.
const PREPARE = ['SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED', 'SET SESSION innodb_lock_wait_timeout = 5'];
const prepared = new WeakSet<object>();
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Statements asked for in one turn of the event loop travel as one packet; the server runs them in order and stops at an error. */
class Wire {
  private waiting: Waiting[] = [];
  private planned = false;
  private sending: Promise<void> = Promise.resolve();
  broken: unknown;

  constructor(private readonly connection: PoolConnection) {}

  readonly query: RawQuery = (sql, params = [], structured) =>
    new Promise((resolve, reject) => {
      this.waiting.push({ sql, params, structured, resolve, reject });
      if (this.planned) return;
      this.planned = true;
      process.nextTick(() => {
        this.planned = false;
        void this.flush().catch(() => undefined);
      });
    });

  readonly later: Tx['later'] = (statement, values) => {
    const [sql, params] = parts(statement, values);
    this.waiting.push({ sql, params });
  };

  flush(): Promise<void> {
    this.sending = this.sending.then(() => this.send());
    return this.sending;
  }

  private async send(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0);
      if (this.broken) for (const w of batch) w.reject?.(this.broken);
      else await this.sendBatch(batch);
    }
    if (this.broken) throw this.broken;
  }

  private sendBatch(batch: Waiting[]): Promise<void> {
    const sql = batch.map((w) => w.sql).join(';');
    const params = batch.flatMap((w) => [...w.params]);
    return new Promise((done) => {
      const command = this.connection.query(sql, params, (error, result) => {
        if (error) {
          const at = (command as unknown as { _resultIndex?: number })._resultIndex ?? 0;
          const culprit = batch[Math.min(at, batch.length - 1)] as Waiting;
          this.broken = failed(culprit.sql, culprit.params, error);
          for (const w of batch) w.reject?.(this.broken);
        } else {
          const all = (batch.length === 1 ? [result] : result) as unknown[];
          for (const [i, w] of batch.entries())
            w.resolve?.(shaped(all[i], (all[i] as { affectedRows?: number }).affectedRows, w.structured));
        }
        done();
      });
    });
  }
}

const rollback = (connection: PoolConnection): Promise<boolean> =>
  new Promise((done) => connection.query('ROLLBACK', (failure) => done(!failure)));

async function once<T>(source: DataSource, work: (tx: Tx) => Promise<T>): Promise<T> {
  const runner = source.createQueryRunner('master');
  const connection = (await runner.connect()) as PoolConnection;
  const wire = new Wire(connection);
  const lease = leased(runner, wire.query);
  const tx = Object.assign(source.createEntityManager(lease), {
    dialect: 'mysql' as const,
    later: wire.later,
    change: changeBy(wire.query),
  });
  let committing = false;
  try {
    if (!prepared.has(connection)) for (const sql of PREPARE) wire.later(sql);
    prepared.add(connection);
    wire.later('START TRANSACTION');
    const value = await work(tx);
    if (wire.broken) throw wire.broken;
    committing = true;
    wire.later('COMMIT');
    await wire.flush();
    await runner.release();
    return value;
  } catch (error) {
    const rolledBack = await rollback(connection);
    if (!rolledBack) connection.destroy();
    await runner.release().catch(() => undefined);
    if (committing && !rolledBack) throw new DomainError('unavailable', 'core.outcome-unknown', { cause: String(error) });
    throw wire.broken ?? error;
  } finally {
    expire(lease);
  }
}

const away = (error: unknown): unknown =>
  isDatabaseAway(error) ? new DomainError('unavailable', 'core.database-away', { cause: String(error) }) : error;

async function transact<T>(source: DataSource, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(source, work);
    } catch (error) {
      if (!isRetryable(error)) throw away(error);
      if (attempt === ATTEMPTS) throw new DomainError('unavailable', 'core.database-busy', { cause: String(error) });
      // spread by attempt and by the clock's own jitter, so that two that collided do not collide again
      await pause((performance.now() % 5) * 2 ** Math.min(attempt, 6));
    }
  }
}

function readerOf(source: DataSource): Reader {
  const manager = source.createEntityManager();
  const query = manager.query.bind(manager);
  const read = async <R>(sql: string, params?: unknown[]): Promise<R> => {
    try {
      return (await query(sql, params)) as R;
    } catch (error) {
      throw away(error);
    }
  };
  return Object.assign(manager, { dialect: 'mysql' as const, query: read as typeof manager.query });
}

/** Opens a pool on a MySQL-protocol database (MySQL, MariaDB, TiDB, Vitess) at READ COMMITTED, with retry on deadlock. */
export async function openMysql({ url, entities, pool = POOL }: MysqlOptions): Promise<Db> {
  const source = await new DataSource({
    type: 'mysql',
    url,
    entities,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    supportBigNumbers: true,
    bigNumberStrings: false,
    extra: { connectionLimit: pool, multipleStatements: true, decimalNumbers: true, enableKeepAlive: true, maxIdle: pool },
  }).initialize();
  return { dialect: 'mysql', read: readerOf(source), transact: (work) => transact(source, work), close: () => source.destroy() };
}
