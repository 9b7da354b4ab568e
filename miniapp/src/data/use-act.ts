import { useCallback, useRef, useState } from 'react';
import type { Call } from '../api/call';
import { Failure } from '../api/failure';
import { Intents } from '../api/intents';
import { newKey } from '../platform/new-key';
import { client } from './client';

export interface Act<I, O> {
  /** Does it. Resolves with the answer, or with null after a failure, which `failure` then tells. A second tap meanwhile does nothing. */
  run(input: I): Promise<O | null>;
  busy: boolean;
  /** Trying again after a lost network. */
  retrying: boolean;
  failure: Failure | null;
  /** Sentence for a field of the input, if that is what was wrong. */
  fieldError(name: string): string | undefined;
  clear(): void;
}

/** Whether the wish is over: the server has seen it and will not do it. A lost network or a busy server leaves it open. */
const settled = (failure: Failure): boolean => failure.kind === 'refused' || failure.kind === 'denied' || failure.kind === 'missing';

/**
 * A change of something. One wish keeps one idempotency key over all its tries and taps, until it is done, refused, or its input has
 * changed: it never happens twice, and a lost answer is fetched again.
 */
export function useAct<I, O>(call: Call<I, O>): Act<I, O> {
  const [state, setState] = useState<{ busy: boolean; retrying: boolean; failure: Failure | null }>({
    busy: false,
    retrying: false,
    failure: null,
  });
  const intents = useRef<Intents | null>(null);
  intents.current ??= new Intents(newKey);
  const running = useRef(false);

  const run = useCallback(
    async (input: I): Promise<O | null> => {
      if (running.current) return null;
      running.current = true;
      const wishes = intents.current as Intents;
      setState({ busy: true, retrying: false, failure: null });
      try {
        const key = wishes.keyFor(call.path, input);
        const answer = await client.send(call, input, { key, retrying: () => setState({ busy: true, retrying: true, failure: null }) });
        wishes.settle(call.path, input);
        setState({ busy: false, retrying: false, failure: null });
        return answer;
      } catch (error) {
        const failure = error instanceof Failure ? error : new Failure('unavailable', String(error));
        if (settled(failure)) wishes.settle(call.path, input);
        setState({ busy: false, retrying: false, failure });
        return null;
      } finally {
        running.current = false;
      }
    },
    [call],
  );

  const clear = useCallback(() => setState((now) => ({ ...now, failure: null })), []);
  const { failure } = state;
  return { run, ...state, clear, fieldError: (name) => failure?.fields[name] };
}
