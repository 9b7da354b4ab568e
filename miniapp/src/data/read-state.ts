import type { Failure } from '../api/failure';

/** What a page knows of one thing it reads. */
export interface ReadState<T> {
  /** The newest answer there is, perhaps from an earlier visit; null: none yet. */
  data: T | null;
  /** Asking just now. */
  busy: boolean;
  /** Why the last try failed; null when it did not. */
  failure: Failure | null;
  /** `data` is of an earlier visit, and could not be had anew. */
  stale: boolean;
}

export const nothingYet = { data: null, busy: true, failure: null, stale: false } as const;

/** Asking again: what is there stays to be seen. */
export const asking = <T>(state: ReadState<T>): ReadState<T> => ({ ...state, busy: true });

export const got = <T>(data: T): ReadState<T> => ({ data, busy: false, failure: null, stale: false });

/** Without network what was there stays; what is refused must not be seen any longer. */
export function failed<T>(state: ReadState<T>, failure: Failure): ReadState<T> {
  const keeps = failure.kind === 'offline' || failure.kind === 'unavailable';
  return { data: keeps ? state.data : null, busy: false, failure, stale: keeps && state.data !== null };
}

/** What to draw. */
export type Phase = 'loading' | 'ready' | 'offline' | 'denied' | 'ended' | 'error';

export function phaseOf<T>({ data, failure }: ReadState<T>): Phase {
  if (data !== null) return 'ready';
  if (!failure) return 'loading';
  if (failure.kind === 'offline') return 'offline';
  if (failure.kind === 'denied') return 'denied';
  return failure.kind === 'ended' ? 'ended' : 'error';
}
