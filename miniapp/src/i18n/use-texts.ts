import { useMemo } from 'react';
import { useSettings } from '../data/settings';
import { type Say, sayIn, type Texts } from './texts';

/** An area's sentences in the language of the person: `say('key', { n: 3 })`. */
export function useTexts<K extends string>(area: Texts<K>): Say<K> {
  const { language } = useSettings();
  return useMemo(() => sayIn(area, language), [area, language]);
}
