import type { Invariant } from '../../core/module';

/** What `npm run verify` proves of imports. */
export const rosterInvariants: readonly Invariant[] = [
  {
    name: 'roster.rows-lead-to-members',
    states: 'Every roster row leads to a member who was admitted, or to nobody once erased.',
    offenders: ({ db }) =>
      db.query(
        'SELECT r.memberId FROM roster_row r LEFT JOIN member m ON m.id = r.memberId WHERE r.memberId IS NOT NULL AND (m.id IS NULL OR (m.admittedOn IS NULL AND m.appliedAt IS NULL)) LIMIT 20',
      ),
  },
  {
    name: 'roster.opening-points-are-booked-once',
    states: 'The opening points of a member are those of the roster rows that lead there, in one lot.',
    offenders: ({ db }) =>
      db.query(
        `SELECT r.memberId, r.points, e.booked, e.lots FROM (SELECT memberId, SUM(points) AS points FROM roster_row WHERE memberId IS NOT NULL GROUP BY memberId) r
         LEFT JOIN (SELECT memberId, SUM(points) AS booked, COUNT(*) AS lots FROM points_entry WHERE reason = 'roster' AND kind = 'credit' GROUP BY memberId) e
           ON e.memberId = r.memberId
         WHERE r.points <> COALESCE(e.booked, 0) OR e.lots > 1 LIMIT 20`,
      ),
  },
];
