import { createTask } from 'node-cron';
import type { Club } from '../core/club';
import type { Schedule } from '../core/faces';
import { runDue, zoneOf } from './run-slots';

const SWEEP_MS = 30_000;
const POLL_MS = 1_000;

export interface Scheduler {
  /** Lets what is running finish; starts nothing more. */
  stop(): Promise<void>;
}

export const schedulesOf = (club: Club): Schedule[] => club.modules.flatMap((m) => [...(m.schedules ?? [])]);

/** When the club's life in this database began, by a clock that may have been ahead: nothing before is caught up. */
async function beginOf({ db, clock }: Club): Promise<number> {
  const [row] = await db.read.query<{ at: number | null }[]>('SELECT MIN(madeAt) AS at FROM vault_key');
  return Math.min(Number(row?.at ?? clock()), clock());
}

/** Runs the jobs of this process on node-cron, catches up what was missed, and retries what failed. */
export async function startScheduler(club: Club): Promise<Scheduler> {
  const begin = await beginOf(club);
  const running = new Set<Promise<unknown>>();
  const busy = new Set<string>();
  let stopped = false;
  const run = (schedule: Schedule) => {
    if (stopped || busy.has(schedule.job)) return;
    busy.add(schedule.job);
    const work = runDue(club, schedule, begin)
      .catch((error: unknown) => club.log.error({ job: schedule.job, error: String(error) }, 'job could not start'))
      .finally(() => {
        busy.delete(schedule.job);
        running.delete(work);
      });
    running.add(work);
  };
  const schedules = schedulesOf(club);
  const tasks = schedules.map((s) =>
    createTask(s.cron, () => run(s), { timezone: zoneOf(club), name: s.job, suppressMissedWarning: true }),
  );
  for (const task of tasks) await task.start();
  const sweep = setInterval(() => schedules.forEach(run), SWEEP_MS);
  schedules.forEach(run);
  return {
    stop: async () => {
      stopped = true;
      clearInterval(sweep);
      for (const task of tasks) await task.destroy();
      await Promise.all(running);
    },
  };
}

/** Delivers facts soon after they are told here, and within a second those told elsewhere. */
export function startDelivery(club: Club): Scheduler {
  let stopped = false;
  let working: Promise<void> | null = null;
  let again = false;
  const work = async () => {
    do {
      again = false;
      while (!stopped && (await club.deliverRound()) > 0);
    } while (again && !stopped);
  };
  const poke = () => {
    if (stopped) return;
    if (working) {
      again = true;
      return;
    }
    working = work()
      .catch((error: unknown) => club.log.warn({ error: String(error) }, 'facts could not be delivered just now'))
      .finally(() => {
        working = null;
      });
  };
  club.onTold(() => setImmediate(poke));
  const poll = setInterval(poke, POLL_MS);
  poke();
  return {
    stop: async () => {
      stopped = true;
      clearInterval(poll);
      await working;
    },
  };
}
