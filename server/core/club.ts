import type { Logger } from 'pino';
import type { Clock } from './clock';
import type { Db } from './db';
import type { Entropy } from './ids';
import type { Module } from './module';
import type { Execute, Runner } from './operation';
import type { Vault } from './vault';

/** Everything a face needs of the running club. */
export interface Club {
  modules: readonly Module[];
  db: Db;
  clock: Clock;
  entropy: Entropy;
  vault: Vault;
  log: Logger;
  runner: Runner;
  execute: Execute;
  /** Delivers one round of due facts; resolves to how many it took. */
  deliverRound(): Promise<number>;
  /** Called whenever a commit told facts that somebody handles. */
  onTold(listener: () => void): void;
  close(): Promise<void>;
}
