import type { z } from 'zod';
import type { Problem as ProblemSchema } from '../../../shared/core';

type Problem = z.output<typeof ProblemSchema>;

/** Why a call did not go through. */
export type FailureKind = 'refused' | 'denied' | 'missing' | 'offline' | 'unavailable' | 'ended';

/** A call that did not go through, in words for people. */
export class Failure extends Error {
  /** The server's name of the refusal, `points.insufficient`; empty without one. */
  readonly code: string;
  /** What to do next; may be empty. */
  readonly next: string;
  /** Sentence by field of the input. */
  readonly fields: Readonly<Record<string, string>>;
  /** Facts of the refusal. */
  readonly params: Readonly<Record<string, unknown>>;

  constructor(
    readonly kind: FailureKind,
    reason: string,
    more: { code?: string; next?: string; fields?: Record<string, string>; params?: Record<string, unknown> } = {},
  ) {
    super(reason);
    this.code = more.code ?? '';
    this.next = more.next ?? '';
    this.fields = more.fields ?? {};
    this.params = more.params ?? {};
  }

  /** Reason and next step together. */
  get sentence(): string {
    return this.next === '' ? this.message : `${this.message}${/[\u3000-\uffef]$/.test(this.message) ? '' : ' '}${this.next}`;
  }
}

/** What the client itself says when there is no answer to quote. */
export interface OwnSentences {
  offline: string;
  unavailable: string;
  ended: string;
}

const kindOf = (status: number): FailureKind => {
  if (status === 401) return 'ended';
  if (status === 403) return 'denied';
  if (status === 404) return 'missing';
  return status >= 500 || status === 429 ? 'unavailable' : 'refused';
};

const isProblem = (value: unknown): value is Problem => typeof value === 'object' && value !== null && 'code' in value && 'detail' in value;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a proxy's own page: the status says enough
  }
};

/** The failure that an answer of 400 and above tells. `body` is problem+json, or whatever a proxy wrote. */
export function failureOf(status: number, body: string, own: OwnSentences): Failure {
  const problem = parsed(body);
  if (!isProblem(problem)) return new Failure(kindOf(status), status === 401 ? own.ended : own.unavailable);
  const { code, detail, next, params, errors = [] } = problem;
  const fields = Object.fromEntries(
    errors.filter(({ field }) => field !== '(body)').map(({ field, message }) => [field.split('.')[0], message]),
  );
  return new Failure(kindOf(status), detail, { code, next, fields, ...(params && { params }) });
}
