import { z } from 'zod';
import type { MyRegistration } from '../../../shared/events';
import { idOf } from '../../../shared/text';
import type { Ctx } from '../../core/context';
import { marks } from '../../core/db';
import { operation } from '../../core/operation';
import type { EventRow } from './event.entity';
import { type OwnAffair, ownAffair } from './policy';
import { eventOf } from './queries';
import { ownViews } from './views';

const input = z.strictObject({
  /** Only those still to come, in which one has a seat, an offer or a place on the waiting list. */
  upcoming: z.enum(['true', 'false']).default('false'),
  after: idOf('reg').optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** One's own registrations, the latest first; the position on waiting lists is shown. */
export const listMyRegistrations = operation({
  name: 'events.list-my-registrations',
  input,
  policy: ownAffair,
  reads: true,
  async run(ctx: Ctx<OwnAffair>, { upcoming, after, limit }): Promise<{ items: MyRegistration[]; next: string | null }> {
    const memberId = ctx.actor.id;
    ctx.permit({ memberId });
    const soon = "AND e.endsAt > ? AND e.state = 'published' AND r.state IN ('confirmed','waiting','offered','attended')";
    const sql = `SELECT r.id, r.eventId FROM registration r JOIN event e ON e.id = r.eventId WHERE r.memberId = ?
      ${after === undefined ? '' : 'AND r.id < ?'} ${upcoming === 'true' ? soon : ''} ORDER BY r.id DESC LIMIT ?`;
    const params = [memberId, ...(after === undefined ? [] : [after]), ...(upcoming === 'true' ? [ctx.now] : []), limit + 1];
    const found = await ctx.db.query<{ id: string; eventId: string }[]>(sql, params);
    const page = found.slice(0, limit);
    if (page.length === 0) return { items: [], next: null };
    const ids = page.map(({ eventId }) => eventId);
    const events = await ctx.db.query<EventRow[]>(`SELECT * FROM event WHERE id IN (${marks(ids)})`, ids);
    const views = await ownViews(ctx, memberId, events.map(eventOf));
    const items = page.flatMap(({ eventId }) => views.get(eventId) ?? []);
    return { items, next: found.length > limit ? (page.at(-1)?.id ?? null) : null };
  },
});
