import type { Logger } from 'pino';
import { type Actor, type Ctx, systemActor } from './context';
import { marks, type Tx } from './db';
import { duplicateIn } from './errors';
import { appendFacts, type FactHandler, type FactRow, type Told } from './facts';
import { type AnyOperation, contexts, type Runner } from './operation';

export interface DispatcherOptions {
  leaseMs?: number;
  batch?: number;
  maxTries?: number;
  /** Pause before the next try, ms. */
  backoffMs?(tries: number): number;
}

const MAX_TRIES = 10;
const LEASE_MS = 30_000;
const BATCH = 64;
const POISON_CHARACTERS = 500;
const doubling = (tries: number) => Math.min(2 ** tries * 1000, 3_600_000);

/** Handlers run as this "operation": always permitted, they only follow up on what was already allowed. */
const handling = (name: string): AnyOperation => ({ name, policy: () => true }) as unknown as AnyOperation;

async function claimDue({ db, clock, entropy }: Runner, leaseMs: number, batch: number): Promise<FactRow[]> {
  const now = clock();
  const due = await db.read.query<{ id: string }[]>(`SELECT id FROM fact WHERE dueAt <= ? ORDER BY dueAt LIMIT ${batch}`, [now]);
  if (due.length === 0) return [];
  const token = `clm_${entropy(12).toString('hex')}`;
  const ids = due.map((d) => d.id).sort(); // one lock order for everybody
  return db.transact(async (tx) => {
    // the try is counted when it starts: a handler that kills its process must reach the parking place too
    tx.later(`UPDATE fact SET claim = ?, dueAt = ?, attempts = attempts + 1 WHERE id IN (${marks(ids)}) AND dueAt <= ?`, [
      token,
      now + leaseMs,
      ...ids,
      now,
    ]);
    return tx.query<FactRow[]>(`SELECT * FROM fact WHERE id IN (${marks(ids)}) AND claim = ? ORDER BY id`, [...ids, token]);
  });
}

const toldOf = (row: FactRow): Told => ({
  id: row.id,
  type: row.type,
  subject: row.subject,
  actor: row.actor,
  operation: row.operation,
  at: Number(row.at),
  data: JSON.parse(row.data) as Record<string, unknown>,
});

async function settle(
  tx: Tx,
  rows: readonly FactRow[],
  outcomes: readonly unknown[],
  now: number,
  maxTries: number,
  backoffMs: (n: number) => number,
): Promise<void> {
  const done = rows.filter((_, i) => outcomes[i] === null);
  if (done.length > 0)
    tx.later(`UPDATE fact SET dueAt = NULL WHERE id IN (${marks(done)}) AND claim = ?`, [...done.map((f) => f.id), done[0]?.claim]);
  rows.forEach((row, i) => {
    if (outcomes[i] === null) return;
    const parked = row.attempts >= maxTries;
    const error = String(outcomes[i]).slice(0, POISON_CHARACTERS);
    tx.later('UPDATE fact SET dueAt = ?, parked = ?, parkedAt = ? WHERE id = ? AND claim = ?', [
      parked ? null : now + backoffMs(row.attempts),
      parked ? error : null,
      parked ? now : null,
      row.id,
      row.claim,
    ]);
  });
}

/**
 * Delivers due facts to their handlers, at least once; any number of processes may run one side by side. A fact whose handler fails
 * is tried again with growing pauses and parked with its error after ten tries; it never holds up others.
 * Returns the function for one round, which resolves to the number of facts it took.
 */
export function dispatcher(runner: Runner, handlers: readonly FactHandler[], options: DispatcherOptions = {}): () => Promise<number> {
  const { leaseMs = LEASE_MS, batch = BATCH, maxTries = MAX_TRIES, backoffMs = doubling } = options;
  const contextOf = contexts(runner);
  const byType = new Map<string, FactHandler[]>();
  for (const h of handlers) byType.set(h.on, [...(byType.get(h.on) ?? []), h]);

  async function handOver(handler: FactHandler, actor: Actor, row: FactRow): Promise<void> {
    const fact = toldOf(row);
    const { db, clock, vault, log, surroundings } = runner;
    if (handler.callOut) {
      const [done] = await db.read.query<unknown[]>('SELECT 1 FROM handled WHERE factId = ? AND handler = ?', [row.id, handler.name]);
      if (done) return;
      await handler.callOut({ ...surroundings, db: db.read, now: clock(), vault, log }, fact);
    }
    await runner.db.transact(async (tx) => {
      const [done] = await tx.query<unknown[]>('SELECT 1 FROM handled WHERE factId = ? AND handler = ?', [row.id, handler.name]);
      if (done) return;
      const facts: Parameters<Ctx['tell']>[0][] = [];
      const ctx = contextOf(handling(handler.name), actor, tx, facts, { asked: true });
      tx.later('INSERT INTO handled(factId, handler) VALUES (?,?)', [row.id, handler.name]); // the key decides between two processes
      await handler.handle?.(ctx, fact);
      appendFacts(tx, facts, {
        operation: handler.name,
        actor: actor.id,
        at: ctx.now,
        dueAt: ctx.now,
        newId: ctx.newId,
        handled: runner.handled,
      });
    });
  }

  async function deliver(row: FactRow): Promise<unknown> {
    for (const handler of byType.get(row.type) ?? []) {
      try {
        await handOver(handler, systemActor(handler.name.slice(0, 30)), row);
      } catch (error) {
        if (duplicateIn(error) === 'handled') continue;
        logFailure(runner.log, row, handler.name, error, maxTries);
        return error;
      }
    }
    return null;
  }

  return async function round(): Promise<number> {
    const rows = await claimDue(runner, leaseMs, batch);
    if (rows.length === 0) return 0;
    const outcomes: unknown[] = [];
    for (const row of rows) outcomes.push(await deliver(row));
    await runner.db.transact((tx) => settle(tx, rows, outcomes, runner.clock(), maxTries, backoffMs));
    return rows.length;
  };
}

function logFailure(log: Logger, row: FactRow, handler: string, error: unknown, maxTries: number): void {
  const parked = row.attempts >= maxTries;
  log[parked ? 'error' : 'warn'](
    { fact: row.id, type: row.type, handler, tries: row.attempts, error: String(error) },
    parked ? 'fact parked' : 'fact failed',
  );
}
