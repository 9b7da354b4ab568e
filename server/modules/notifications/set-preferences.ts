import { type PreferencesView, SetPreferences, TOPICS } from '../../../shared/notifications';
import type { Ctx } from '../../core/context';
import { insertIfAbsent } from '../../core/db';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { isSelf } from '../../core/policies';
import { isOptional, preferencesOf } from './preferences';

async function choose(ctx: Ctx, memberId: string, topic: string, on: boolean): Promise<void> {
  const absent = insertIfAbsent(ctx.db.dialect, 'notification_preference', ['memberId', 'topic', 'channel', 'offSince', 'changedAt']);
  if (!on) ctx.db.later(absent, [memberId, topic, 'chat', null, ctx.now]);
  // choosing what is chosen already leaves the date as it was
  const chosen = `memberId = ? AND topic = ? AND channel = 'chat' AND offSince IS ${on ? 'NOT NULL' : 'NULL'}`;
  ctx.db.later(`UPDATE notification_preference SET offSince = ?, changedAt = ? WHERE ${chosen}`, [
    on ? null : ctx.now,
    ctx.now,
    memberId,
    topic,
  ]);
}

/**
 * Switches topics on and off for the chat; the inbox keeps everything. Throws conflict: duties stay on, and so does everything where
 * the charter's `notices.optOut` is false.
 */
export const setPreferences = operation({
  name: 'notifications.set-preferences',
  input: SetPreferences,
  policy: (actor, s: { memberId: string }) => isSelf(actor, s.memberId),
  async run(ctx, { chat }): Promise<PreferencesView> {
    const memberId = ctx.actor.id;
    ctx.permit({ memberId });
    for (const topic of TOPICS) {
      const on = chat[topic];
      if (on === undefined) continue;
      if (!on && !isOptional(ctx.charter, topic))
        throw new DomainError('conflict', ctx.charter.notices.optOut ? 'notifications.duty-stays' : 'notifications.no-opt-out');
      await choose(ctx, memberId, topic, on);
    }
    ctx.tell({ type: 'NotificationPreferencesChanged', subject: memberId, data: { chat } });
    return preferencesOf(ctx, memberId);
  },
});
