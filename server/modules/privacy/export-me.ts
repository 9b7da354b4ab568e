import { z } from 'zod';
import type { Module } from '../../core/module';
import { operation } from '../../core/operation';
import { isSelf } from '../../core/policies';
import { collectEverything } from './collect-everything';

/** Everything the club knows about the asking member, as one document. */
export const exportMe = (modules: readonly Module[]) =>
  operation({
    name: 'privacy.export-me',
    input: z.strictObject({}),
    policy: (actor, s: { memberId: string }) => isSelf(actor, s.memberId),
    reads: true,
    run(ctx) {
      ctx.permit({ memberId: ctx.actor.id });
      return collectEverything(modules, ctx, ctx.actor.id);
    },
  });
