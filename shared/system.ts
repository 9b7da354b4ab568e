import { z } from 'zod';
import type { Messages } from './messages';
import { idOf } from './text';

export const ListJobRuns = z.strictObject({
  job: z.string().max(60).optional(),
  /** Only slots before this instant, for the next page. */
  before: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const JobRun = z.object({
  job: z.string(),
  /** Planned instant, UTC ms. */
  slot: z.number(),
  startedAt: z.number().nullable(),
  finishedAt: z.number().nullable(),
  attempts: z.int(),
  state: z.enum(['running', 'done', 'failed']),
  outcome: z.string().nullable(),
  error: z.string().nullable(),
});
export const JobRuns = z.object({ runs: z.array(JobRun), next: z.number().nullable() });

export const ListParkedFacts = z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) });
const ParkedFact = z.object({
  id: z.string(),
  type: z.string(),
  subject: z.string(),
  at: z.number(),
  attempts: z.int(),
  error: z.string(),
});
export const ParkedFacts = z.object({ facts: z.array(ParkedFact) });
export const ReleaseFact = z.strictObject({ id: idOf('fct') });

export const systemMessages: Messages = {
  refusals: {
    'system.not-parked': {
      'zh-CN': { reason: '这条记录没有被搁置，或者不存在。', next: '请刷新列表后再看。' },
      en: { reason: 'This fact is not parked, or does not exist.', next: 'Reload the list.' },
    },
  },
};
