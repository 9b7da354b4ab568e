import type { Tokens } from '../../core/token';

/** Brings a one-time code to a phone. Throws when it could not be sent; it is then tried again. */
export type CodeSender = (phone: string, code: string) => Promise<void>;

declare module '../../core/context' {
  interface Surroundings {
    tokens: Tokens;
    /** Null: the club has none; only a demo can be logged in to. */
    codeSender: CodeSender | null;
  }
}
