import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Config, loadConfig } from '../config';
import { openDb } from '../core/db-open';
import { pendingMigrations } from '../core/migrate';
import type { Offence } from '../core/offenders';
import { openConfigured } from '../main';
import { modules } from '../modules';
import { migrationsOf } from '../open-club';
import { plainly } from './problems';
import { MIGRATED } from './verify/core-invariants';
import { type Proof, prove } from './verify/prove';

const HELP = `npm run -s verify -- [--json] [--sample N]

核对所配置的数据库：逐条证明所有不变量，打开每一段加密的内容，检查升级步骤和任务记录。只读不写。
Proves every invariant on the configured database (DATABASE_URL, DATA_DIR): ledgers, seats, terms, deadlines … of all modules, that every
sealed text opens, that migrations are complete and job runs are sane. Reads only; the server may be running.

The last line is "ok"; otherwise each broken rule is printed with offending rows, and the exit code is 1.

  --json      one object {ok, rules, opened, broken: [{invariant, states, rows}]} instead
  --sample N  open at most N sealed rows of each table; default all
  --help      this text
`;

interface Options {
  json: boolean;
  sample: number | undefined;
}

function optionsOf(argv: readonly string[]): Options | 'help' | null {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { json: { type: 'boolean' }, sample: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) return 'help';
    if (values.sample !== undefined && !/^[1-9]\d{0,8}$/.test(values.sample)) return null;
    return { json: values.json ?? false, sample: values.sample === undefined ? undefined : Number(values.sample) };
  } catch {
    return null;
  }
}

const told = ({ invariant, states, rows }: Offence): string =>
  `${invariant}: ${states}\n${rows.map((row) => `  ${JSON.stringify(row)}\n`).join('')}`;

function say({ rules, opened, offences }: Proof, json: boolean): number {
  const ok = offences.length === 0;
  if (json) process.stdout.write(`${JSON.stringify({ ok, rules, opened, broken: offences })}\n`);
  else if (ok) process.stdout.write(`${rules} rules hold, ${opened} sealed texts open\nok\n`);
  else process.stdout.write(`${offences.map(told).join('')}${offences.length} of ${rules} rules are broken\n`);
  return ok ? 0 : 1;
}

/** What opening the club would first have to change, here only told: an empty or an older database is no proof of anything. */
async function unmigrated({ databaseUrl }: Config): Promise<Proof | null> {
  const file = databaseUrl.startsWith('sqlite:') ? databaseUrl.slice('sqlite:'.length) : null;
  if (file !== null && !existsSync(file))
    throw Object.assign(new Error(`DATABASE_URL: 没有这个数据库文件 / there is no such database file: ${file}`), { explained: true });
  const db = await openDb(databaseUrl, []);
  try {
    const rows = await pendingMigrations(db, migrationsOf(modules)).catch((error: unknown) => [{ error: String(error) }]);
    const { name: invariant, states } = MIGRATED;
    return rows.length === 0 ? null : { rules: 1, opened: 0, offences: [{ invariant, states, rows }] };
  } finally {
    await db.close();
  }
}

async function verify({ json, sample }: Options): Promise<number> {
  const config = loadConfig();
  const empty = await unmigrated(config);
  if (empty) return say(empty, json);
  const club = await openConfigured(config, 'silent');
  try {
    return say(await prove(club, sample), json);
  } finally {
    await club.close();
  }
}

/** `npm run verify`; see HELP. Exit code 2 on a wrong option. */
export async function main(argv: readonly string[]): Promise<number> {
  const options = optionsOf(argv);
  if (options === 'help') process.stdout.write(HELP);
  else if (options === null) process.stderr.write(HELP);
  else return plainly(() => verify(options));
  return options === null ? 2 : 0;
}
