import type { z } from 'zod';
import { EventsQuery, type EventView } from '../../../shared/events';
import { operation } from '../../core/operation';
import type { EventRow } from './event.entity';
import { mayReadDrafts, mayReadEvents } from './policy';
import { eventViews } from './views';

type Query = z.output<typeof EventsQuery>;

/** Conditions and their parameters, in step. */
function conditionsOf(
  { state, from, to, kind, mine, order, after }: Query,
  memberId: string,
  drafts: boolean,
): { where: string; params: unknown[] } {
  const states = state ? [state] : ['draft', 'published', 'closed', 'cancelled'];
  const visible = states.filter((s) => s !== 'draft' || drafts);
  const parts: [string, ...unknown[]][] = [visible.length > 0 ? [`e.state IN (${visible.map((s) => `'${s}'`).join(',')})`] : ['1 = 0']];
  if (from !== undefined) parts.push(['e.startsAt >= ?', from]);
  if (to !== undefined) parts.push(['e.startsAt < ?', to]);
  if (kind !== undefined) parts.push(['e.kind = ?', kind]);
  if (mine === 'true')
    parts.push([
      "EXISTS (SELECT 1 FROM registration r WHERE r.eventId = e.id AND r.memberId = ? AND r.state IN ('confirmed','waiting','offered','attended'))",
      memberId,
    ]);
  if (after !== undefined) {
    const cut = after.indexOf('_');
    const [startsAt, id] = [Number(after.slice(0, cut)), after.slice(cut + 1)];
    const beyond = order === 'latest' ? '<' : '>';
    parts.push([`e.startsAt ${beyond}= ?`, startsAt], [`(e.startsAt ${beyond} ? OR e.id ${beyond} ?)`, startsAt, id]);
  }
  return { where: parts.map(([sql]) => sql).join(' AND '), params: parts.flatMap(([, ...values]) => values) };
}

/** Events by their start, the soonest or the latest first, page by page; drafts only for staff who may see them. */
export const listEvents = operation({
  name: 'events.list-events',
  input: EventsQuery,
  policy: mayReadEvents,
  reads: true,
  async run(ctx, query): Promise<{ items: EventView[]; next: string | null }> {
    ctx.permit(null);
    const { where, params } = conditionsOf(query, ctx.actor.id, mayReadDrafts(ctx.actor));
    const way = query.order === 'latest' ? 'DESC' : 'ASC';
    const sql = `SELECT e.* FROM event e WHERE ${where} ORDER BY e.startsAt ${way}, e.id ${way} LIMIT ?`;
    const rows = await ctx.db.query<EventRow[]>(sql, [...params, query.limit + 1]);
    const items = await eventViews(ctx, ctx.actor.id, rows.slice(0, query.limit));
    const last = items.at(-1);
    return { items, next: rows.length > query.limit && last ? `${last.startsAt}_${last.id}` : null };
  },
});
