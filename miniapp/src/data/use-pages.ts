import type { Call } from '../api/call';
import type { Act } from './use-act';
import { useMore } from './use-more';
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

/** Reads a list of `items` page by page; `useMore` for answers of another form. */
export function usePages<I extends { after?: string }, T>(
  call: Call<I, Page<T>>,
  input: NoInfer<I>,
  options: ReadOptions = {},
): Pages<I, T> {
  const first = useRead(call, input, options);
  const { pages, hasMore, more, act } = useMore(call, input, first.data);
  return { first, items: pages.flatMap(({ items }) => items), more: hasMore ? more : null, act };
}
