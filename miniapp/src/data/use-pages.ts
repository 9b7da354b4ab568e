import { useCallback, useState } from 'react';
import type { Call } from '../api/call';
import { type Act, useAct } from './use-act';
import { type Read, type ReadOptions, useRead } from './use-read';

interface Page<T> {
  items: T[];
  next: string | null;
}

export interface Pages<I, T> {
  /** The first page, for `<Reading of={…}>`. */
  first: Read<Page<T>>;
  /** All that was read so far, in order. */
  items: readonly T[];
  /** Reads the next page; null when there is none. */
  more: (() => void) | null;
  /** What reading further says: `<Said of={…}>`. */
  act: Act<I, Page<T>>;
}

/** Reads a list page by page. What came after the first page is let go when the first has changed so that it no longer follows. */
export function usePages<I extends { after?: string }, T>(
  call: Call<I, Page<T>>,
  input: NoInfer<I>,
  options: ReadOptions = {},
): Pages<I, T> {
  const first = useRead(call, input, options);
  const act = useAct(call);
  const [rest, setRest] = useState<Page<T> & { follows: string | null }>({ follows: null, items: [], next: null });
  const start = first.data?.next ?? null;
  const follows = rest.follows !== null && rest.follows === start;
  const next = follows ? rest.next : start;
  const asked = JSON.stringify(input);
  const { run } = act;
  const read = useCallback(async () => {
    if (next === null) return;
    const page = await run({ ...(JSON.parse(asked) as I), after: next });
    if (page) setRest((old) => ({ follows: start, items: [...(old.follows === start ? old.items : []), ...page.items], next: page.next }));
  }, [run, asked, next, start]);
  const items = [...(first.data?.items ?? []), ...(follows ? rest.items : [])];
  return { first, items, more: next === null ? null : () => void read(), act };
}
