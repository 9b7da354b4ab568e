import type { Messages } from '../../shared/messages';
import type { Ctx, ReadCtx } from './context';
import type { Entities } from './db';
import type { Command, Route, Schedule } from './faces';
import type { FactHandler, Told } from './facts';
import type { Migration } from './migrate';
import type { AnyOperation } from './operation';

/** Something people should hear of because a fact has been told. Modules say who and why; the notifications module how and when. */
export interface Notice {
  /** Fact type. */
  on: string;
  /** Template in the module's messages; with the fact's id and the person it is the key that lets it out once. */
  template: string;
  /** What people switch on and off in their preferences. */
  topic: 'membership' | 'points' | 'events' | 'complaints' | 'perks' | 'duty';
  /** Not held back by quiet hours. */
  urgent?: true;
  /** Recipients and what fills the template for each. */
  to(ctx: ReadCtx, fact: Told): Promise<readonly Recipient[]>;
}

/** A member, or the group rooms of the club. */
export interface Recipient {
  to: { member: string } | { room: 'announcements' };
  /** Fills the template; kept sealed. */
  params: Readonly<Record<string, string | number>>;
  /** Command that a tap in the chat or the inbox types, for example `报名 3`. */
  action?: { label: { 'zh-CN': string; en: string }; command: string };
}

/** What one module knows of a person. */
export interface PersonalData {
  /** Everything about the member, opened, by table or topic. */
  collect(ctx: ReadCtx, memberId: string): Promise<Record<string, unknown>>;
  /** Removes what identifies the person; ledgers stay under the member id, which then leads to nobody. */
  erase(ctx: Ctx, memberId: string): Promise<void>;
}

/** A proof obligation over the whole database. */
export interface Invariant {
  /** `points.balance-is-ledger` */
  name: string;
  /** What must hold, in one sentence. */
  states: string;
  /** Offending rows, at most about twenty; empty when it holds. */
  offenders(ctx: ReadCtx): Promise<readonly unknown[]>;
}

/** Columns that hold sealed text, for the rotation of keys. */
export interface SealedColumns {
  table: string;
  keys: readonly string[];
  /** column → place */
  columns: Readonly<Record<string, string>>;
}

/** All that a module brings; `server/modules.ts` lists them in order, each may use only earlier ones. */
export interface Module {
  name: string;
  entities?: Entities & readonly unknown[];
  migrations?: readonly Migration[];
  operations?: readonly AnyOperation[];
  routes?: readonly Route[];
  commands?: readonly Command[];
  schedules?: readonly Schedule[];
  handlers?: readonly FactHandler[];
  /** Fact types that this module tells; each is handled, noticed or stands in `auditOnly`. */
  facts?: readonly string[];
  auditOnly?: readonly string[];
  notices?: readonly Notice[];
  invariants?: readonly Invariant[];
  personalData?: PersonalData;
  sealed?: readonly SealedColumns[];
  messages?: Messages;
}
