import type { Ctx } from '../../core/context';
import { marks } from '../../core/db';
import { applyOffset, type Offset } from '../charter';

const BATCH = 200;
const SOON_MS = 12 * 3_600_000;
const INVITE_FOR_MS = 3 * 86_400_000;
const INVITATION = 'feedback';

interface Person {
  id: string;
  memberId: string;
}
interface Due {
  id: string;
  startsAt: number;
  mark: string;
  /** The moment the reminder belongs to. */
  at: number;
}

/** The offset as it stands in `event_reminder`: `-1天`. */
const markOf = ({ n, unit }: Offset): string => `${n}${unit}`;

/** The reminder that is due for a start: the latest one only, so that after an outage nobody gets two at once, and none after the start. */
function latestDue(ctx: Ctx<never>, id: string, startsAt: number): Due | null {
  const offsets = ctx.charter.events?.reminders ?? [];
  const due = offsets.map((offset) => ({ id, startsAt, mark: markOf(offset), at: applyOffset(ctx.charter, startsAt, offset) }));
  const past = due.filter(({ at }) => at <= ctx.now && at < startsAt);
  return past.sort((a, b) => b.at - a.at)[0] ?? null;
}

/** Writes down that they are reminded; the key breaks if another process has just done it. */
function keepReminders(ctx: Ctx<never>, people: readonly Person[], mark: string, startsAt: number): void {
  const rows = people.flatMap(({ id }) => [id, mark, startsAt, ctx.now]);
  ctx.db.later(`INSERT INTO event_reminder(registrationId, mark, startsAt, at) VALUES ${marks(people, '(?,?,?,?)')}`, rows);
}

const NOT_REMINDED = `SELECT r.id, r.memberId FROM registration r
  LEFT JOIN event_reminder m ON m.registrationId = r.id AND m.mark = ? AND m.startsAt = ?
  WHERE r.eventId = ? AND r.state = 'confirmed' AND r.since <= ? AND m.registrationId IS NULL ORDER BY r.id LIMIT ${BATCH}`;

/**
 * Reminds those who have a seat, at the charter's offsets before the start (events.reminders): once for each registration, offset and
 * start, and only those who had signed up by that moment. Resolves to whether there was somebody to remind.
 */
export async function sendReminders(ctx: Ctx<never>): Promise<boolean> {
  const offsets = ctx.charter.events?.reminders ?? [];
  const widest = Math.max(0, ...offsets.map((offset) => ctx.now - applyOffset(ctx.charter, ctx.now, offset)));
  if (widest === 0) return false;
  const sql = "SELECT id, startsAt FROM event WHERE state = 'published' AND startsAt > ? AND startsAt <= ? ORDER BY startsAt";
  const events = await ctx.db.query<{ id: string; startsAt: number }[]>(sql, [ctx.now, ctx.now + widest + 2 * 86_400_000]);
  const due = events.flatMap(({ id, startsAt }) => latestDue(ctx, id, Number(startsAt)) ?? []);
  const found = await Promise.all(due.map((d) => ctx.db.query<Person[]>(NOT_REMINDED, [d.mark, d.startsAt, d.id, d.at])));
  const index = found.findIndex((people) => people.length > 0);
  const [next, people] = [due[index], found[index]];
  if (!next || !people) return false;
  keepReminders(ctx, people, next.mark, next.startsAt);
  const soon = next.startsAt - ctx.now < SOON_MS;
  for (const { id, memberId } of people) {
    ctx.tell({ type: 'EventReminded', subject: id, data: { eventId: next.id, memberId, mark: next.mark, startsAt: next.startsAt, soon } });
  }
  return true;
}

const NOT_INVITED = `SELECT r.id, r.memberId, r.eventId, e.startsAt FROM event e JOIN registration r ON r.eventId = e.id
  LEFT JOIN event_reminder m ON m.registrationId = r.id AND m.mark = '${INVITATION}' AND m.startsAt = e.startsAt
  LEFT JOIN event_feedback f ON f.eventId = e.id AND f.memberId = r.memberId
  WHERE e.endsAt <= ? AND e.endsAt > ? AND e.state IN ('published','closed') AND e.startsAt > ? AND r.state = 'attended'
  AND m.registrationId IS NULL AND f.memberId IS NULL ORDER BY e.id, r.id LIMIT ${BATCH}`;
const LONGEST_EVENT_MS = 31 * 86_400_000;

/** Asks those who came for their feedback, once, in the days after the end. Resolves to whether there was somebody to ask. */
export async function inviteFeedback(ctx: Ctx<never>): Promise<boolean> {
  const since = ctx.now - INVITE_FOR_MS;
  const asked = await ctx.db.query<(Person & { eventId: string; startsAt: number })[]>(NOT_INVITED, [
    ctx.now,
    since,
    since - LONGEST_EVENT_MS,
  ]);
  for (const { id, memberId, eventId, startsAt } of asked) {
    keepReminders(ctx, [{ id, memberId }], INVITATION, Number(startsAt));
    ctx.tell({ type: 'FeedbackInvited', subject: id, data: { eventId, memberId } });
  }
  return asked.length > 0;
}
