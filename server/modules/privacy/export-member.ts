import { ExportMember } from '../../../shared/privacy';
import type { Module } from '../../core/module';
import { operation } from '../../core/operation';
import { standingOf } from '../members';
import { collectEverything } from './collect-everything';

/** The same for somebody who asked the club for it on paper: the owner's alone, and on record. Throws not-found members.unknown. */
export const exportMember = (modules: readonly Module[]) =>
  operation({
    name: 'privacy.export-member',
    input: ExportMember,
    policy: (actor) => actor.roles.includes('owner'),
    async run(ctx, { id }) {
      ctx.permit(undefined as never);
      await standingOf(ctx, id);
      ctx.tell({ type: 'MemberDataExported', subject: id, data: {} });
      return collectEverything(modules, ctx, id);
    },
  });
