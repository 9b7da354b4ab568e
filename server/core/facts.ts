import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { clustered, id, idOrNull, instant, instantOrNull, longText, text, textOrNull, whole } from './columns';
import type { Ctx, Fact, ReadCtx } from './context';
import { marks, type Tx } from './db';
import type { NewId } from './ids';

/** Outbox and audit trail in one. `dueAt` null: delivered, parked, or nobody's business; a claim only pushes it into the future. */
@Entity('fact', clustered)
@Index('ix_fact_due', ['dueAt'])
@Index('ix_fact_subject', ['subject'])
export class FactRow {
  @PrimaryColumn(id) id!: string;
  @Column(text(60)) type!: string;
  @Column(id) subject!: string;
  @Column(text(60)) operation!: string;
  @Column(id) actor!: string;
  @Column(instant) at!: number;
  @Column(longText) data!: string;
  @Column(instantOrNull) dueAt!: number | null;
  @Column({ ...whole, default: 0 }) attempts!: number;
  @Column(idOrNull) claim!: string | null;
  /** The last error, when no more tries follow. */
  @Column(textOrNull(500)) parked!: string | null;
  @Index('ix_fact_parked')
  @Column(instantOrNull)
  parkedAt!: number | null;
}

/** One row for each handler that has finished with a fact: what makes a second delivery harmless. */
@Entity('handled', clustered)
export class HandledRow {
  @PrimaryColumn(id) factId!: string;
  @PrimaryColumn(text(60)) handler!: string;
}

/** A fact as its handlers see it. */
export interface Told<D = Record<string, unknown>> {
  id: string;
  type: string;
  subject: string;
  actor: string;
  operation: string;
  at: number;
  data: D;
}

/** Runs at least once for each fact of the type, in a transaction of its own, de-duplicated by (fact, handler). */
export interface FactHandler {
  /** Unique, at most 60 characters; never renamed, or old facts would be handled again. */
  name: string;
  on: string;
  /** Calls the outside world first, with no transaction open; what it throws is tried again. May happen twice after a crash. */
  callOut?(ctx: ReadCtx & { log: Ctx['log'] }, fact: Told): Promise<void>;
  handle?(ctx: Ctx, fact: Told): Promise<void>;
}

export interface Telling {
  operation: string;
  actor: string;
  at: number;
  /** When handlers may see them, UTC ms. */
  dueAt: number;
  newId: NewId;
  /** Whether any handler listens to this type; the rest is audit trail only and is born delivered. */
  handled(type: string): boolean;
}

const INSERT = 'INSERT INTO fact(id, type, subject, operation, actor, at, data, dueAt, attempts) VALUES ';
const ROW = '(?,?,?,?,?,?,?,?,0)';

/** Appends the facts of one operation to its transaction. */
export function appendFacts(tx: Tx, facts: readonly Fact[], { operation, actor, at, dueAt, newId, handled }: Telling): void {
  if (facts.length === 0) return;
  const rows = facts.flatMap((f) => [
    newId('fct'),
    f.type,
    f.subject,
    operation,
    actor,
    at,
    JSON.stringify(f.data),
    handled(f.type) ? Math.max(dueAt, f.notBefore ?? 0) : null,
  ]);
  tx.later(INSERT + (facts.length === 1 ? ROW : marks(facts, ROW)), rows);
}
