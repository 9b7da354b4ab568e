import { parseArgs } from 'node:util';
import { charterOf } from '../main';
import { addDays, dayStart } from '../modules/charter';
import { plainly } from './problems';
import { historyOf } from './simulate/digest';
import { beginLife, liveDay } from './simulate/life';
import { openWorld } from './simulate/world';
import { prove } from './verify/prove';

const HELP = `npm run simulate -- [--days N] [--members N] [--seed N] [--database URL] [--charter FILE] [--json]

Plays club life on a scratch database and a clock of its own: check-ins, sign-ups, waiting lists, complaints, renewals, birthdays,
restarts, repeated deliveries, clock jumps, three processes in turn. Then proves every invariant (exit 1 with the offending rows).
On SQLite the same seed gives the same history, byte for byte: the last line is its digest. On MySQL, where the processes' transactions
really run side by side, only the invariants are the same.

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

const FLAG = { type: 'string' } as const;

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        ...{ days: FLAG, members: FLAG, seed: FLAG, database: FLAG, charter: FLAG },
        ...{ json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
      },
    }).values;
  } catch {
    return null;
  }
}

function optionsOf(argv: readonly string[]): Options | 'help' | null {
  const values = parsed(argv);
  if (!values) return null;
  if (values.help) return 'help';
  const number = (text: string | undefined, otherwise: number, least: number): number => {
    const value = text === undefined ? otherwise : /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    return value >= least ? value : Number.NaN;
  };
  const [days, members, seed] = [number(values.days, 60, 1), number(values.members, 100, 3), number(values.seed, 1, 0)];
  if ([days, members, seed].some(Number.isNaN)) return null;
  return { days, members, seed, database: values.database, charter: values.charter, json: values.json ?? false };
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
      const { offences } = await prove(world.process());
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

/** `npm run simulate`; see HELP. Exit code 2 on a wrong option. */
export async function main(argv: readonly string[]): Promise<number> {
  const options = optionsOf(argv);
  if (options === 'help') process.stdout.write(HELP);
  else if (options === null) process.stderr.write(HELP);
  else return plainly(() => play(options));
  return options === null ? 2 : 0;
}
