import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { clustered, idOrNull, instant, instantOrNull, text, textOrNull, whole } from './columns';
import { type Db, insertIfAbsent } from './db';
import type { Entropy } from './ids';

/** One planned run of one job: its unique key is the lease that lets many processes run each slot once, and the job history. */
@Entity('job_run', clustered)
@Index('ix_job_run_slot', ['slot'])
export class JobRunRow {
  @PrimaryColumn(text(60)) job!: string;
  /** The planned instant, UTC ms. */
  @PrimaryColumn(instant) slot!: number;
  @Column(instant) leaseUntil!: number;
  @Column(idOrNull) holder!: string | null;
  @Column({ ...whole, default: 0 }) attempts!: number;
  @Column(instantOrNull) startedAt!: number | null;
  @Column(instantOrNull) finishedAt!: number | null;
  /** What the run did, as JSON; or its last error. */
  @Column(textOrNull(1000)) outcome!: string | null;
  @Column(textOrNull(1000)) error!: string | null;
}

export interface Lease {
  job: string;
  slot: number;
  holder: string;
}

/** Takes the slot for `leaseMs`, or returns null when somebody else holds it, it is finished, or it has failed `maxTries` times. */
export async function takeSlot(
  db: Db,
  job: string,
  slot: number,
  now: number,
  leaseMs: number,
  maxTries: number,
  entropy: Entropy,
): Promise<Lease | null> {
  const holder = `run_${entropy(12).toString('hex')}`;
  const taken = await db.transact(async (tx) => {
    tx.later(insertIfAbsent(db.dialect, 'job_run', ['job', 'slot', 'leaseUntil', 'attempts']), [job, slot, 0, 0]);
    return tx.change(
      `UPDATE job_run SET leaseUntil = ?, holder = ?, attempts = attempts + 1, startedAt = ?
       WHERE job = ? AND slot = ? AND finishedAt IS NULL AND leaseUntil < ? AND attempts < ?`,
      [now + leaseMs, holder, now, job, slot, now, maxTries],
    );
  });
  return taken === 1 ? { job, slot, holder } : null;
}

/** Prolongs a lease; false when it was lost to somebody else, and the run should stop. */
export async function prolong(db: Db, { job, slot, holder }: Lease, leaseUntil: number): Promise<boolean> {
  return (
    (await db.transact((tx) =>
      tx.change('UPDATE job_run SET leaseUntil = ? WHERE job = ? AND slot = ? AND holder = ? AND finishedAt IS NULL', [
        leaseUntil,
        job,
        slot,
        holder,
      ]),
    )) === 1
  );
}

/** Closes a run: with its outcome, or with the error and the instant from which it may be tried again. */
export async function finish(
  db: Db,
  { job, slot, holder }: Lease,
  end: { now: number; outcome: string } | { retryAt: number; error: string },
): Promise<void> {
  await db.transact(async (tx) => {
    if ('error' in end)
      tx.later('UPDATE job_run SET leaseUntil = ?, error = ? WHERE job = ? AND slot = ? AND holder = ?', [
        end.retryAt,
        end.error.slice(0, 1000),
        job,
        slot,
        holder,
      ]);
    else
      tx.later('UPDATE job_run SET finishedAt = ?, outcome = ?, error = NULL WHERE job = ? AND slot = ? AND holder = ?', [
        end.now,
        end.outcome.slice(0, 1000),
        job,
        slot,
        holder,
      ]);
  });
}
