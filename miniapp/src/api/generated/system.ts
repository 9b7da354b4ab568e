// Written by `npm run client` from the operations of the server: change those, then run it again.

import type { z } from 'zod';
import type * as system from '../../../../shared/system';
import type { Call } from '../call';

/** History of the jobs */
export const listJobRuns: Call<{ job?: string; before?: number; limit?: number }, z.output<typeof system.JobRuns>> = {
  method: 'GET',
  path: '/jobs',
  reads: true,
};

/** Facts that could not be handled */
export const listParkedFacts: Call<{ limit?: number }, z.output<typeof system.ParkedFacts>> = {
  method: 'GET',
  path: '/facts/parked',
  reads: true,
};

/** Try a parked fact again */
export const releaseFact: Call<{ id: string }, Record<string, never>> = {
  method: 'POST',
  path: '/facts/:id/release',
};
