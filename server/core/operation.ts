import type { Logger } from 'pino';
import type { z } from 'zod';
import { type Claim, requestDigest } from './claim';
import { type Clock, HOUR_MS } from './clock';
import { type Actor, anonymous, type Ctx, type Fact, type Surroundings } from './context';
import type { Db, Reader, Tx } from './db';
import { DomainError, duplicateIn } from './errors';
import { appendFacts } from './facts';
import { type Entropy, idSource, timelessId } from './ids';
import { invalidInput } from './invalid-input';
import type { Vault } from './vault';

/** One thing the club can do: the only way to the data, reached by HTTP, by chat and by cron alike. */
export interface Operation<I extends z.ZodType = z.ZodType, S = never, R = unknown> {
  /** `check-ins.check-in` */
  name: string;
  input: I;
  /** May this actor do it to this loaded subject? Asked once, by `ctx.permit`. */
  policy(actor: Actor, subject: S): boolean;
  /** Which refusal a broken unique key means, by table: the key may break at COMMIT, after `run` has returned. */
  duplicates?: Readonly<Record<string, string>>;
  /** Changes nothing: runs on the read connection, without a transaction. */
  reads?: boolean;
  /**
   * Coordinates by unique keys and additions alone, never by a row lock that another one waits for, and a second one for the same subject
   * breaks a key: on MySQL several run side by side in one transaction and one COMMIT. SQLite's writer shares commits anyway.
   */
  shareable?: boolean;
  /** Nothing it writes may be joined to a person: acts as nobody, at the start of the hour, with ids that tell no time. */
  unlinkable?: boolean;
  /** Slow work on the parsed input before the transaction opens, such as decoding a picture; touches no data. */
  prepare?(input: z.output<I>): Promise<z.output<I>>;
  /** May throw a DomainError: nothing is kept. May also return one: what was written (a counted try) is kept, and then it is thrown. */
  run(ctx: Ctx<S>, input: z.output<I>): Promise<R | DomainError>;
}

/** Gives an operation its types. */
export const operation = <I extends z.ZodType, S, R>(o: Operation<I, S, R>): Operation<I, S, R> => o;

// biome-ignore lint/suspicious/noExplicitAny: a list of operations forgets each one's own subject and result
export type AnyOperation = Operation<z.ZodType, any, any>;

export interface Runner {
  db: Db;
  clock: Clock;
  entropy: Entropy;
  vault: Vault;
  log: Logger;
  surroundings: Surroundings;
  /** Whether any handler listens to facts of this type. */
  handled(type: string): boolean;
  /** Called after a commit that told facts somebody handles. */
  told?(): void;
}

/** More writes for the same transaction, made from the operation's result: a chat reply, for example. */
export type Companion<R> = (ctx: Ctx, result: R) => void | Promise<void>;

export interface Asked<R> {
  claim?: Claim | undefined;
  companion?: Companion<R>;
}

/**
 * Runs operations: parse → transaction → claim → run → policy must have been asked → facts → commit.
 * Throws DomainError for every refusal; resolves only when the result is durable. A second taker of the same claim gets the first
 * one's answer.
 */
export type Execute = <R>(op: Operation<z.ZodType, never, R>, actor: Actor, raw: unknown, asked?: Asked<R>) => Promise<R>;

const readOnly = (): never => {
  throw new Error('A reading operation cannot write');
};

/** The context of one run; `facts` collects what it tells. */
export function contexts(runner: Runner) {
  const newId = idSource(runner.clock, runner.entropy);
  const timeless = timelessId(runner.entropy);
  return (op: AnyOperation, actor: Actor, db: Tx, facts: Fact[], state: { asked: boolean }): Ctx => {
    const { entropy, vault, log } = runner;
    const now = runner.clock();
    return {
      ...runner.surroundings,
      actor: op.unlinkable ? anonymous : actor,
      db,
      now: op.unlinkable ? now - (now % HOUR_MS) : now,
      newId: op.unlinkable ? timeless : newId,
      entropy,
      vault,
      log,
      tell: (fact) => void facts.push(fact),
      permit: (subject) => {
        state.asked = true;
        if (!op.policy(actor, subject as never))
          throw new DomainError(
            actor === anonymous ? 'unauthenticated' : 'forbidden',
            actor === anonymous ? 'core.log-in' : 'core.forbidden',
          );
      },
    };
  };
}

export function executor(runner: Runner): Execute {
  const { db, clock } = runner;
  const contextOf = contexts(runner);

  async function attempt<R>(op: AnyOperation, actor: Actor, input: unknown, request: string, { claim, companion }: Asked<R>, tx: Tx) {
    const facts: Fact[] = [];
    const state = { asked: false };
    const ctx = contextOf(op, actor, tx, facts, state);
    claim?.take(tx, ctx.now, request); // its row, too, must not tell the minute of an unlinkable operation
    const result = (await op.run(ctx as Ctx<never>, input)) as R | DomainError;
    if (!state.asked) throw new Error(`${op.name} never asked its policy`);
    const refused = result instanceof DomainError;
    if (companion && !refused) await companion(ctx, result);
    const dueAt = op.unlinkable ? ctx.now + HOUR_MS : ctx.now; // at the hour, so that nothing made from it tells the minute
    appendFacts(tx, facts, { operation: op.name, actor: ctx.actor.id, at: ctx.now, dueAt, newId: ctx.newId, handled: runner.handled });
    if (refused) claim?.drop(tx, result, ctx.now);
    else claim?.keep(tx, result, ctx.now);
    return { result, told: facts.some((f) => runner.handled(f.type)) };
  }

  async function look<R>(op: AnyOperation, actor: Actor, input: unknown): Promise<R> {
    const state = { asked: false };
    const reader: Reader = db.read;
    const tx = Object.assign(Object.create(reader) as Tx, { later: readOnly, change: readOnly });
    const ctx = contextOf(op, actor, tx, [], state);
    const result = (await op.run({ ...ctx, tell: readOnly } as Ctx<never>, input)) as R | DomainError;
    if (result instanceof DomainError) throw result;
    if (!state.asked) throw new Error(`${op.name} never asked its policy`);
    return result;
  }

  async function replay<R>(claim: Claim, request: string): Promise<R> {
    const stored = await claim.stored(db.read, clock(), request);
    if (stored) return stored.answer as R;
    throw new DomainError('unavailable', 'core.try-again');
  }

  return async function execute<R>(op: AnyOperation, actor: Actor, raw: unknown, asked: Asked<R> = {}): Promise<R> {
    const parsed = op.input.safeParse(raw);
    if (!parsed.success) throw invalidInput(parsed.error);
    const input = op.prepare ? await op.prepare(parsed.data) : parsed.data;
    if (op.reads) return look<R>(op, actor, input);
    const request = asked.claim && !asked.claim.anyRequest ? requestDigest(op.name, parsed.data) : '';
    try {
      const { result, told } = await db.transact((tx) => attempt<R>(op, actor, input, request, asked, tx), op);
      if (told) runner.told?.();
      if (result instanceof DomainError) throw result;
      return result;
    } catch (error) {
      const table = duplicateIn(error);
      if (table !== null && asked.claim?.table === table) return replay<R>(asked.claim, request);
      const code = table !== null ? op.duplicates?.[table] : undefined;
      throw code ? new DomainError('conflict', code) : error;
    }
  };
}
