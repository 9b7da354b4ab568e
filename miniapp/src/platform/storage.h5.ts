import type { Storage } from '../api/session';

// A refresh token is good once: tabs may share one only where they can take turns (see alone.h5.ts).
const shared = typeof navigator !== 'undefined' && 'locks' in navigator;

/** A browser may forbid storage altogether; then nothing outlives the page. */
function over(where: () => globalThis.Storage): Storage {
  const spare = new Map<string, string>();
  const attempt = <T>(work: (place: globalThis.Storage) => T, otherwise: () => T): T => {
    try {
      return work(where());
    } catch {
      return otherwise();
    }
  };
  return {
    get: (key) =>
      attempt(
        (place) => place.getItem(key) ?? spare.get(key) ?? null,
        () => spare.get(key) ?? null,
      ),
    set: (key, value) =>
      attempt(
        (place) => place.setItem(key, value),
        () => void spare.set(key, value),
      ),
    remove: (key) => {
      spare.delete(key);
      attempt(
        (place) => place.removeItem(key),
        () => undefined,
      );
    },
  };
}

/** The log-in. */
export const storage: Storage = over(() => (shared ? localStorage : sessionStorage));

/** Settings and what was read before. */
export const lasting: Storage = over(() => localStorage);

/** Names of everything kept. */
export const keptKeys = (): string[] => {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
};
