import { QueryFailedError } from 'typeorm';
import type { InBoth } from '../../shared/messages';

/** What went wrong, in seven words that every face maps exhaustively. */
export type Kind = 'invalid' | 'unauthenticated' | 'forbidden' | 'not-found' | 'conflict' | 'limited' | 'unavailable';

/** One offending field: `field` is a dotted path, `rule` the machine name of the broken rule, `message` says it to people, after the
 * field's name; without one the refusal's own sentence does. */
export interface FieldError {
  field: string;
  rule: string;
  message?: InBoth | undefined;
}

/**
 * A refusal that people may read. `code` (`points.insufficient`) finds the sentence in the locale files, `params` fills it.
 * Anything else that is thrown is a bug: it is logged with an id and masked.
 */
export class DomainError extends Error {
  constructor(
    readonly kind: Kind,
    readonly code: string,
    readonly params: Readonly<Record<string, unknown>> = {},
    readonly fields: readonly FieldError[] = [],
  ) {
    super(code);
  }
}

interface DriverError {
  code?: string;
  errno?: number;
  message: string;
}

const driverError = (error: unknown): DriverError | null =>
  error instanceof QueryFailedError ? (error.driverError as unknown as DriverError) : null;

/**
 * The table in which a unique or primary key was broken, or null when `error` is something else. Read from the failed statement
 * itself: MariaDB names the key but not the table, SQLite names the columns but not the key.
 */
export function duplicateIn(error: unknown): string | null {
  const cause = driverError(error);
  if (!cause) return null;
  const unique =
    cause.code === 'SQLITE_CONSTRAINT_UNIQUE' || cause.code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || cause.code === 'ER_DUP_ENTRY';
  if (!unique) return null;
  return /^\s*(?:INSERT\s+INTO|UPDATE)\s+[`"]?(\w+)/i.exec((error as QueryFailedError).query)?.[1] ?? '';
}

// deadlock, lock wait timeout, record changed, TiDB write conflict and retryable errors: all were rolled back whole
const ROLLED_BACK = new Set([1213, 1205, 1020, 9007, 8022, 8028]);

/** True when the database rolled the transaction back for its own reasons, so that running it again is safe and useful. */
export const isRetryable = (error: unknown): boolean => ROLLED_BACK.has(driverError(error)?.errno ?? 0);

// table, column or key exists; column or key to drop does not
const DONE_ALREADY = new Set([1050, 1060, 1061, 1091]);

/** True when MySQL refused a DDL statement because what it asks for is so already. */
export const isDoneAlready = (error: unknown): boolean => DONE_ALREADY.has(driverError(error)?.errno ?? 0);

const AWAY = /^(PROTOCOL_|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|ER_SERVER_SHUTDOWN|ER_CON_COUNT|ER_NORMAL_SHUTDOWN|POOL_)/;

/** True when the database cannot be reached just now. */
export function isDatabaseAway(error: unknown): boolean {
  const { code, fatal } = (driverError(error) ?? error ?? {}) as { code?: string; fatal?: boolean };
  return fatal === true || (typeof code === 'string' && AWAY.test(code));
}
