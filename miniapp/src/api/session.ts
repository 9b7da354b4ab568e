/** What a log-in is worth. The web room of the same address keeps it under the same key in the same form. */
export interface Session {
  accessToken: string;
  refreshToken: string;
  memberId: string;
  roles: string[];
  /** Idempotency key of the next exchange: an answer that was lost is fetched again with it. */
  refreshKey?: string;
}

export interface Storage {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
}

const KEY = 'huiguan.session';

/** The stored session. Read anew each time: another tab may have exchanged it meanwhile. */
export class SessionStore {
  private readonly listeners = new Set<() => void>();
  private text: string | null = null;
  private value: Session | null = null;

  constructor(private readonly storage: Storage) {}

  /** Null for nobody, and for a visitor's pass of the web room. */
  read(): Session | null {
    const text = this.storage.get(KEY);
    if (text !== this.text) {
      this.text = text;
      this.value = parsed(text);
    }
    return this.value;
  }

  write(session: Session | null): void {
    if (session) this.storage.set(KEY, JSON.stringify(session));
    else this.storage.remove(KEY);
    for (const listener of this.listeners) listener();
  }

  /** Calls back whenever somebody logs in or out here; answers how to stop. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };
}

function parsed(text: string | null): Session | null {
  try {
    const session = JSON.parse(text ?? 'null') as Partial<Session> | null;
    return session?.accessToken && session.refreshToken ? (session as Session) : null;
  } catch {
    return null;
  }
}
