import type { Invariant } from '../../core/module';
import { offsetsOf } from './offsets';

export const renewalsInvariants: readonly Invariant[] = [
  {
    name: 'renewals.reminders-have-terms',
    states: 'Every reminder is about a term that was recorded',
    offenders: ({ db }) =>
      db.query(
        `SELECT r.memberId, r.endsOn FROM renewal_reminder r
         WHERE NOT EXISTS (SELECT 1 FROM term t WHERE t.memberId = r.memberId AND t.endsOn = r.endsOn) LIMIT 20`,
      ),
  },
  {
    name: 'renewals.reminders-are-few',
    states: 'Nobody was reminded of one end more often than the charter has reminders',
    offenders: ({ db, charter }) =>
      db.query('SELECT memberId, endsOn, COUNT(*) AS reminders FROM renewal_reminder GROUP BY memberId, endsOn HAVING COUNT(*) > ? LIMIT 20', [
        Math.max(1, offsetsOf(charter).length),
      ]),
  },
];
