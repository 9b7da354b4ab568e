import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Config, loadConfig } from '../config';
import { systemClock } from '../core/clock';
import { charterOf, openConfigured } from '../main';
import { businessDay, isLunarDate } from '../modules/charter';
import { openRoster } from '../modules/roster';
import { aboutFile, handBackFile, sayRows, summary } from './import/hand-back';
import { BATCH, takeIn } from './import/take-in';
import { plainly } from './problems';

const HELP = `npm run import -- FILE [--dry-run] [--report LIST.csv] [--json] [--lang zh-CN|en]

导入会员名册：CSV（UTF-8 或 GBK）或 XLSX，表头用中文，至少要有“姓名”和“手机号”。
Takes a member roster into the configured database: CSV (UTF-8 or GBK) or XLSX.

  --dry-run          只读名单、与数据库比较，什么都不写 / reads and compares, writes nothing
  --report LIST.csv  把每一行的问题写成表格，可交还给管名单的人 / every remark as a sheet to hand back
  --json             最后一行是一个 JSON 对象 / the last line is one object:
                     {rows, imported, unchanged, rejected: {reason: count}, rejectedLines: {row: reason}}
  --lang             逐行说明用的语言，默认中文 / language of the sentences, default zh-CN
  --help             这段说明 / this text

Each row is taken in whole or not at all; of rows with one phone the first wins. Running the same file again changes nothing; a run that
was cut off is completed by running it again. A row that changes somebody who is there counts as imported: what is blank in the list
changes nothing, terms are never shortened, points are booked once and are the ledger's from then on.
The server may be running meanwhile. Exit code 0 also when rows were refused, 1 when the file or the database could not be used.
`;

/** 128 MB: random keys touch the same pages over and over, and each move to the file costs as much as the writing. */
const CHECKPOINT_PAGES = 32_000;

interface Options {
  file: string;
  dryRun: boolean;
  json: boolean;
  report: string | undefined;
  lang: 'zh-CN' | 'en';
}

function optionsOf(argv: readonly string[]): Options | 'help' | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean' },
        json: { type: 'boolean' },
        report: { type: 'string' },
        lang: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) return 'help';
    const [file] = positionals;
    const lang = values.lang ?? 'zh-CN';
    if (!file || positionals.length > 1 || (lang !== 'zh-CN' && lang !== 'en')) return null;
    return { file, dryRun: values['dry-run'] ?? false, json: values.json ?? false, report: values.report, lang };
  } catch {
    return null;
  }
}

/** A dry run makes no database where there is none: it compares with an empty one that is thrown away. */
function scratchFor({ databaseUrl }: Config, dryRun: boolean): string | null {
  const missing = databaseUrl.startsWith('sqlite:') && !existsSync(databaseUrl.slice('sqlite:'.length));
  return dryRun && missing ? mkdtempSync(join(tmpdir(), 'huiguan-dry-run-')) : null;
}

async function importFile({ file, dryRun, json, report, lang }: Options): Promise<number> {
  const config = loadConfig();
  const charter = charterOf(config);
  const write = (text: string) => void process.stdout.write(text);
  const tiers = new Map(
    charter.tiers?.levels.flatMap(({ id, title }) => [
      [title, id],
      [id, id], // lists in English, and those of other programs
    ]),
  );
  const roster = await openRoster(file, { tiers, today: businessDay(charter, systemClock()), isLunarDate, batchSize: BATCH });
  const scratch = scratchFor(config, dryRun);
  const club = await openConfigured(scratch ? { ...config, databaseUrl: `sqlite:${join(scratch, 'club.db')}` } : config, 'silent', {
    checkpointPages: CHECKPOINT_PAGES,
  });
  const list = handBackFile(report, lang);
  const screen = sayRows(json ? () => undefined : write, lang);
  if (!json) write(aboutFile(file, roster));
  else if (roster.otherSheets.length > 0) process.stderr.write(aboutFile(file, roster));
  try {
    const tally = await takeIn({
      club,
      roster,
      dryRun,
      tell(row) {
        list.tell(row);
        screen.tell(row);
      },
      progress: ({ rows }) => void (process.stderr.isTTY && process.stderr.write(`\r${rows} … `)),
    });
    write(json ? `${JSON.stringify(tally)}\n` : summary(tally, dryRun, screen.left()));
    return 0;
  } finally {
    roster.close();
    list.close();
    await club.close();
    if (scratch) rmSync(scratch, { recursive: true, force: true });
  }
}

/** `npm run import -- FILE`; see HELP. Exit code 2 on a wrong option. */
export async function main(argv: readonly string[]): Promise<number> {
  const options = optionsOf(argv);
  if (options === 'help') process.stdout.write(HELP);
  else if (options === null) process.stderr.write(HELP);
  else return plainly(() => importFile(options));
  return options === null ? 2 : 0;
}
