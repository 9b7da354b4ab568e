import type { Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import { addToInstant, type Charter } from '../charter';

export type ComplaintRules = NonNullable<Charter['complaints']>;
export type Category = ComplaintRules['categories'][number];

/** The charter's chapter on complaints; throws unavailable `complaints.none` when the club has none. */
export function complaintRules({ charter }: { charter: Charter }): ComplaintRules {
  if (!charter.complaints) throw new DomainError('unavailable', 'complaints.none');
  return charter.complaints;
}

/**
 * The category meant: the one given, or `other`, or the charter's last. Throws invalid `complaints.category` with what there is.
 */
export function categoryOf(rules: ComplaintRules, given: string | undefined): Category {
  const { categories } = rules;
  const found =
    given === undefined ? (categories.find((c) => c.id === 'other') ?? categories.at(-1)) : categories.find((c) => c.id === given);
  if (found) return found;
  throw new DomainError('invalid', 'complaints.category', { categories: categories.map((c) => `${c.id} ${c.title}`).join('、') });
}

/** Title of a category as the charter prints it; the id where the charter no longer has it. */
export const categoryTitle = (charter: Charter, category: string): string =>
  charter.complaints?.categories.find((c) => c.id === category)?.title ?? category;

/** Until when a complaint solved at `at` may be reopened (`reopenWithin`, elapsed time at the club's wall clock), UTC ms. */
export const reopenUntil = (ctx: Pick<Ctx, 'charter'>, at: number): number =>
  addToInstant(ctx.charter, at, complaintRules(ctx).reopenWithin);
