import type { Session, SessionStore } from './session';

export interface RefreshDeps {
  store: SessionStore;
  /** Runs the work while no other tab of this browser runs it. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Exchanges a refresh token; null: refused for good, `raced`: somebody else was faster. Rejects without an answer. */
  exchange(refreshToken: string, key: string): Promise<Session | 'raced' | null>;
  newKey(): string;
  sleep(ms: number): Promise<void>;
}

const RACE_MS = 400;
const RACE_LOOKS = 5;

async function afterRace({ store, sleep }: RefreshDeps, stale: string): Promise<boolean> {
  for (let look = 0; look < RACE_LOOKS; look++) {
    await sleep(RACE_MS);
    const now = store.read();
    if (now && now.accessToken !== stale) return true;
  }
  return false;
}

async function refreshOnce(deps: RefreshDeps, stale: string): Promise<boolean> {
  const { store, exchange, newKey } = deps;
  const session = store.read();
  if (!session) return false;
  if (session.accessToken !== stale) return true; // another tab has done it
  const key = session.refreshKey ?? newKey();
  // Kept before it is sent: after a reload in between, the same key fetches the same answer.
  if (!session.refreshKey) store.write({ ...session, refreshKey: key });
  const got = await exchange(session.refreshToken, key);
  if (got === 'raced' && (await afterRace(deps, stale))) return true;
  const current = store.read();
  if (current && current.accessToken !== stale) return true;
  store.write(got === 'raced' ? null : got);
  return got !== null && got !== 'raced';
}

/**
 * Exchanges the session once, however many requests of however many tabs find it over at the same moment. The answer tells whether
 * there is a session now; without one the person is logged out.
 */
export function refresher(deps: RefreshDeps): (stale: string) => Promise<boolean> {
  let running: Promise<boolean> | null = null;
  return (stale) => {
    running ??= deps
      .alone(() => refreshOnce(deps, stale))
      .finally(() => {
        running = null;
      });
    return running;
  };
}
