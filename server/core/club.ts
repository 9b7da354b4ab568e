import type { Logger } from 'pino';
import type { Clock } from './clock';
import type { Db } from './db';
import { dispatcher } from './dispatcher';
import type { Entropy } from './ids';
import type { Module } from './module';
import { type AnyOperation, type Execute, executor, type Runner } from './operation';
import type { LiveVault } from './vault-keys';

/** Everything a face needs of the running club. */
export interface Club {
  modules: readonly Module[];
  db: Db;
  clock: Clock;
  entropy: Entropy;
  vault: LiveVault;
  log: Logger;
  runner: Runner;
  execute: Execute;
  /** Delivers one round of due facts; resolves to how many it took. */
  deliverRound(): Promise<number>;
  /** Called whenever a commit told facts that somebody handles. */
  onTold(listener: () => void): void;
  close(): Promise<void>;
}

/** The same club lived at another clock: for a demo's past and for simulated years. Its commits still wake the real listeners. */
export function clubAt(club: Club, clock: Clock): Club {
  const runner = { ...club.runner, clock };
  const handlers = club.modules.flatMap((m) => [...(m.handlers ?? [])]);
  return { ...club, clock, runner, execute: executor(runner), deliverRound: dispatcher(runner, handlers) };
}

/** The operation of that name; for those that play a club's life by name. Throws when no module has it. */
export function operationOf(club: Pick<Club, 'modules'>, name: string): AnyOperation {
  const found = club.modules.flatMap((m) => [...(m.operations ?? [])]).find((o) => o.name === name);
  if (!found) throw new Error(`No operation ${name}`);
  return found;
}
