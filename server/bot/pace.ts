import { type Clock, MINUTE_MS } from '../core/clock';

interface Window {
  endsAt: number;
  lines: number;
  /** Ids of the window's lines: one that is delivered again is no new line. */
  ids: Set<string>;
  again: number;
}

/** `warn` once, when the pace is exceeded for the first time in a minute, then `ignore` until it is over. */
export type Verdict = { verdict: 'go' } | { verdict: 'warn' | 'ignore'; seconds: number };

const AGAIN_FOR_ONE = 50;
const MOST_WINDOWS = 20_000;

/**
 * How many lines a chat user may send in a minute, by the club's clock. Kept in this process's memory: it guards the process and the
 * room; what must hold over all processes is counted in the database.
 */
export function paceOf(linesAMinute: number, clock: Clock): (user: string, messageId: string) => Verdict {
  const windows = new Map<string, Window>();
  const open = (user: string, now: number): Window => {
    const known = windows.get(user);
    if (known && known.endsAt > now && known.endsAt <= now + MINUTE_MS) return known;
    if (windows.size >= MOST_WINDOWS) for (const [key, { endsAt }] of windows) if (endsAt <= now) windows.delete(key);
    const fresh = { endsAt: now + MINUTE_MS, lines: 0, ids: new Set<string>(), again: 0 };
    if (known) windows.delete(user); // the oldest stand first
    windows.set(user, fresh);
    if (windows.size > MOST_WINDOWS) windows.delete(windows.keys().next().value as string);
    return fresh;
  };
  return (user, messageId) => {
    const now = clock();
    const window = open(user, now);
    if (window.ids.has(messageId) && window.again < AGAIN_FOR_ONE * linesAMinute) {
      window.again += 1;
      return { verdict: 'go' };
    }
    window.lines += 1;
    if (window.lines <= linesAMinute) {
      window.ids.add(messageId);
      return { verdict: 'go' };
    }
    const seconds = Math.max(1, Math.ceil((window.endsAt - now) / 1000));
    return { verdict: window.lines === linesAMinute + 1 ? 'warn' : 'ignore', seconds };
  };
}
