import { type PreferencesView, TOPICS, type Topic } from '../../../shared/notifications';
import type { ReadCtx } from '../../core/context';
import { marks } from '../../core/db';
import type { Charter } from '../charter';
import type { Channel } from './channels';

/** Whether members may switch the topic off: all but duties, where the charter's `notices.optOut` lets them. */
export const isOptional = (charter: Charter, topic: string): boolean => charter.notices.optOut && topic !== 'duty';

/** Those of the members who do not want the topic by that channel. */
export async function unwillingAmong(
  ctx: ReadCtx,
  channel: Channel,
  topic: string,
  memberIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (memberIds.length === 0 || !isOptional(ctx.charter, topic)) return new Set();
  const sql = `SELECT memberId FROM notification_preference WHERE memberId IN (${marks(memberIds)}) AND topic = ? AND channel = ? AND offSince IS NOT NULL`;
  const rows = await ctx.db.query<{ memberId: string }[]>(sql, [...memberIds, topic, channel.name]);
  return new Set(rows.map((row) => row.memberId));
}

interface Row {
  topic: Topic;
  offSince: number | null;
  changedAt: number;
}

/** What one member has chosen, topic by topic. */
export async function preferencesOf(ctx: ReadCtx, memberId: string): Promise<PreferencesView> {
  const sql = "SELECT topic, offSince, changedAt FROM notification_preference WHERE memberId = ? AND channel = 'chat'";
  const chosen = new Map((await ctx.db.query<Row[]>(sql, [memberId])).map((row) => [row.topic, row]));
  const topics = TOPICS.map((topic) => {
    const row = chosen.get(topic);
    const optional = isOptional(ctx.charter, topic);
    return {
      topic,
      inbox: true as const,
      chat: !optional || (row?.offSince ?? null) === null,
      chatSince: row ? Number(row.changedAt) : null,
      optional,
    };
  });
  return { topics, quiet: ctx.charter.notices.quiet };
}
