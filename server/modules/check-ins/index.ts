/** The door of the check-ins module. */

import { checkInsMessages } from '../../../shared/check-ins';
import type { Invariant, Module, PersonalData } from '../../core/module';
import { addDays } from '../charter';
import { checkIn } from './check-in';
import { CheckInRow } from './check-in.entity';
import { checkInsCommands, checkInsRoutes } from './faces';
import { checkInsMigrations } from './migrations';
import { readCheckIns } from './read-check-ins';

export { checkIn } from './check-in';

const invariants: readonly Invariant[] = [
  {
    name: 'check-ins.streak-is-unbroken',
    states: 'Every streak starts at 1, and one that goes on stands on the day before, one shorter.',
    async offenders(ctx) {
      const steps = await ctx.db.query<{ day: string; previous: string | null; step: number | null }[]>(`
        SELECT DISTINCT day, previous, step FROM (
          SELECT day, streak, LAG(day) OVER member AS previous, streak - LAG(streak) OVER member AS step
          FROM check_in WINDOW member AS (PARTITION BY memberId ORDER BY day)) AS walk
        WHERE streak <> 1`);
      return steps.filter(({ day, previous, step }) => Number(step) !== 1 || previous !== addDays(day, -1)).slice(0, 20);
    },
  },
  {
    name: 'check-ins.paid-once',
    states: 'Every check-in with points has exactly its entry in the ledger, and every such entry its check-in.',
    offenders: (ctx) =>
      ctx.db.query(`
        SELECT c.memberId, c.day, c.points, e.points AS booked FROM check_in c
        LEFT JOIN points_entry e ON e.memberId = c.memberId AND e.id = c.entryId AND e.reason = 'check-in'
        WHERE c.points <> COALESCE(e.points, 0)
        UNION ALL
        SELECT e.memberId, e.id, COUNT(*), COUNT(c.day) FROM points_entry e LEFT JOIN check_in c ON c.memberId = e.memberId AND c.entryId = e.id
        WHERE e.reason = 'check-in' GROUP BY e.memberId, e.id HAVING COUNT(c.day) <> 1 LIMIT 20`),
  },
];

const personalData: PersonalData = {
  collect: async (ctx, memberId) => ({
    checkIns: await ctx.db.query<unknown[]>(
      'SELECT day, at, streak, points, base, extras, entryId FROM check_in WHERE memberId = ? ORDER BY day',
      [memberId],
    ),
  }),
  // days and figures under an id that leads to nobody: the ledger still stands on them
  erase: async () => undefined,
};

export const checkInsModule: Module = {
  name: 'check-ins',
  migrations: checkInsMigrations,
  entities: [CheckInRow],
  operations: [checkIn, readCheckIns],
  routes: checkInsRoutes,
  commands: checkInsCommands,
  facts: ['CheckedIn', 'CheckInRewarded'],
  auditOnly: ['CheckedIn'],
  invariants,
  personalData,
  messages: checkInsMessages,
};
