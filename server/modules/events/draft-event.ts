import { EventDraft, type EventView } from '../../../shared/events';
import { nextNumber } from '../../core/counters';
import { operation } from '../../core/operation';
import type { EventRow } from './event.entity';
import { assertPlan, completePlan } from './event-rules';
import { insertEvent, recordEventStep } from './move-event';
import { mayEdit } from './policy';
import { eventView } from './views';

/** Writes down an event that nobody but staff sees yet, with its number for the chat (活动 3). */
export const draftEvent = operation({
  name: 'events.draft-event',
  input: EventDraft,
  policy: mayEdit,
  async run(ctx, draft): Promise<EventView> {
    ctx.permit(null);
    const plan = completePlan(ctx.charter, ctx.now, draft);
    assertPlan(ctx.charter, plan);
    const id = ctx.newId('evt');
    const number = await nextNumber(ctx.db, 'event');
    const counts = { capacity: plan.capacity, taken: 0, waiting: 0, lastPlace: 0 };
    const event: EventRow = { id, number, ...plan, state: 'draft', ...counts, version: 1, cancelReason: null, updatedAt: ctx.now };
    insertEvent(ctx, event);
    recordEventStep(ctx, event, null);
    ctx.tell({ type: 'EventDrafted', subject: id, data: { number, startsAt: event.startsAt, capacity: event.capacity } });
    return eventView(ctx, event, null);
  },
});
