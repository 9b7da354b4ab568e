import { useSyncExternalStore } from 'react';

export interface Toast {
  id: number;
  text: string;
  tone: 'done' | 'warn' | 'plain';
}

const SHOWN_MS = 3200;
let current: Toast | null = null;
let count = 0;
const listeners = new Set<() => void>();

const put = (toast: Toast | null): void => {
  current = toast;
  for (const listener of listeners) listener();
};

/** Says something for a few seconds; read aloud, too. The latest one replaces the one before. */
export function tell(text: string, tone: Toast['tone'] = 'plain'): void {
  const toast = { id: ++count, text, tone };
  put(toast);
  setTimeout(() => current?.id === toast.id && put(null), SHOWN_MS);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};
const now = () => current;

export const useToast = (): Toast | null => useSyncExternalStore(subscribe, now, now);
