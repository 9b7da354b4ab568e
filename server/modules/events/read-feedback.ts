import { z } from 'zod';
import { eventId as eventIdOf } from '../../../shared/events';
import { operation } from '../../core/operation';
import type { EventFeedbackRow } from './attendance.entity';
import { REMARKS } from './give-feedback';
import { mayReadFeedback } from './policy';
import { eventById } from './queries';

/** Fewer answers would point at people. */
const FEWEST = 3;

/**
 * What those who came said, for staff: averages and texts, without names and in an order that tells nothing of when or by whom, and
 * only from three answers on.
 */
export const readFeedback = operation({
  name: 'events.read-feedback',
  input: z.strictObject({ eventId: eventIdOf }),
  policy: mayReadFeedback,
  reads: true,
  async run(ctx, { eventId }) {
    ctx.permit(null);
    const [, rows, [came]] = await Promise.all([
      eventById(ctx.db, eventId),
      ctx.db.query<EventFeedbackRow[]>('SELECT * FROM event_feedback WHERE eventId = ?', [eventId]),
      ctx.db.query<{ n: number }[]>("SELECT COUNT(*) AS n FROM registration WHERE eventId = ? AND state = 'attended'", [eventId]),
    ]);
    const figures = { answers: rows.length, attended: Number(came?.n ?? 0) };
    if (rows.length < FEWEST) return { ...figures, averages: null, texts: [] };
    const average = (key: 'organisation' | 'content' | 'experience') =>
      Math.round((rows.reduce((sum, row) => sum + Number(row[key]), 0) / rows.length) * 100) / 100;
    // the same order each time, or asking often would tell which texts are new
    const order = (row: EventFeedbackRow) => ctx.vault.digest('event_feedback.order', `${row.eventId} ${row.memberId}`);
    const texts = rows
      .flatMap((row) => (row.remarks === null ? [] : [{ at: order(row), text: ctx.vault.open(REMARKS, row.remarks) }]))
      .sort((a, b) => (a.at < b.at ? -1 : 1))
      .map(({ text }) => text);
    const averages = { organisation: average('organisation'), content: average('content'), experience: average('experience') };
    return { ...figures, averages, texts };
  },
});
