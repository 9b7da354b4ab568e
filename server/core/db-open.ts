import type { Db, Entities } from './db';
import { openMysql } from './db-mysql';
import { openSqlite } from './db-sqlite';

/**
 * Opens the database that `url` names: `sqlite:PATH` or `mysql://user:password@host:port/name`.
 * Throws the driver's error when it cannot be reached.
 */
export function openDb(url: string, entities: Entities, options: { pool?: number; cacheMb?: number } = {}): Promise<Db> {
  if (url.startsWith('sqlite:'))
    return openSqlite({ file: url.slice('sqlite:'.length), entities, ...(options.cacheMb && { cacheMb: options.cacheMb }) });
  return openMysql({ url, entities, ...(options.pool && { pool: options.pool }) });
}
