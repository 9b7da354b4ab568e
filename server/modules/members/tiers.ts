import type { Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import type { Charter } from '../charter';

/** Where everybody begins; clubs without tiers have one that nobody sees. */
export const lowestTier = (charter: Charter): string => charter.tiers?.levels[0]?.id ?? 'member';

/** Throws invalid `members.tier` unless the charter has this tier. */
export function requireTier({ charter }: Pick<Ctx, 'charter'>, tier: string): void {
  const levels = charter.tiers?.levels ?? [{ id: lowestTier(charter) }];
  if (levels.some((level) => level.id === tier)) return;
  const tiers = levels.map((level) => level.id).join(', ');
  throw new DomainError('invalid', 'members.tier', { tier, tiers }, [{ field: 'tier', rule: 'known' }]);
}
