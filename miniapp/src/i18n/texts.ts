/** Languages of the client. */
export type Language = 'zh-CN' | 'en';

/** An area's sentences: the same keys in both languages. `{name}` is filled in. */
export interface Texts<K extends string> {
  readonly 'zh-CN': Readonly<Record<K, string>>;
  readonly en: Readonly<Record<K, string>>;
}

/** Gives an area's sentences their type: a key that one language lacks does not compile. */
export const texts = <K extends string>(zh: Readonly<Record<K, string>>, en: Readonly<Record<NoInfer<K>, string>>): Texts<K> => ({
  'zh-CN': zh,
  en,
});

export type Values = Readonly<Record<string, string | number>>;
export type Say<K extends string> = (key: K, values?: Values) => string;

/** `{name}` by its value; an unknown name stays as it is, so that it is seen. */
export const fill = (sentence: string, values: Values = {}): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

export const sayIn =
  <K extends string>(area: Texts<K>, language: Language): Say<K> =>
  (key, values) =>
    fill(area[language][key], values);
