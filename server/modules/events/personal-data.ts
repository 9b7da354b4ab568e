import type { Ctx } from '../../core/context';
import type { FactHandler } from '../../core/facts';
import type { PersonalData } from '../../core/module';
import type { EventFeedbackRow } from './attendance.entity';
import { REMARKS } from './give-feedback';
import { STEP_NOTE } from './move-registration';
import { giveBack, lockEvent, passSeats } from './pass-seats';
import { ownRegistration } from './queries';

const LIVE_AHEAD = `SELECT r.eventId FROM registration r JOIN event e ON e.id = r.eventId
  WHERE r.memberId = ? AND r.state IN ('confirmed','waiting','offered') AND e.state = 'published' AND e.startsAt > ? ORDER BY r.eventId`;

/** Takes somebody who has left off everything still to come; the seats go to those who wait. */
async function releaseAll(ctx: Ctx, memberId: string): Promise<void> {
  const ahead = await ctx.db.query<{ eventId: string }[]>(LIVE_AHEAD, [memberId, ctx.now]);
  for (const { eventId } of ahead) {
    const [event, own] = await Promise.all([lockEvent(ctx, eventId), ownRegistration(ctx.db, eventId, memberId)]);
    if (!own || (own.state !== 'confirmed' && own.state !== 'waiting' && own.state !== 'offered')) continue;
    const left = giveBack(ctx, event, own, 'leave');
    ctx.tell({ type: 'SignUpCancelled', subject: own.id, data: { eventId, memberId, seats: own.seats } });
    await passSeats(ctx, left);
  }
}

/** Who is no longer a member comes to no more events. */
export const releaseSeats: readonly FactHandler[] = ['MemberLeft', 'MemberRevoked'].map((on) => ({
  name: `events.release-seats:${on}`,
  on,
  handle: (ctx, { subject }) => releaseAll(ctx, subject),
}));

/** Events in the export of everything about oneself, and in erasure. */
export const eventsPersonalData: PersonalData = {
  async collect(ctx, memberId) {
    const mine = 'FROM registration r WHERE r.memberId = ?';
    const of = (table: string) => `SELECT t.* FROM ${table} t JOIN registration r ON r.id = t.registrationId WHERE r.memberId = ?`;
    const [registrations, steps, reminders, entries, tries, feedback] = await Promise.all([
      ctx.db.query<unknown[]>(
        `SELECT r.*, e.number, e.title, e.startsAt FROM registration r JOIN event e ON e.id = r.eventId WHERE r.memberId = ? ORDER BY r.id`,
        [memberId],
      ),
      ctx.db.query<{ note: string | null }[]>(`${of('registration_step')} ORDER BY t.registrationId, t.seq`, [memberId]),
      ctx.db.query<unknown[]>(of('event_reminder'), [memberId]),
      ctx.db.query<unknown[]>(`SELECT d.eventId, d.outcome, d.at FROM door_entry d WHERE d.registrationId IN (SELECT r.id ${mine})`, [
        memberId,
      ]),
      ctx.db.query<unknown[]>('SELECT * FROM wall_try WHERE memberId = ?', [memberId]),
      ctx.db.query<EventFeedbackRow[]>('SELECT * FROM event_feedback WHERE memberId = ?', [memberId]),
    ]);
    const opened = (place: string, text: string | null) => (text === null ? null : ctx.vault.open(place, text));
    return {
      eventRegistrations: registrations,
      eventRegistrationSteps: steps.map((step) => ({ ...step, note: opened(STEP_NOTE, step.note) })),
      eventReminders: reminders,
      eventAttendance: entries,
      eventCodeTries: tries,
      eventFeedback: feedback.map((row) => ({ ...row, remarks: opened(REMARKS, row.remarks) })),
    };
  },
  async erase(ctx, memberId) {
    await releaseAll(ctx, memberId);
    ctx.db.later('UPDATE event_feedback SET remarks = NULL WHERE memberId = ?', [memberId]);
    ctx.db.later('UPDATE registration_step SET note = NULL WHERE registrationId IN (SELECT id FROM registration WHERE memberId = ?)', [
      memberId,
    ]);
    ctx.db.later('DELETE FROM wall_try WHERE memberId = ?', [memberId]);
  },
};
