import { useCallback, useState } from 'react';
import type { Call } from '../api/call';
import { type Act, useAct } from './use-act';

interface PageOf {
  next: string | null;
}

export interface More<I, O> {
  /** The first page and those that were asked for after it. */
  pages: readonly O[];
  /** Whether there is another one. */
  hasMore: boolean;
  more(): void;
  act: Act<I, O>;
}

/** Pages after the first, which `useRead` reads. They go when the first one has become another. */
export function useMore<I extends { after?: string }, O extends PageOf>(call: Call<I, O>, input: I, first: O | null): More<I, O> {
  const [further, setFurther] = useState<{ from: string | null; pages: readonly O[] }>({ from: null, pages: [] });
  const act = useAct(call);
  const { run } = act;
  const from = first?.next ?? null;
  const pages = first ? [first, ...(further.from === from ? further.pages : [])] : [];
  const next = pages[pages.length - 1]?.next ?? null;
  const more = useCallback(async () => {
    if (next === null) return;
    const page = await run({ ...input, after: next });
    if (page) setFurther((now) => ({ from, pages: [...(now.from === from ? now.pages : []), page] }));
  }, [run, input, next, from]);
  return { pages, hasMore: next !== null, more: () => void more(), act };
}
