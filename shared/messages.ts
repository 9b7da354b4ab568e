export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** One text in every language. */
export type InBoth = Readonly<Record<Locale, string>>;
export const inBoth = (zh: string, en: string): InBoth => ({ 'zh-CN': zh, en });
/** A schema's own words for what a value must be, in both languages, as the one string that zod's `error` takes. */
export const rule = (zh: string, en: string): string => `${zh}\n${en}`;

/** A refusal: why, and what to do next. `{name}` is filled from the error's parameters. */
export interface Refusal {
  reason: string;
  next: string;
}
/** A notice: one line of title, a few of text. */
export interface NoticeText {
  title: string;
  body: string;
}

/** A module's sentences, in every language. */
export interface Messages {
  refusals?: Readonly<Record<string, Readonly<Record<Locale, Refusal>>>>;
  notices?: Readonly<Record<string, Readonly<Record<Locale, NoticeText>>>>;
}

/** Replaces `{name}` by the parameter of that name; an unknown one becomes empty. */
export const fill = (sentence: string, params: Readonly<Record<string, unknown>>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    return value === undefined || value === null ? '' : String(value);
  });

const isInBoth = (value: unknown): value is InBoth => typeof value === 'object' && value !== null && LOCALES.every((l) => l in value);

/** The parameters as that reader sees them: of those that are there in both languages, the reader's. */
export const paramsIn = (locale: Locale, params: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, isInBoth(value) ? value[locale] : value]));
