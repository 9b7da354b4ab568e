// Requests to the club, and the session they are made with.
import { language, say } from './texts.mjs';

const API = '/api/v1';
const KEY = 'huiguan.session';
const LOCK = 'huiguan.refresh';
const RACE_MS = 400;

/** The club has refused: `problem` is its problem document. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail ? `${problem.detail}${language() === 'en' ? ' ' : ''}${problem.next ?? ''}` : say('away'));
    this.status = status;
    this.code = problem.code;
  }
}
/** No answer at all. */
export class Unreachable extends Error {
  constructor() {
    super(say('away'));
  }
}
/** There is no session any more. */
export class Ended extends Error {
  constructor() {
    super(say('ended'));
  }
}

// A refresh token is good once: tabs may share one only where they can take turns.
const takesTurns = 'locks' in navigator;
let refreshing = null;

const storage = () => (takesTurns ? localStorage : sessionStorage);

export function session() {
  try {
    return JSON.parse(storage().getItem(KEY) ?? 'null');
  } catch {
    return null;
  }
}

function keep(value) {
  if (value) storage().setItem(KEY, JSON.stringify(value));
  else storage().removeItem(KEY);
  return value;
}

/** Who the session speaks for: `{ id, roles }`, read from its token; null without one. */
export function person() {
  const token = session()?.accessToken;
  if (!token) return null;
  const text = token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/');
  const { sub, roles } = JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(text), (c) => c.charCodeAt(0))));
  return { id: sub, roles };
}

const headersOf = (token, more) => ({ 'accept-language': language(), ...(token && { authorization: `Bearer ${token}` }), ...more });

async function request(method, path, { body, token, headers, signal } = {}) {
  try {
    return await fetch(API + path, {
      method,
      headers: headersOf(token, { ...(body && { 'content-type': 'application/json' }), ...headers }),
      ...(body && { body: JSON.stringify(body) }),
      signal,
      cache: 'no-store',
      credentials: 'omit',
    });
  } catch {
    throw new Unreachable();
  }
}

async function answerOf(response) {
  const text = await response.text().catch(() => {
    throw new Unreachable();
  });
  let body = {};
  try {
    body = JSON.parse(text);
  } catch {
    // a proxy's own page: the status says enough
  }
  if (!response.ok) throw new Refused(response.status, body);
  return body;
}

/** A request that needs no session. */
export const ask = async (method, path, body) => answerOf(await request(method, path, { body }));

async function exchange(stale) {
  const stored = session();
  if (stored && stored.accessToken !== stale) return; // another tab has done it
  if (!stored?.refreshToken) throw endSession();
  try {
    keep(await ask('POST', '/sessions/refresh', { refreshToken: stored.refreshToken }));
  } catch (error) {
    if (!(error instanceof Refused) || error.status >= 500 || error.status === 429) throw error;
    if (error.code === 'accounts.refresh-raced') await new Promise((done) => setTimeout(done, RACE_MS));
    if (session()?.accessToken === stale) throw endSession();
  }
}

function endSession() {
  keep(null);
  return new Ended();
}

/** One refresh at a time, in all tabs, whoever asks. */
function refresh(stale) {
  refreshing ??= Promise.resolve(takesTurns ? navigator.locks.request(LOCK, () => exchange(stale)) : exchange(stale)).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

/** The raw response of a request with the session, refreshed once when its token is over. */
export async function fetchWith(method, path, options = {}) {
  const first = session()?.accessToken;
  if (!first) throw new Ended();
  const response = await request(method, path, { ...options, token: first });
  if (response.status !== 401) return response;
  await response.body?.cancel();
  await refresh(first);
  const second = await request(method, path, { ...options, token: session()?.accessToken });
  if (second.status === 401) throw endSession();
  return second;
}

/** The answer to a request with the session. Throws Refused, Unreachable or Ended. */
export const call = async (method, path, body) => answerOf(await fetchWith(method, path, { body }));

export const logIn = async (phone, code) => keep(await ask('POST', '/login', { phone, code }));

export async function visit() {
  const { token } = await ask('POST', '/chat/guests', {});
  keep({ accessToken: token });
}

export async function logOut() {
  const { refreshToken } = session() ?? {};
  keep(null);
  if (refreshToken) await ask('POST', '/sessions/logout', { refreshToken }).catch(() => undefined);
}
