import type { z } from 'zod';
import type { CommandWords } from './command';
import type { AnyOperation } from './operation';
import type { Reply } from './reply';

// The three tables of a module's faces.ts. They turn a request, a chat line or a cron tick into (operation, raw input), and the
// result back; rules live in operations, never here.

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below /api/v1, parameters as `:id`. */
  path: string;
  /** One line for the documentation. */
  summary: string;
  operation: AnyOperation;
  /** Shape of the answer's body. */
  output: z.ZodType;
  /** Answers without an access token. */
  public?: true;
  /** Of a success; default 200, for POST 201. */
  status?: number;
  /** An answer that is not JSON: the result is `{ body, filename? }` of this type. */
  contentType?: string;
  /** The body is a file of one of these types, not JSON: its bytes are that field of the input. */
  rawBody?: { types: readonly string[]; maxBytes: number; field: string };
  /** Requests a minute for one person or address; default by method. */
  perMinute?: number;
  /** No line in the access log: when the mere time of a request could tell who made it. */
  unlogged?: true;
  /** Answered by that other face, at this address; listed here for the documentation. `takes` is what it reads of the request. */
  face?: { name: 'web-room'; takes: z.ZodType };
}

/** Where a chat line came from, as commands see it. */
export interface Scene {
  where: 'group' | 'direct';
  locale: 'zh-CN' | 'en';
  now: number;
  /** The club's time zone, for instants in answers. */
  zone: string;
  adapter: string;
  /** The sender's account in that adapter. */
  chatUser: string;
}

export interface Command extends CommandWords {
  /** One line for the help text. */
  help: { 'zh-CN': string; en: string };
  operation: AnyOperation;
  /** Another operation for some arguments, for example one that runs as nobody; it takes the same `input`. */
  operationFor?(args: Readonly<Record<string, unknown>>): AnyOperation;
  /** Asks for what is missing, instead of running anything; null when nothing is. Comes after `directOnly`. */
  ask?(args: Readonly<Record<string, unknown>>, scene: Scene): Reply | null;
  /** Raw input for the operation. */
  input(args: Readonly<Record<string, unknown>>, scene: Scene): unknown;
  // biome-ignore lint/suspicious/noExplicitAny: each command knows its own operation's result
  reply(result: any, scene: Scene): Reply;
  /** Refused kindly in a group, for this reason; answered in a direct chat. */
  directOnly?(args: Readonly<Record<string, unknown>>): Reply | null;
  /** Nobody needs to be linked to use it. */
  unlinked?: true;
  /** The line and the answer are stored nowhere, and the operation runs as nobody. `roles` of the sender, as far as the adapter knows. */
  unrecorded?(args: Readonly<Record<string, unknown>>, roles: readonly string[]): boolean;
  /**
   * What to answer to a line that says something which must be stored nowhere, although it is not this command: a secret without its
   * word, for example. The line is then kept nowhere and nothing is done. Null: it says no such thing. `text` is folded: NFKC, lower
   * case, simplified characters; `intent`: what the line was taken for, `unknown` and `none` included.
   */
  guard?(text: string, intent: string, locale: Scene['locale']): Reply | null;
}

export interface Schedule {
  /** `perks.birthdays`: unique; part of the job history. */
  job: string;
  /** Five-field cron pattern in the club's zone. */
  cron: string;
  operation: AnyOperation;
  /** Raw input for the next step of this slot, or null when there is none; `previous` is null at first. Steps keep transactions short. */
  // biome-ignore lint/suspicious/noExplicitAny: each schedule knows its own operation's result
  input(slot: number, previous: any): unknown | null;
  /** Missed slots that are run at start, the latest so many, in order. */
  catchUp: number;
}
