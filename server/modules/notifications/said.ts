import { fill, LOCALES, type Locale, type Messages, type NoticeText } from '../../../shared/messages';
import type { ReadCtx } from '../../core/context';
import type { Module, Recipient } from '../../core/module';

/** What was said, in every language, with what a tap does. */
export type Said = { readonly [locale in Locale]: NoticeText } & { readonly action?: NonNullable<Recipient['action']> };

type Templates = NonNullable<Messages['notices']>;

/** Every module's templates by name. */
export const templatesOf = (modules: readonly Module[]): Templates => Object.assign({}, ...modules.map((m) => m.messages?.notices ?? {}));

/** The template filled for one recipient. */
export function sayTo(template: Readonly<Record<Locale, NoticeText>>, { params, action }: Recipient): Said {
  const filled = (locale: Locale): NoticeText => ({
    title: fill(template[locale].title, params),
    body: fill(template[locale].body, params),
  });
  const texts = Object.fromEntries(LOCALES.map((locale) => [locale, filled(locale)])) as Record<Locale, NoticeText>;
  return { ...texts, ...(action && { action }) };
}

const PLACE = 'notification.said';

export const sealSaid = (ctx: Pick<ReadCtx, 'vault'>, said: Said): string => ctx.vault.seal(PLACE, JSON.stringify(said));

export const openSaid = (ctx: Pick<ReadCtx, 'vault'>, sealed: string): Said => JSON.parse(ctx.vault.open(PLACE, sealed)) as Said;
