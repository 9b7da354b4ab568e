import { z } from 'zod';
import type { Ctx } from '../../core/context';
import { operation } from '../../core/operation';
import { isSystem } from '../../core/policies';
import { close } from './close-event';
import { expireOffers } from './expire-offers';
import { lockEvent } from './pass-seats';
import { inviteFeedback, sendReminders } from './send-reminders';
import { forgetTries } from './wall-code';

const CLOSES_AFTER_MS = 86_400_000;

async function closeOver(ctx: Ctx<never>): Promise<boolean> {
  const sql = "SELECT id FROM event WHERE state = 'published' AND endsAt <= ? LIMIT 1";
  const [over] = await ctx.db.query<{ id: string }[]>(sql, [ctx.now - CLOSES_AFTER_MS]);
  if (!over) return false;
  const event = await lockEvent(ctx, over.id);
  if (event.state !== 'published') return false;
  forgetTries(ctx);
  await close(ctx, event);
  return true;
}

/** In the order of urgency: a seat that is free again, people who should set out, people who have come home, the books. */
const DUTIES = { offers: expireOffers, reminders: sendReminders, invitations: inviteFeedback, closing: closeOver };

/**
 * What the clock asks of events: offers run out and pass on, waiting lists end, reminders and invitations go out, events close. Each run
 * does one piece in a short transaction and resolves to whether it should be run again.
 */
export const keepTime = operation({
  name: 'events.keep-time',
  input: z.strictObject({}),
  policy: isSystem,
  async run(ctx) {
    ctx.permit(null);
    for (const [duty, work] of Object.entries(DUTIES)) if (await work(ctx)) return { more: true, did: duty };
    return { more: false, did: null };
  },
});
