import type { Invariant } from '../../core/module';

const rows =
  (sql: string): Invariant['offenders'] =>
  ({ db }) =>
    db.query(`${sql} LIMIT 20`);

export const accountsInvariants: readonly Invariant[] = [
  {
    name: 'accounts.staff-are-members',
    states: 'Whoever works for the club is a member who has not left and was not revoked',
    offenders: rows(
      `SELECT r.memberId, r.role FROM staff_role r LEFT JOIN member m ON m.id = r.memberId
       WHERE r.revokedAt IS NULL AND (m.id IS NULL OR m.leftAt IS NOT NULL OR m.revokedAt IS NOT NULL)`,
    ),
  },
  {
    name: 'accounts.role-once',
    states: 'Nobody holds the same staff role twice at a time',
    offenders: rows(
      'SELECT memberId, role, COUNT(*) AS held FROM staff_role WHERE revokedAt IS NULL GROUP BY memberId, role HAVING COUNT(*) > 1',
    ),
  },
  {
    name: 'accounts.codes-are-bounded',
    states: 'No log-in code has more tries left than five, or fewer than none',
    offenders: rows('SELECT id, triesLeft FROM login_code WHERE triesLeft > 5 OR triesLeft < 0'),
  },
];
