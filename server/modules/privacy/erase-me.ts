import { ERASURE_PHRASES, EraseMe } from '../../../shared/privacy';
import { DomainError } from '../../core/errors';
import type { Module } from '../../core/module';
import { operation } from '../../core/operation';
import { isSelf } from '../../core/policies';
import { requireAnotherOwner } from '../accounts';
import { eraseEverywhere } from './erase-everywhere';

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s"'“”。.]/g, '');

/**
 * A member has everything that identifies them removed; their membership ends with it.
 * Throws invalid privacy.wrong-phrase, conflict accounts.last-owner.
 */
export const eraseMe = (modules: readonly Module[]) =>
  operation({
    name: 'privacy.erase-me',
    input: EraseMe,
    policy: (actor, s: { memberId: string }) => isSelf(actor, s.memberId),
    async run(ctx, { confirm }) {
      const memberId = ctx.actor.id;
      ctx.permit({ memberId });
      const meant = Object.values(ERASURE_PHRASES).some((phrase) => plain(phrase) === plain(confirm));
      if (!meant)
        throw new DomainError('invalid', 'privacy.wrong-phrase', { phrase: ERASURE_PHRASES['zh-CN'], phraseEn: ERASURE_PHRASES.en });
      await requireAnotherOwner(ctx, memberId);
      return eraseEverywhere(modules, ctx, memberId, 'member');
    },
  });
