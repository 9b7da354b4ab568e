import { useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Call } from '../api/call';
import { Failure } from '../api/failure';
import { onNetwork } from '../platform/network';
import { keep, kept, onForgotten } from './cache';
import { client, sessions } from './client';
import { asking, failed, got, nothingYet, type ReadState } from './read-state';

export interface Read<T> extends ReadState<T> {
  /** Asks anew; resolves when answered, whatever the answer. */
  reload(): Promise<void>;
  /** Puts what a change has answered in place of what was read. */
  put(data: T): void;
}

export interface ReadOptions {
  /** False: not yet, for example while a parameter is unknown. Default true. */
  when?: boolean;
  /** False: leaves no trace on the device. Calls that go without log-in never do. */
  keeps?: boolean;
}

const FRESH_MS = 10_000;

const nameOf = (call: Call<never, never>, input: unknown): string =>
  `${sessions.read()?.memberId ?? ''} ${call.path} ${JSON.stringify(input)}`;

function begin<T>(name: string, keeps: boolean): ReadState<T> {
  const old = keeps ? kept<T>(name) : null;
  return old ? { data: old.data, busy: true, failure: null, stale: false } : nothingYet;
}

/**
 * Reads one thing and keeps it current: what an earlier visit left is shown at once, then asked anew; again whenever the page is shown
 * after ten seconds, and when the network comes back. `<Reading of={…}>` draws every state.
 */
export function useRead<I, O>(call: Call<I, O>, input: I, options: ReadOptions = {}): Read<O> {
  const { when = true } = options;
  const keeps = (options.keeps ?? true) && !call.unlogged;
  const name = nameOf(call as Call<never, never>, input);
  const [entry, setEntry] = useState(() => ({ name, state: begin<O>(name, keeps) }));
  const asked = useRef({ name: '', at: 0, turn: 0 });
  const state = entry.name === name ? entry.state : begin<O>(name, keeps);
  const latest = useRef({ name, state, input });
  latest.current = { name, state, input };

  const change = useCallback((of: string, next: (state: ReadState<O>) => ReadState<O>) => {
    if (latest.current.name !== of) return; // an answer to a question that nobody asks any more
    latest.current.state = next(latest.current.state);
    setEntry({ name: of, state: latest.current.state });
  }, []);

  const put = useCallback(
    (data: O) => {
      if (keeps) keep(latest.current.name, data);
      change(latest.current.name, () => got(data));
    },
    [keeps, change],
  );

  const reload = useCallback(async () => {
    const of = latest.current.name;
    const turn = asked.current.turn + 1;
    asked.current = { name: of, at: Date.now(), turn };
    change(of, asking);
    try {
      const data = await client.send(call, latest.current.input);
      if (asked.current.turn !== turn) return;
      if (keeps) keep(of, data);
      change(of, () => got(data));
    } catch (error) {
      const failure = error instanceof Failure ? error : new Failure('unavailable', String(error));
      if (asked.current.turn === turn) change(of, (before) => failed(before, failure));
    }
  }, [call, keeps, change]);

  const revisit = useCallback(() => {
    const { name: last, at } = asked.current;
    if (when && (last !== latest.current.name || Date.now() - at > FRESH_MS)) void reload();
  }, [when, reload]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another question (name) is asked at once
  useEffect(revisit, [revisit, name]);
  useDidShow(revisit);
  useEffect(() => onNetwork((online) => online && when && latest.current.state.failure && void reload()), [when, reload]);
  useEffect(() => onForgotten(() => change(latest.current.name, () => nothingYet)), [change]);
  return { ...state, reload, put };
}
