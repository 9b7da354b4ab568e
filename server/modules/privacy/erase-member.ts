import { mayStaff } from '../../../shared/permissions';
import { EraseMember } from '../../../shared/privacy';
import { DomainError } from '../../core/errors';
import type { Module } from '../../core/module';
import { operation } from '../../core/operation';
import { requireAnotherOwner } from '../accounts';
import { standingOf } from '../members';
import { eraseEverywhere } from './erase-everywhere';

const GONE: readonly string[] = ['left', 'rejected', 'revoked'];

/** Staff erase somebody who has left, or was never admitted. Throws not-found members.unknown, conflict privacy.still-member, accounts.last-owner. */
export const eraseMember = (modules: readonly Module[]) =>
  operation({
    name: 'privacy.erase-member',
    input: EraseMember,
    policy: (actor) => mayStaff(actor.roles, 'members.erase'),
    async run(ctx, { id }) {
      ctx.permit(undefined as never);
      const { status } = await standingOf(ctx, id);
      if (!GONE.includes(status)) throw new DomainError('conflict', 'privacy.still-member');
      await requireAnotherOwner(ctx, id);
      return eraseEverywhere(modules, ctx, id, 'staff');
    },
  });
