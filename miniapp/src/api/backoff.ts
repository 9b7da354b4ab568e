/** Waits before each further try, in ms; as many tries more as there are waits. */
const WAITS: readonly number[] = [600, 1500, 4000];
const MOST_MS = 15_000;

/**
 * How long to wait before try number `retry` (from 1), with up to a third more or less so that clients do not come together; null: enough.
 * `retryAfter` is the server's own wish, in seconds.
 */
export function waitBefore(retry: number, retryAfter: string | undefined, random: () => number): number | null {
  const planned = WAITS[retry - 1];
  if (planned === undefined) return null;
  const asked = Number(retryAfter) * 1000;
  const base = asked > 0 ? Math.max(planned, asked) : planned;
  if (base > MOST_MS) return null;
  return Math.round(base * (2 / 3 + (random() * 2) / 3));
}

const TRANSIENT = [502, 503, 504];

/** An answer that another try may better. A server that asks for patience (429) says for how long. */
export const mayRetry = (status: number): boolean => TRANSIENT.includes(status) || status === 429;
