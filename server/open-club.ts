import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Logger } from 'pino';
import { IdempotencyRow } from './core/claim';
import { type Clock, systemClock } from './core/clock';
import type { Club } from './core/club';
import { CounterRow } from './core/counters';
import { type DbOptions, openDb } from './core/db-open';
import { dispatcher } from './core/dispatcher';
import { FactRow, HandledRow } from './core/facts';
import { type Entropy, systemEntropy } from './core/ids';
import { JobRunRow } from './core/job-runs';
import { migrate } from './core/migrate';
import { coreMigrations } from './core/migrations';
import type { Module } from './core/module';
import { executor, type Runner } from './core/operation';
import { tokenKey, tokens } from './core/token';
import { KEY_POLL_MS, openVault, VaultKeyRow } from './core/vault-keys';
import type { CodeSender } from './modules/accounts';
import type { Charter } from './modules/charter';

export interface ClubOptions {
  modules: readonly Module[];
  databaseUrl: string;
  database?: DbOptions;
  secret: string;
  previousSecret?: string | undefined;
  charter: Charter;
  publicUrl: string;
  demo: boolean;
  /** Sends log-in codes; default none. */
  codeSender?: CodeSender | null;
  log: Logger;
  clock?: Clock;
  entropy?: Entropy;
}

const coreEntities = [FactRow, HandledRow, IdempotencyRow, JobRunRow, CounterRow, VaultKeyRow];

/** Every entity of core and the modules. */
export const entitiesOf = (modules: readonly Module[]) => [...coreEntities, ...modules.flatMap((m) => [...(m.entities ?? [])])];

/** Every migration of core and the modules, in order of application. */
export const migrationsOf = (modules: readonly Module[]) => [...coreMigrations, ...modules.flatMap((m) => [...(m.migrations ?? [])])];

/** Step by step: Node's own recursive way never ends where the system lets nobody make a folder (/proc). */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    if (!existsSync(path)) throw error; // or another process was faster
  }
}

/**
 * Opens the database, brings its schema up to date, opens the vault, and wires the modules together.
 * Throws WrongSecretError, or the driver's error when the database cannot be reached.
 */
export async function openClub(options: ClubOptions): Promise<Club> {
  const { modules, databaseUrl, log, clock = systemClock, entropy = systemEntropy, secret, previousSecret } = options;
  if (databaseUrl.startsWith('sqlite:')) makeFolder(dirname(databaseUrl.slice('sqlite:'.length)));
  const entities = entitiesOf(modules) as Parameters<typeof openDb>[1];
  const db = await openDb(databaseUrl, entities, options.database);
  try {
    const applied = await migrate(db, migrationsOf(modules), systemClock, `start_${systemEntropy(8).toString('hex')}`);
    if (applied.length > 0) log.info({ applied }, 'schema brought up to date');
    const vault = await openVault({ db, secret, previousSecret, entropy, clock });
    return wire(options, { db, vault, clock, entropy, log, modules });
  } catch (error) {
    await db.close();
    throw error;
  }
}

function wire(
  { publicUrl, demo, charter, secret, codeSender = null }: ClubOptions,
  parts: Pick<Club, 'db' | 'vault' | 'clock' | 'entropy' | 'log' | 'modules'>,
): Club {
  const { db, vault, clock, entropy, log, modules } = parts;
  const poll = setInterval(
    () => vault.refresh().catch((error: unknown) => log.warn({ error: String(error) }, 'the keys could not be read just now')),
    KEY_POLL_MS,
  ).unref();
  const handlers = modules.flatMap((m) => [...(m.handlers ?? [])]);
  const handledTypes = new Set(handlers.map((h) => h.on));
  const listeners: (() => void)[] = [];
  const runner: Runner = {
    db,
    clock,
    entropy,
    vault,
    log,
    surroundings: { site: { publicUrl, demo, zone: charter.club.timeZone }, charter, tokens: tokens(tokenKey(secret)), codeSender },
    handled: (type) => handledTypes.has(type),
    told: () => {
      for (const listener of listeners) listener();
    },
  };
  return {
    ...parts,
    runner,
    execute: executor(runner),
    deliverRound: dispatcher(runner, handlers),
    onTold: (listener) => void listeners.push(listener),
    close: () => {
      clearInterval(poll);
      return db.close();
    },
  };
}
