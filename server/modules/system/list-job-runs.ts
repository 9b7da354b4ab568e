import type { z } from 'zod';
import { mayStaff } from '../../../shared/permissions';
import { type JobRun, ListJobRuns } from '../../../shared/system';
import { operation } from '../../core/operation';

interface Row {
  job: string;
  slot: number;
  leaseUntil: number;
  startedAt: number | null;
  finishedAt: number | null;
  attempts: number;
  outcome: string | null;
  error: string | null;
}

const number = (value: number | null): number | null => (value === null ? null : Number(value));

const viewOf = (row: Row, now: number): z.output<typeof JobRun> => ({
  job: row.job,
  slot: Number(row.slot),
  startedAt: number(row.startedAt),
  finishedAt: number(row.finishedAt),
  attempts: Number(row.attempts),
  state: row.finishedAt !== null ? 'done' : Number(row.leaseUntil) > now && row.error === null ? 'running' : 'failed',
  outcome: row.outcome,
  error: row.error,
});

/** The history of the jobs, newest slot first; `next` is the `before` of the next page. */
export const listJobRuns = operation({
  name: 'system.list-job-runs',
  input: ListJobRuns,
  reads: true,
  policy: (actor) => mayStaff(actor.roles, 'jobs.read'),
  async run(ctx, { job, before = Number.MAX_SAFE_INTEGER, limit }) {
    ctx.permit(undefined as never);
    const columns = 'SELECT job, slot, leaseUntil, startedAt, finishedAt, attempts, outcome, error FROM job_run';
    const rows = job
      ? await ctx.db.query<Row[]>(`${columns} WHERE job = ? AND slot < ? ORDER BY slot DESC LIMIT ?`, [job, before, limit])
      : await ctx.db.query<Row[]>(`${columns} WHERE slot < ? ORDER BY slot DESC, job LIMIT ?`, [before, limit]);
    const last = rows.at(-1);
    return { runs: rows.map((r) => viewOf(r, ctx.now)), next: rows.length === limit && last ? Number(last.slot) : null };
  },
});
