import type { ReadCtx } from '../../core/context';
import type { Invariant } from '../../core/module';
import { addDays } from '../charter';

const rows = (sql: string) => (ctx: ReadCtx) => ctx.db.query<unknown[]>(`${sql} LIMIT 20`);

const EARNED = "SUM(CASE WHEN kind IN ('credit', 'take-back') THEN points ELSE 0 END)";

/** What `npm run verify` proves of the ledger. */
export const pointsInvariants: readonly Invariant[] = [
  {
    name: 'points.balance-is-ledger',
    states: 'Every balance equals the sum of the member’s entries, and what was earned the sum of credits and take-backs.',
    offenders: rows(`
      SELECT b.memberId, b.points, e.points AS ledger, b.earned, e.earned AS ledgerEarned FROM points_balance b
      LEFT JOIN (SELECT memberId, SUM(points) AS points, ${EARNED} AS earned FROM points_entry GROUP BY memberId) e ON e.memberId = b.memberId
      WHERE b.points <> COALESCE(e.points, 0) OR b.earned <> COALESCE(e.earned, 0)`),
  },
  {
    name: 'points.ledger-has-balance',
    states: 'Every member with entries has a balance.',
    offenders: rows(`
      SELECT e.memberId FROM (SELECT DISTINCT memberId FROM points_entry) e
      LEFT JOIN points_balance b ON b.memberId = e.memberId WHERE b.memberId IS NULL`),
  },
  {
    name: 'points.never-negative',
    states: 'No balance is below zero.',
    offenders: rows('SELECT memberId, points, earned FROM points_balance WHERE points < 0 OR earned < 0'),
  },
  {
    name: 'points.lots-not-overused',
    states: 'Of no lot is more used than it holds, and nothing is used of what is no lot.',
    offenders: rows(`
      SELECT u.memberId, u.lotId, u.used, e.points, e.expiresOn
      FROM (SELECT memberId, lotId, SUM(points) AS used FROM points_use GROUP BY memberId, lotId) u
      LEFT JOIN points_entry e ON e.memberId = u.memberId AND e.id = u.lotId
      WHERE e.id IS NULL OR e.expiresOn IS NULL OR u.used < 0 OR u.used > e.points`),
  },
  {
    name: 'points.entries-are-uses',
    states: 'Every entry that is no lot changes the balance by exactly what it took out of lots or put back.',
    offenders: rows(`
      SELECT e.memberId, e.id, e.points, u.used FROM points_entry e
      LEFT JOIN (SELECT memberId, entryId, SUM(points) AS used FROM points_use GROUP BY memberId, entryId) u
        ON u.memberId = e.memberId AND u.entryId = e.id
      WHERE e.points = 0 OR (e.expiresOn IS NULL AND e.points <> -COALESCE(u.used, 0)) OR (e.expiresOn IS NOT NULL AND (e.points < 0 OR u.used IS NOT NULL))`),
  },
  {
    name: 'points.nothing-expires-unseen',
    states: 'The nightly job looks at every member no later than on the day after the last day of an open lot.',
    async offenders(ctx) {
      const late = await ctx.db.query<{ dueOn: string; expiresOn: string }[]>(`
        SELECT DISTINCT b.dueOn, e.expiresOn FROM points_balance b JOIN points_entry e ON e.memberId = b.memberId
        LEFT JOIN (SELECT memberId, lotId, SUM(points) AS used FROM points_use GROUP BY memberId, lotId) u ON u.memberId = e.memberId AND u.lotId = e.id
        WHERE e.expiresOn < b.dueOn AND e.points > COALESCE(u.used, 0)`);
      return late.filter(({ dueOn, expiresOn }) => dueOn > addDays(expiresOn, 1)).slice(0, 20);
    },
  },
];
