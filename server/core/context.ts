import type { Logger } from 'pino';
import type { Reader, Tx } from './db';
import type { Entropy, NewId } from './ids';
import type { Vault } from './vault';

/** Who acts: a member (with staff roles, if any), the system by name, or nobody. `locale` is the person's own. */
export interface Actor {
  id: string;
  roles: readonly string[];
}

export const anonymous: Actor = { id: 'anonymous', roles: [] };
/** Jobs and fact handlers act as a named system actor. */
export const systemActor = (name: string): Actor => ({ id: `system:${name}`, roles: ['system'] });

/** Something that has happened, in the past tense: outbox and audit trail in one. Carries ids and figures, never personal data. */
export interface Fact {
  /** `PointsCredited` */
  type: string;
  /** Id of what it happened to. */
  subject: string;
  data: Readonly<Record<string, unknown>>;
  /** Handlers see it from then on, UTC ms; default at once. */
  notBefore?: number;
}

/** What does not change from one operation to the next; modules add to it by declaration merging (the charter). */
export interface Surroundings {
  site: {
    /** Where people reach the club, without a trailing slash. */
    publicUrl: string;
    /** A demo club: one-time codes are shown, invented people live in it. */
    demo: boolean;
    /** The club's time zone. */
    zone: string;
  };
}

/** What every operation is given, and all that it is given. */
export interface Ctx<S = unknown> extends Surroundings {
  actor: Actor;
  /** The transaction; for a reading operation the read connection, on which `later` and `change` throw. */
  db: Tx;
  /** One instant for the whole operation, UTC milliseconds. An unlinkable operation is told the start of the hour. */
  now: number;
  newId: NewId;
  entropy: Entropy;
  vault: Vault;
  log: Logger;
  /** Appends a fact to this transaction. */
  tell(fact: Fact): void;
  /** Asks the operation's policy about the loaded subject; throws `forbidden`. An operation that never asks fails. */
  permit(subject: S): void;
}

/** The part of a context with which modules' queries make do. */
export type ReadCtx = Surroundings & { db: Reader; now: number; vault: Vault };
