import type { Invariant } from '../../core/module';

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
];
