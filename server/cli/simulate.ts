import { parseArgs } from 'node:util';
import { offencesIn } from '../core/offenders';
import { charterOf } from '../main';
import { addDays, dayStart } from '../modules/charter';
import { historyOf } from './simulate/digest';
import { beginLife, liveDay } from './simulate/life';
import { openWorld } from './simulate/world';

const HELP = `npm run simulate -- [--days N] [--members N] [--seed N] [--database URL] [--charter FILE] [--json]

Plays club life on a scratch database and a clock of its own: check-ins, sign-ups, waiting lists, complaints, renewals, birthdays,
restarts, repeated deliveries, clock jumps, three processes in turn. Then proves every invariant (exit 1 with the offending rows).
The same seed gives the same history: the last line is its digest.

  --days N       default 60
  --members N    default 100
  --seed N       default 1
  --database     mysql://… of an EMPTY database; default a temporary SQLite file
  --charter      another charter file than the default club's
  --json         one JSON object before the digest
`;
const FIRST_DAY = '2026-01-01';
const VERIFY_EVERY_DAYS = 30;

interface Options {
  days: number;
  members: number;
  seed: number;
  database: string | undefined;
  charter: string | undefined;
  json: boolean;
}

function read(argv: readonly string[]): Options | null {
  const whole = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...argv],
    options: {
      days: whole,
      members: whole,
      seed: whole,
      database: whole,
      charter: whole,
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return null;
  const number = (name: 'days' | 'members' | 'seed', otherwise: number, least: number) => {
    const value = Number(values[name] ?? otherwise);
    if (!Number.isSafeInteger(value) || value < least)
      throw Object.assign(new Error(`--${name}: a whole number from ${least}`), { explained: true });
    return value;
  };
  return {
    days: number('days', 60, 1),
    members: number('members', 100, 3),
    seed: number('seed', 1, 0),
    database: values.database,
    charter: values.charter,
    json: values.json ?? false,
  };
}

async function play({ days, members, seed, database, charter: file, json }: Options): Promise<number> {
  const charter = charterOf({ charter: file, zone: undefined });
  const world = await openWorld({ seed, charter, begin: dayStart(charter, FIRST_DAY), databaseUrl: database });
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  try {
    const life = await beginLife(world, charter, members);
    for (let n = 0; n < days; n++) {
      const day = addDays(FIRST_DAY, n);
      await liveDay(life, day);
      if (n !== days - 1 && (n + 1) % VERIFY_EVERY_DAYS !== 0) continue;
      const offences = await offencesIn(world.process());
      if (offences.length > 0) {
        for (const { invariant, states, rows } of offences)
          process.stdout.write(`${day} ${invariant}: ${states}\n${JSON.stringify(rows, null, 1)}\n`);
        return 1;
      }
      say(`${day}  ${world.acts} acts, ${life.members.length} members, all invariants hold`);
    }
    const { digest, ...history } = await historyOf(world.process().db.read);
    const summary = { days, members, seed, acts: world.acts, refusals: Object.fromEntries([...world.refusals].sort()), ...history };
    process.stdout.write(
      json
        ? `${JSON.stringify(summary)}\n`
        : `${Object.entries(summary)
            .map(([k, v]) => `${k}: ${typeof v === 'object' ? JSON.stringify(v) : v}`)
            .join('\n')}\n`,
    );
    process.stdout.write(`${digest}\n`);
    return 0;
  } finally {
    await world.close();
  }
}

export async function main(argv: readonly string[]): Promise<number> {
  const options = read(argv);
  if (options) return play(options);
  process.stdout.write(HELP);
  return 0;
}
