import { useSyncExternalStore } from 'react';
import type { Language } from '../i18n/texts';
import { markDocument, systemLanguage } from '../platform/device';
import { lasting } from '../platform/storage';

export interface Settings {
  language: Language;
  /** Empty: as the system. */
  theme: '' | 'light' | 'dark';
  large: boolean;
}

// The web room of the same address keeps its language under the same key.
const LANGUAGE = 'huiguan.language';
const LOOK = 'huiguan.look';

function read(): Settings {
  const stored = lasting.get(LANGUAGE);
  const language: Language = (stored ?? systemLanguage()).toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
  const look = lasting.get(LOOK) ?? '';
  return { language, theme: look.includes('dark') ? 'dark' : look.includes('light') ? 'light' : '', large: look.includes('large') };
}

let current = read();
const listeners = new Set<() => void>();

export const settings = (): Settings => current;

/** Keeps the change and redraws every page. */
export function change(changes: Partial<Settings>): void {
  current = { ...current, ...changes };
  lasting.set(LANGUAGE, current.language);
  lasting.set(LOOK, `${current.theme} ${current.large ? 'large' : ''}`.trim());
  markDocument(current);
  for (const listener of listeners) listener();
}

markDocument(current);

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

export const useSettings = (): Settings => useSyncExternalStore(subscribe, settings, settings);
