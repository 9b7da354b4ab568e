import { systemMessages } from '../../../shared/system';
import type { Module } from '../../core/module';
import { routes, schedules } from './faces';
import { listJobRuns } from './list-job-runs';
import { listParkedFacts, releaseFact } from './parked-facts';
import { sweep } from './sweep';

/** What keeps the house: job history, facts that could not be delivered, sweeping. */
export const systemModule: Module = {
  name: 'system',
  operations: [listJobRuns, listParkedFacts, releaseFact, sweep],
  routes,
  schedules,
  facts: ['FactReleased'],
  auditOnly: ['FactReleased'],
  messages: systemMessages,
  invariants: [
    {
      name: 'system.answers-are-whole',
      states: 'Every idempotency key that was committed carries its answer',
      offenders: ({ db }) => db.query('SELECT `key`, at FROM idempotency WHERE answer IS NULL LIMIT 20'),
    },
    {
      name: 'system.finished-runs-have-outcomes',
      states: 'A job run that is finished was started and says what it did',
      offenders: ({ db }) =>
        db.query('SELECT job, slot FROM job_run WHERE finishedAt IS NOT NULL AND (startedAt IS NULL OR outcome IS NULL) LIMIT 20'),
    },
  ],
};
