// Written by `npm run client` from the operations of the server: change those, then run it again.

import type { z } from 'zod';
import type * as checkIns from '../../../../shared/check-ins';
import type { Call } from '../call';

/** Check in today */
export const checkIn: Call<Record<string, never>, z.output<typeof checkIns.CheckInView>> = {
  method: 'POST',
  path: '/check-ins',
};

/** My check-ins of a month, and my streak */
export const read: Call<{ month?: string }, z.output<typeof checkIns.CheckInsView>> = {
  method: 'GET',
  path: '/me/check-ins',
  reads: true,
};
