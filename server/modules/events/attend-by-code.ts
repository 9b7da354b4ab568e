import { z } from 'zod';
import { type AttendanceView, wallCode } from '../../../shared/events';
import type { Ctx } from '../../core/context';
import { operation } from '../../core/operation';
import type { EventRow } from './event.entity';
import { canMove } from './lifecycle';
import { markAttended } from './mark-attended';
import { lockEvent } from './pass-seats';
import { type OwnAffair, ownAffair } from './policy';
import { eventOf, ownRegistration } from './queries';
import { countTry, DOOR_OPENS_MS, isDoorOpen, isWallCode } from './wall-code';

const RUNNING = "SELECT * FROM event WHERE state = 'published' AND startsAt <= ? AND endsAt > ?";
const MINE = `SELECT r.eventId FROM registration r JOIN event e ON e.id = r.eventId
  WHERE r.memberId = ? AND e.state = 'published' AND e.startsAt <= ? AND e.endsAt > ? AND r.state IN ('confirmed','offered','attended')`;

/**
 * A member has read the code on the wall. Tries are counted, five in ten minutes, before the code is looked at; a wrong one is answered
 * (`wrong-code`), not refused, or the count would be undone with it. Throws limited `events.too-many-tries`.
 */
export const attendByCode = operation({
  name: 'events.attend-by-code',
  input: z.strictObject({ code: wallCode }),
  policy: ownAffair,
  duplicates: { points_source: 'events.try-again', perk_grant: 'events.try-again' },
  async run(ctx: Ctx<OwnAffair>, { code }): Promise<AttendanceView> {
    const memberId = ctx.actor.id;
    ctx.permit({ memberId });
    const doorsFrom = ctx.now + DOOR_OPENS_MS;
    const [triesLeft, running, mine] = await Promise.all([
      countTry(ctx, memberId),
      ctx.db.query<EventRow[]>(RUNNING, [doorsFrom, ctx.now]),
      ctx.db.query<{ eventId: string }[]>(MINE, [memberId, doorsFrom, ctx.now]),
    ]);
    const matching = running.map(eventOf).filter((event) => isDoorOpen(event, ctx.now) && isWallCode(ctx, event.id, code));
    const event = matching.find(({ id }) => mine.some((own) => own.eventId === id)) ?? matching[0];
    if (!event) return { outcome: 'wrong-code', event: null, points: 0, triesLeft };
    return enter(ctx, event.id, triesLeft);
  },
});

async function enter(ctx: Ctx<OwnAffair>, eventId: string, triesLeft: number): Promise<AttendanceView> {
  const [event, own] = await Promise.all([lockEvent(ctx, eventId), ownRegistration(ctx.db, eventId, ctx.actor.id)]);
  const shown = { event: { id: event.id, number: event.number, title: event.title }, triesLeft };
  if (own?.state === 'attended') return { outcome: 'already', points: 0, ...shown };
  if (own?.state === 'waiting') return { outcome: 'waiting', points: 0, ...shown };
  if (!own || !canMove('attend', own.state)) return { outcome: 'not-registered', points: 0, ...shown };
  return { outcome: 'attended', points: await markAttended(ctx, event, own, ctx.now), ...shown };
}
