import { fieldNames } from '../../shared/core';
import { fill, LOCALES, type Locale, type Messages, paramsIn, type Refusal } from '../../shared/messages';

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

/** What people call a field, where it has a name for people. */
const nameOf = (field: string, locale: Locale): string =>
  (Object.hasOwn(fieldNames, field) ? fieldNames[field]?.[locale] : undefined) ?? field;

/** One look-up over all modules' messages; a code without a sentence reads as an unexpected error. */
export function sentencesOf(messages: readonly Messages[]): Sentences {
  const all = Object.assign({}, ...messages.map((m) => m.refusals ?? {})) as NonNullable<Messages['refusals']>;
  return (code, locale, params) => {
    const refusal = (all[code] ?? all['core.unexpected'])?.[locale] as Refusal;
    const said = { ...paramsIn(locale, params), ...(typeof params.field === 'string' && { field: nameOf(params.field, locale) }) };
    return { reason: fill(refusal.reason, said), next: fill(refusal.next, said) };
  };
}
