import { fill, LOCALES, type Locale, type Messages, type Refusal } from '../../shared/messages';

/** The reader's language: the first one of an Accept-Language that we have, else Chinese. */
export function localeOf(header: string): Locale {
  for (const tag of header.toLowerCase().split(',')) {
    if (tag.trim().startsWith('zh')) return 'zh-CN';
    if (tag.trim().startsWith('en')) return 'en';
  }
  return LOCALES[0];
}

/** Looks a refusal's sentences up in the locale files. */
export type Sentences = (code: string, locale: Locale, params: Readonly<Record<string, unknown>>) => Refusal;

/** One look-up over all modules' messages; a code without a sentence reads as an unexpected error. */
export function sentencesOf(messages: readonly Messages[]): Sentences {
  const all = Object.assign({}, ...messages.map((m) => m.refusals ?? {})) as NonNullable<Messages['refusals']>;
  return (code, locale, params) => {
    const refusal = (all[code] ?? all['core.unexpected'])?.[locale] as Refusal;
    return { reason: fill(refusal.reason, params), next: fill(refusal.next, params) };
  };
}
