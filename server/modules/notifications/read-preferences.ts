import { z } from 'zod';
import type { PreferencesView } from '../../../shared/notifications';
import { operation } from '../../core/operation';
import { isSelf } from '../../core/policies';
import { preferencesOf } from './preferences';

/** What reaches the member by which channel, and the quiet hours. */
export const readPreferences = operation({
  name: 'notifications.read-preferences',
  input: z.strictObject({}),
  policy: (actor, s: { memberId: string }) => isSelf(actor, s.memberId),
  reads: true,
  run(ctx): Promise<PreferencesView> {
    ctx.permit({ memberId: ctx.actor.id });
    return preferencesOf(ctx, ctx.actor.id);
  },
});
