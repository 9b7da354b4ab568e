import { z } from 'zod';
import { eventId as eventIdOf } from '../../../shared/events';
import { operation } from '../../core/operation';
import { applyOffset } from '../charter';
import { calendarFile } from './calendar';
import { mayReadEvents } from './policy';
import { visibleEvent } from './visible-event';

/** The event as a calendar file, with the charter's reminders as alarms. */
export const showCalendar = operation({
  name: 'events.show-calendar',
  input: z.strictObject({ eventId: eventIdOf }),
  policy: mayReadEvents,
  reads: true,
  async run(ctx, { eventId }) {
    ctx.permit(null);
    const event = await visibleEvent(ctx, eventId);
    const { charter, site } = ctx;
    const alarms = (charter.events?.reminders ?? []).map((offset) => applyOffset(charter, event.startsAt, offset));
    const kindTitle = charter.events?.kinds.find(({ id }) => id === event.kind)?.title ?? event.kind;
    const entry = { event, kindTitle, clubName: charter.club.name, publicUrl: site.publicUrl, alarms };
    return { body: calendarFile(entry), filename: `event-${event.number}.ics` };
  },
});
