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

type Settings = Required<DispatcherOptions>;

const DEFAULTS: Settings = {
  leaseMs: 30_000,
  batch: 64,
  maxTries: 10,
  backoffMs: (tries) => Math.min(2 ** tries * 1000, 3_600_000),
};
const POISON_CHARACTERS = 500;

/** Handlers run as this "operation": always permitted, they only follow up on what was already allowed. */
const handling = (name: string): AnyOperation => ({ name, policy: () => true }) as unknown as AnyOperation;

interface Due {
  id: string;
  attempts: number;
}

/**
 * What one round takes. A try that began and never ended may have ended its process: whatever was tried before goes alone, so that it
 * takes no innocent neighbours along to the parking place.
 */
function oneRound(due: readonly Due[]): Due[] {
  const [first] = due;
  if (first && Number(first.attempts) > 0) return [first];
  return due.filter(({ attempts }) => Number(attempts) === 0);
}

async function claimDue({ db, clock, entropy }: Runner, leaseMs: number, batch: number): Promise<FactRow[]> {
  const now = clock();
  const due = oneRound(await db.read.query<Due[]>(`SELECT id, attempts FROM fact WHERE dueAt <= ? ORDER BY dueAt LIMIT ${batch}`, [now]));
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

/** How a try ended: handled, failed with an error, or not begun because the lease was running out. */
type Outcome = { done: true } | { error: unknown } | { left: true };

function settle(tx: Tx, rows: readonly FactRow[], outcomes: readonly Outcome[], now: number, { maxTries, backoffMs }: Settings): void {
  const idsOf = (kind: string) => rows.filter((_, i) => kind in (outcomes[i] as Outcome)).map(({ id }) => id);
  const [done, left] = [idsOf('done'), idsOf('left')];
  const claim = rows[0]?.claim;
  if (done.length > 0) tx.later(`UPDATE fact SET dueAt = NULL WHERE id IN (${marks(done)}) AND claim = ?`, [...done, claim]);
  if (left.length > 0)
    tx.later(`UPDATE fact SET dueAt = ?, attempts = attempts - 1 WHERE id IN (${marks(left)}) AND claim = ?`, [now, ...left, claim]);
  for (const [i, row] of rows.entries()) {
    const outcome = outcomes[i] as Outcome;
    if (!('error' in outcome)) continue;
    const parked = row.attempts >= maxTries;
    const error = String(outcome.error).slice(0, POISON_CHARACTERS);
    tx.later('UPDATE fact SET dueAt = ?, parked = ?, parkedAt = ?, attempts = ? WHERE id = ? AND claim = ?', [
      parked ? null : now + backoffMs(row.attempts),
      parked ? error : null,
      parked ? now : null,
      Math.min(row.attempts, maxTries),
      row.id,
      row.claim,
    ]);
  }
}

/**
 * Delivers due facts to their handlers, at least once; any number of processes may run one side by side. A fact whose handler fails
 * is tried again with growing pauses and parked with its error after ten tries, also when each try ended the process; it never holds up
 * others, nor a failing handler the fact's other handlers.
 * Returns the function for one round, which resolves to the number of facts it took.
 */
export function dispatcher(runner: Runner, handlers: readonly FactHandler[], options: DispatcherOptions = {}): () => Promise<number> {
  const settings = { ...DEFAULTS, ...options };
  const { leaseMs, batch, maxTries } = settings;
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

  /** Every handler gets its turn, also behind one that fails. */
  async function deliver(row: FactRow): Promise<Outcome> {
    if (row.attempts > maxTries) return { error: new Error('No try came to an end: the process ended, or was too slow') };
    let outcome: Outcome = { done: true };
    for (const handler of byType.get(row.type) ?? []) {
      try {
        await handOver(handler, systemActor(handler.name.slice(0, 30)), row);
      } catch (error) {
        if (duplicateIn(error) === 'handled') continue;
        logFailure(runner.log, row, handler.name, error, maxTries);
        if (!('error' in outcome)) outcome = { error };
      }
    }
    return outcome;
  }

  return async function round(): Promise<number> {
    const claimedAt = runner.clock();
    const rows = await claimDue(runner, leaseMs, batch);
    if (rows.length === 0) return 0;
    const outcomes: Outcome[] = [];
    // what cannot be begun well within the lease is given back: later it may be somebody else's, too
    for (const row of rows) outcomes.push(runner.clock() - claimedAt > leaseMs / 2 ? { left: true } : await deliver(row));
    await runner.db.transact(async (tx) => settle(tx, rows, outcomes, runner.clock(), settings));
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
