import { z } from 'zod';
import { JobRuns, ParkedFacts } from '../../../shared/system';
import type { Route, Schedule } from '../../core/faces';
import { listJobRuns } from './list-job-runs';
import { listParkedFacts, releaseFact } from './parked-facts';
import { sweep } from './sweep';

export const routes: readonly Route[] = [
  { method: 'GET', path: '/jobs', summary: 'History of the jobs', operation: listJobRuns, output: JobRuns },
  { method: 'GET', path: '/facts/parked', summary: 'Facts that could not be handled', operation: listParkedFacts, output: ParkedFacts },
  {
    method: 'POST',
    path: '/facts/:id/release',
    summary: 'Try a parked fact again',
    operation: releaseFact,
    output: z.object({}),
    status: 200,
  },
];

export const schedules: readonly Schedule[] = [
  {
    job: 'system.sweep',
    cron: '20 * * * *',
    operation: sweep,
    input: (_slot, previous: { more: boolean } | null) => (previous === null || previous.more ? {} : null),
    catchUp: 1,
  },
];
