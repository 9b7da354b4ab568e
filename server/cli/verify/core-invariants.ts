import type { Club } from '../../core/club';
import type { Invariant } from '../../core/module';
import { migrationsOf } from '../../open-club';

interface Applied {
  name: string;
  done: number;
}

export const MIGRATED = {
  name: 'core.migrations-are-complete',
  states: 'Every migration of this version is applied to its last statement, and none of another version.',
} as const;

/** What must hold of the tables that no module owns. */
export const coreInvariants = ({ db, modules }: Club): readonly Invariant[] => [
  {
    ...MIGRATED,
    async offenders(ctx) {
      const rows = await ctx.db.query<Applied[]>("SELECT name, done FROM migration WHERE name <> '(lock)'");
      const applied = new Map(rows.map(({ name, done }) => [name, Number(done)]));
      const wanted = new Map(migrationsOf(modules).map(({ name, up }) => [name, up[db.dialect].length]));
      const unfinished = [...wanted].filter(([name, steps]) => applied.get(name) !== steps);
      const unknown = [...applied.keys()].filter((name) => !wanted.has(name));
      return [
        ...unfinished.map(([name, steps]) => ({ name, steps, done: applied.get(name) ?? 0 })),
        ...unknown.map((name) => ({ name, unknown: true })),
      ];
    },
  },
  {
    name: 'core.keys-are-without-gap',
    states: 'The look-up key and the data keys from version 1 on are all there.',
    async offenders(ctx) {
      const rows = await ctx.db.query<{ version: number }[]>('SELECT version FROM vault_key ORDER BY version');
      return rows.length >= 2 && rows.every(({ version }, at) => Number(version) === at) ? [] : rows;
    },
  },
  {
    name: 'core.job-runs-are-sane',
    states: 'No job ran before its time, and whatever ran was counted as a try.',
    offenders: (ctx) =>
      ctx.db.query(
        `SELECT job, slot, attempts, startedAt, finishedAt FROM job_run
         WHERE startedAt < slot OR (startedAt IS NOT NULL AND attempts < 1) OR (startedAt IS NULL AND attempts > 0) LIMIT 20`,
      ),
  },
  {
    name: 'core.parked-facts-rest',
    states: 'A fact that was given up says why and when, and is not due any more.',
    offenders: (ctx) =>
      ctx.db.query(
        'SELECT id, type, attempts, parkedAt FROM fact WHERE (parked IS NULL) <> (parkedAt IS NULL) OR (parked IS NOT NULL AND dueAt IS NOT NULL) LIMIT 20',
      ),
  },
];
