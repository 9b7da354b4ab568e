// Written by `npm run client` from the operations of the server: change those, then run it again.

import type { z } from 'zod';
import type * as points from '../../../../shared/points';
import type { Call } from '../call';

/** My points: balance, and what expires next */
export const readBalance: Call<Record<string, never>, z.output<typeof points.PointsView>> = {
  method: 'GET',
  path: '/me/points',
  reads: true,
};

/** My points statement, newest first */
export const readStatement: Call<{ after?: string; limit?: number }, z.output<typeof points.StatementView>> = {
  method: 'GET',
  path: '/me/points/statement',
  reads: true,
};

/** Who earned most, and my place */
export const readLeaderboard: Call<{ period?: 'day' | 'week' | 'month' | 'season' | 'year' | 'all'; limit?: number }, z.output<typeof points.LeaderboardView>> = {
  method: 'GET',
  path: '/leaderboard',
  reads: true,
};

/** A member’s points statement (staff) */
export const readMemberStatement: Call<{ after?: string; limit?: number; id: string }, z.output<typeof points.StatementView>> = {
  method: 'GET',
  path: '/members/:id/points/statement',
  reads: true,
};

/** Give or take points, with a reason (staff) */
export const adjust: Call<{ id: string; points: number; reason: string }, z.output<typeof points.AdjustedView>> = {
  method: 'POST',
  path: '/members/:id/points',
};

/** Correct an entry by reversing it (staff) */
export const reverseEntry: Call<{ id: string; entryId: string; reason: string }, z.output<typeof points.ReversalView>> = {
  method: 'POST',
  path: '/members/:id/points/:entryId/reversal',
};
