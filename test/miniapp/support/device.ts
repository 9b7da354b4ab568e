import type { Request } from '../../../miniapp/src/api/call';
import { type Answer, type Client, openClient } from '../../../miniapp/src/api/client';
import { SessionStore, type Storage } from '../../../miniapp/src/api/session';

/** Something that stores texts, as a browser's storage does for all its tabs. */
export function memory(): Storage & { all: Map<string, string> } {
  const all = new Map<string, string>();
  return { all, get: (key) => all.get(key) ?? null, set: (key, value) => void all.set(key, value), remove: (key) => void all.delete(key) };
}

/** Takes turns, as tabs do by the browser's locks. */
export function turns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

export interface Tab {
  client: Client;
  store: SessionStore;
  /** `POST /api/v1/check-ins`, in the order of their sending. */
  sent: string[];
  /** The idempotency keys that went along. */
  keys: (string | undefined)[];
  /** How often somebody was told that the log-in is over. */
  endings: number;
  waits: number[];
  /** What becomes of a request: `lost` never arrives, `answer-lost` arrives and is answered to nobody. */
  network: (request: Request) => 'fine' | 'lost' | 'answer-lost';
}

async function overHttp(baseUrl: string, { method, path, headers, body }: Request): Promise<Answer> {
  const answer = await fetch(baseUrl + path, { method, headers, ...(body !== undefined && { body }) });
  return { status: answer.status, header: (name) => answer.headers.get(name) ?? undefined, body: await answer.text() };
}

/** The client as in one tab of a browser, over real HTTP. Waits are noted, not waited for. */
export function openTab(baseUrl: string, { storage = memory(), alone = turns() } = {}): Tab {
  const store = new SessionStore(storage);
  const said = { offline: 'offline', unavailable: 'unavailable', ended: 'ended' };
  let count = 0;
  const tab: Omit<Tab, 'client'> = { store, sent: [], keys: [], endings: 0, waits: [], network: () => 'fine' };
  const client = openClient({
    transport: async (request) => {
      tab.sent.push(`${request.method} ${request.path}`);
      tab.keys.push(request.headers['idempotency-key']);
      const fate = tab.network(request);
      if (fate === 'lost') throw new TypeError('no network');
      const answer = await overHttp(baseUrl, request);
      if (fate === 'answer-lost') throw new TypeError('the connection broke');
      return answer;
    },
    store,
    alone,
    newKey: () => `key-${process.pid}-${Math.random().toString(36).slice(2)}-${++count}`,
    sleep: async (ms) => void tab.waits.push(ms),
    random: () => 0.5,
    language: () => 'zh-CN',
    sentences: () => said,
    ended: () => {
      tab.endings += 1;
    },
  });
  return Object.assign(tab, { client });
}
