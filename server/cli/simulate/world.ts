import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyClaim } from '../../core/claim';
import { type Club, operationOf } from '../../core/club';
import type { Actor } from '../../core/context';
import { DomainError } from '../../core/errors';
import { openLog } from '../../core/log';
import { slotsBetween } from '../../core/slots';
import { runDue, zoneOf } from '../../jobs/run-slots';
import { schedulesOf } from '../../jobs/scheduler';
import { modules } from '../../modules';
import type { Charter } from '../../modules/charter';
import { openClub } from '../../open-club';
import { type Chance, chanceOf, seededEntropy } from './chance';

const PROCESSES = 3;

/** Three processes on one scratch database, one clock, one pair of dice. */
export interface World {
  chance: Chance;
  now(): number;
  setClock(ms: number): void;
  /** Any one of the processes. */
  process(): Club;
  /** One of them dies and is started again. */
  restart(): Promise<void>;
  /** Acts in some process; a refusal is part of life and counted, anything else is a fault and thrown. */
  act(name: string, actor: Actor, input: unknown, key?: string): Promise<Record<string, unknown> | null>;
  /** Runs what is due until then, in some process each, and delivers. */
  pass(until: number): Promise<void>;
  deliver(): Promise<void>;
  refusals: Map<string, number>;
  acts: number;
  close(): Promise<void>;
}

const OFTEN_EVERY_MS = 3 * 3_600_000;
const often = (cron: string): boolean => !/^\d+ \d+ /.test(cron);

export interface WorldOptions {
  seed: number;
  charter: Charter;
  begin: number;
  /** Default: a SQLite file in a temporary folder. */
  databaseUrl?: string | undefined;
}

export async function openWorld({ seed, charter, begin, databaseUrl }: WorldOptions): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'huiguan-simulate-'));
  const url = databaseUrl ?? `sqlite:${join(folder, 'club.db')}`;
  const chance = chanceOf(seed);
  let now = begin;
  let starts = 0;
  const open = () =>
    openClub({
      modules,
      databaseUrl: url,
      secret: `simulated-secret-of-a-scratch-database-${seed}`,
      charter,
      publicUrl: 'http://club.invalid',
      demo: true,
      // how long a batch took must not show in the history: who shares a commit with whom decides who comes first
      database: { maxBatchMs: Number.POSITIVE_INFINITY },
      log: openLog('silent'),
      clock: () => now,
      entropy: seededEntropy(`process ${seed} ${starts++}`),
    });
  const clubs: Club[] = [];
  for (let i = 0; i < PROCESSES; i++) clubs.push(await open());
  const world: World = {
    chance,
    now: () => now,
    setClock: (ms) => {
      now = ms;
    },
    process: () => chance.pick(clubs),
    restart: async () => {
      const i = chance.below(PROCESSES);
      await (clubs[i] as Club).close();
      clubs[i] = await open();
    },
    act: (name, actor, input, key) => actIn(world, name, actor, input, key),
    pass: (until) => pass(world, until, begin),
    deliver: async () => {
      while ((await world.process().deliverRound()) > 0);
    },
    refusals: new Map(),
    acts: 0,
    close: async () => {
      for (const club of clubs) await club.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return world;
}

async function actIn(world: World, name: string, actor: Actor, input: unknown, key?: string): Promise<Record<string, unknown> | null> {
  const club = world.process();
  world.acts++;
  try {
    return await club.execute<Record<string, unknown>>(
      operationOf(club, name) as never,
      actor,
      input,
      key ? { claim: keyClaim(actor.id, key, club.entropy) } : {},
    );
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    world.refusals.set(error.code, (world.refusals.get(error.code) ?? 0) + 1);
    return null;
  }
}

async function pass(world: World, until: number, begin: number): Promise<void> {
  const club = world.process();
  const schedules = schedulesOf(club);
  const from = world.now();
  const due = schedules.flatMap((schedule) => {
    const slots = slotsBetween(schedule.cron, zoneOf(club), from, until, 500);
    // a job of every few minutes is only interesting now and then; the last of its slots does the same work
    const chosen = often(schedule.cron) ? slots.filter((slot, i) => i === slots.length - 1 || slot % OFTEN_EVERY_MS === 0) : slots;
    return chosen.map((slot) => ({ slot, schedule }));
  });
  due.sort((a, b) => a.slot - b.slot || (a.schedule.job < b.schedule.job ? -1 : 1));
  for (const { slot, schedule } of due) {
    world.setClock(Math.max(slot, world.now()));
    await runDue(world.process(), schedule, begin);
    await world.deliver();
  }
  world.setClock(Math.max(until, world.now()));
}
