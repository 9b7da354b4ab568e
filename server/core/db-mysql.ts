import type { PoolConnection } from 'mysql2';
import { DataSource } from 'typeorm';
import { changeBy, type Db, type Entities, expire, leased, type Reader, type Tx } from './db';
import { GroupCommit } from './db-mysql-group';
import { Wire } from './db-mysql-wire';
import { DomainError, isDatabaseAway, isRetryable } from './errors';

export interface MysqlOptions {
  url: string;
  entities: Entities;
  pool?: number;
}
const POOL = 16;
const ATTEMPTS = 8;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

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
    wire.begin();
    const value = await work(tx);
    if (wire.broken) throw wire.broken;
    committing = true;
    wire.later('COMMIT');
    await wire.flush();
    wire.close();
    await runner.release();
    return value;
  } catch (error) {
    const rolledBack = await wire.rollback();
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
  const alone: Db['transact'] = (work) => transact(source, work);
  const group = new GroupCommit(source, alone);
  return {
    dialect: 'mysql',
    read: readerOf(source),
    transact: (work, { shareable } = {}) => (shareable ? group.transact(work) : alone(work)),
    close: () => source.destroy(),
  };
}
