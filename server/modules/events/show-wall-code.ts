import { z } from 'zod';
import { eventId as eventIdOf } from '../../../shared/events';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { localTime } from './local-time';
import { mayTakeAttendance } from './policy';
import { eventById } from './queries';
import { DOOR_OPENS_MS, isDoorOpen, wallCodeOf } from './wall-code';

/** The code for the wall, new every minute, from two hours before the start until the end. */
export const showWallCode = operation({
  name: 'events.show-wall-code',
  input: z.strictObject({ eventId: eventIdOf }),
  policy: mayTakeAttendance,
  reads: true,
  async run(ctx, { eventId }) {
    ctx.permit(null);
    const event = await eventById(ctx.db, eventId);
    if (isDoorOpen(event, ctx.now)) return wallCodeOf(ctx, eventId);
    if (event.state !== 'published') throw new DomainError('conflict', 'events.no-door', { state: event.state });
    if (ctx.now >= event.endsAt) throw new DomainError('conflict', 'events.over', { title: event.title });
    throw new DomainError('conflict', 'events.door-not-open', { opensAt: localTime(ctx.site.zone, event.startsAt - DOOR_OPENS_MS) });
  },
});
