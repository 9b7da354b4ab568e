import { keptKeys, lasting } from '../platform/storage';

// What was read last is kept for reading without network, for one person only, and goes when they log out.

const PREFIX = 'huiguan.read.';
const INDEX = 'huiguan.reads';
const MOST = 40;
const LARGEST = 60_000;

interface Kept<T> {
  at: number;
  data: T;
}

const order = (): string[] => {
  try {
    return JSON.parse(lasting.get(INDEX) ?? '[]') as string[];
  } catch {
    return [];
  }
};

/** What was last read under this name, and when (ms of this device); null without. */
export function kept<T>(name: string): Kept<T> | null {
  try {
    return JSON.parse(lasting.get(PREFIX + name) ?? 'null') as Kept<T> | null;
  } catch {
    return null;
  }
}

/** Keeps an answer; the oldest of more than forty goes. */
export function keep<T>(name: string, data: T): void {
  const text = JSON.stringify({ at: Date.now(), data });
  if (text.length > LARGEST) return;
  const names = [...order().filter((n) => n !== name), name];
  for (const old of names.splice(0, Math.max(0, names.length - MOST))) lasting.remove(PREFIX + old);
  lasting.set(PREFIX + name, text);
  lasting.set(INDEX, JSON.stringify(names));
}

const forgotten = new Set<() => void>();

/** Calls back when everything is forgotten; answers how to stop. */
export const onForgotten = (told: () => void): (() => void) => {
  forgotten.add(told);
  return () => {
    forgotten.delete(told);
  };
};

/** Forgets everything that was read. */
export function forgetReads(): void {
  for (const key of keptKeys()) if (key.startsWith(PREFIX)) lasting.remove(key);
  lasting.remove(INDEX);
  for (const told of forgotten) told();
}
