import { useSyncExternalStore } from 'react';
import { notifications } from '../api/generated';
import { client, sessions } from './client';

let count = 0;
const listeners = new Set<() => void>();

/** How many messages are unread; whoever has read the inbox says so. */
export function setUnread(n: number): void {
  count = n;
  for (const listener of listeners) listener();
}

/** Asks the server; a failure leaves the number as it was. */
export async function askUnread(): Promise<void> {
  if (!sessions.read()) return setUnread(0);
  await client.send(notifications.listOwn, { limit: 1 }).then(
    ({ unread }) => setUnread(unread),
    () => undefined,
  );
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};
const read = () => count;

export const useUnread = (): number => useSyncExternalStore(subscribe, read, read);
