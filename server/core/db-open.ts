import type { Db, Entities } from './db';
import { openMysql } from './db-mysql';
import { openSqlite } from './db-sqlite';

/** What suits another use than the server's; each kind of database looks at its own. */
export interface DbOptions {
  /** Connections to MySQL. */
  pool?: number;
  cacheMb?: number;
  /** Pages of SQLite's log before they are moved to the file; many for bulk work, which touches the same pages again and again. */
  checkpointPages?: number;
  /** How long operations may join one of SQLite's commits. Infinity: until nobody waits, whatever the machine's speed. */
  maxBatchMs?: number;
}

/**
 * Opens the database that `url` names: `sqlite:PATH` or `mysql://user:password@host:port/name`.
 * Throws the driver's error when it cannot be reached.
 */
export function openDb(url: string, entities: Entities, options: DbOptions = {}): Promise<Db> {
  const { pool, ...rest } = options;
  if (url.startsWith('sqlite:')) return openSqlite({ file: url.slice('sqlite:'.length), entities, ...rest });
  return openMysql({ url, entities, ...(pool && { pool }) });
}
