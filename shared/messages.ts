export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

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
