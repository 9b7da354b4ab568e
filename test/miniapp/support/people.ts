import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';

/** Somebody of a demo club, logged in over HTTP. */
export interface Someone {
  name: string;
  /** As the client keeps it. */
  session: string;
  /** A call of the API below /api/v1; throws the answer when it is refused. */
  call<T>(method: string, path: string, body?: object): Promise<T>;
}

interface DemoPerson {
  name: string;
  phone: string;
  role: string;
  code: string;
}

/** Logs one of the demo's people in: the first, or the `nth` of that role. */
export async function someone(url: string, role: 'member' | 'owner' | 'manager' | 'desk', nth = 0): Promise<Someone> {
  const ask = async <T>(method: string, path: string, body?: object, token?: string): Promise<T> => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text) as T;
  };
  const { people } = await ask<{ people: DemoPerson[] }>('GET', '/demo');
  const person = people.filter((one) => one.role === role)[nth];
  if (!person) throw new Error(`The demo club has no ${role} ${nth}`);
  const session = await ask<{ accessToken: string }>('POST', '/login', { phone: person.phone, code: person.code });
  return {
    name: person.name,
    session: JSON.stringify(session),
    call: (method, path, body) => ask(method, path, body, session.accessToken),
  };
}

/** Opens a page of the client as that person, without the way through the log-in page. */
export async function openAs(page: Page, { session }: Someone, path: string): Promise<void> {
  // Only the first time: after that the client keeps it, and may have renewed it.
  await page.addInitScript((kept) => localStorage.getItem('huiguan.session') ?? localStorage.setItem('huiguan.session', kept), session);
  await page.goto(path);
}
