import { keyClaim } from '../core/claim';
import type { Club } from '../core/club';
import { systemActor } from '../core/context';
import { DomainError } from '../core/errors';
import type { Schedule } from '../core/faces';
import { finish, type Lease, prolong, takeSlot } from '../core/job-runs';
import { slotsBetween } from '../core/slots';

const LEASE_MS = 60_000;
const MAX_TRIES = 5;
const RETRY_MS = 60_000;
const LONGEST_CATCH_UP_MS = 40 * 86_400_000;

export const zoneOf = (club: Club): string => club.runner.surroundings.site.zone;

/** Runs every step of one slot under its lease. A step that was committed before a crash gives its saved answer and is not repeated. */
async function runSlot(club: Club, schedule: Schedule, lease: Lease): Promise<void> {
  const { db, clock, entropy, execute, log } = club;
  const actor = systemActor(schedule.job);
  let steps = 0;
  let result: unknown = null;
  let leaseUntil = clock() + LEASE_MS;
  try {
    for (let input = schedule.input(lease.slot, null); input !== null; input = schedule.input(lease.slot, result)) {
      const claim = keyClaim(actor.id, `${schedule.job}/${lease.slot}/${steps}`, entropy);
      result = await execute(schedule.operation, actor, input, { claim });
      steps++;
      if (leaseUntil - clock() > LEASE_MS / 2) continue;
      leaseUntil = clock() + LEASE_MS;
      if (!(await prolong(db, lease, leaseUntil))) throw new Error('The lease was lost to another process');
    }
    await finish(db, lease, { now: clock(), outcome: JSON.stringify({ steps, last: result }) });
  } catch (error) {
    const text = error instanceof DomainError ? `${error.code} ${JSON.stringify(error.params)}` : String(error);
    log.error({ job: schedule.job, slot: lease.slot, error: text }, 'job failed');
    await finish(db, lease, { retryAt: clock() + RETRY_MS, error: text });
    throw error;
  }
}

/**
 * The latest slot up to now that needs no more work; the first time, the job's history begins just before now. What was run while the
 * clock was ahead by mistake does not count: until that time comes there is nothing else that would run.
 */
async function settledUntil({ db }: Club, job: string, begin: number, now: number): Promise<number> {
  const [row] = await db.read.query<{ slot: number | null }[]>(
    'SELECT MAX(slot) AS slot FROM job_run WHERE job = ? AND slot <= ? AND (finishedAt IS NOT NULL OR (attempts >= ? AND leaseUntil < ?))',
    [job, now, MAX_TRIES, now],
  );
  return row?.slot === null || row?.slot === undefined ? begin : Number(row.slot);
}

/**
 * Runs, oldest first, the slots of one schedule that are due and that nobody has finished, at most `catchUp` missed ones; stops at one
 * that somebody else holds or that failed, so that order is kept. `begin`: since when the club exists, UTC ms.
 * Resolves to the number of slots run here.
 */
export async function runDue(club: Club, schedule: Schedule, begin: number): Promise<number> {
  const now = club.clock();
  const since = Math.max(await settledUntil(club, schedule.job, begin, now), now - LONGEST_CATCH_UP_MS);
  let ran = 0;
  for (const slot of slotsBetween(schedule.cron, zoneOf(club), since, now, Math.max(1, schedule.catchUp))) {
    if (club.clock() < slot) break; // the clock was put back meanwhile: it is not time yet
    const lease = await takeSlot(club.db, schedule.job, slot, club.clock(), LEASE_MS, MAX_TRIES, club.entropy);
    if (!lease) break;
    try {
      await runSlot(club, schedule, lease);
    } catch {
      break; // recorded; tried again later
    }
    ran++;
  }
  return ran;
}
