/** How long until, or since, an instant, in its largest two units. */
export interface Span {
  over: boolean;
  parts: readonly { unit: 'days' | 'hours' | 'minutes'; n: number }[];
}

const MINUTE_MS = 60_000;

/** `dueAt` and `now` in UTC ms. */
export function spanTo(dueAt: number, now: number): Span {
  const minutes = Math.floor(Math.abs(dueAt - now) / MINUTE_MS);
  const parts = [
    { unit: 'days' as const, n: Math.floor(minutes / 1440) },
    { unit: 'hours' as const, n: Math.floor(minutes / 60) % 24 },
    { unit: 'minutes' as const, n: minutes % 60 },
  ];
  const first = parts.findIndex(({ n }) => n > 0);
  const shown = first < 0 ? parts.slice(2) : parts.slice(first, first + 2).filter(({ n }) => n > 0);
  return { over: dueAt < now, parts: shown };
}
