import { openClient } from '../api/client';
import { logIn as logInCall, logOut as logOutCall } from '../api/generated/accounts';
import { SessionStore } from '../api/session';
import { coreTexts } from '../i18n/core';
import { sayIn } from '../i18n/texts';
import { alone } from '../platform/alone';
import { restart } from '../platform/go';
import { newKey } from '../platform/new-key';
import { storage } from '../platform/storage';
import { transport } from '../platform/transport';
import { forgetReads } from './cache';
import { settings } from './settings';
import { tell } from './toasts';

export const sessions = new SessionStore(storage);

const say = () => sayIn(coreTexts, settings().language);

/** Whoever was logged in is not any more: what was read goes, and the door opens. */
function ended(): void {
  forgetReads();
  tell(say()('ended'), 'warn');
  restart('login');
}

export const client = openClient({
  transport,
  store: sessions,
  alone,
  newKey,
  sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
  random: Math.random,
  language: () => settings().language,
  sentences: () => ({ offline: say()('offline'), unavailable: say()('unavailable'), ended: say()('ended') }),
  ended,
});

/** Logs in by phone and code. Rejects with a Failure. */
export async function logIn(phone: string, code: string): Promise<void> {
  const session = await client.send(logInCall, { phone, code });
  forgetReads();
  sessions.write(session);
}

/** Logs out here at once; the server is told when it can be reached. */
export function logOut(): void {
  const session = sessions.read();
  forgetReads();
  sessions.write(null);
  if (session) void client.send(logOutCall, { refreshToken: session.refreshToken }).catch(() => undefined);
  restart('login');
}
