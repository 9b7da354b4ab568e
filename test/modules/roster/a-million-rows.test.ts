import { spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import ExcelJS from 'exceljs';
import { counted } from '../../support/counts';

// The compiled reader runs alone in a process with a small heap. Its peak is VmHWM: resourceUsage().maxRSS starts at the size of whoever
// spawned it, here the test runner. Seen to fail: collecting all batches before handing them out, reading
// the file whole, and (with full counts) keeping shared strings in an array each break the heap limit below.

const ROWS = counted(100_000, 1_000_000);
const SHEET_ROWS = counted(20_000, 200_000);
const HEAP_MB = 40;
const RSS_MB = 300;
const PATIENCE_MS = 600_000;

const program = `
  const { readFileSync } = require('node:fs');
  const { parseRoster } = require(process.argv[1]);
  (async () => {
    const counts = {};
    const options = { tiers: new Map([['普通', 'n'], ['银卡', 's']]), today: '2026-11-22' };
    for await (const batch of parseRoster(process.argv[2], options))
      for (const row of batch) counts[row.ok ? 'ok' : row.reason] = (counts[row.ok ? 'ok' : row.reason] ?? 0) + 1;
    console.log(JSON.stringify({ counts, peakMb: Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024 }));
  })();
`;

interface Outcome {
  counts: Record<string, number>;
  peakMb: number;
}

function readApart(path: string): Outcome {
  const door = join(__dirname, '../../../.build/server/modules/roster/index.js');
  const { stdout, stderr, status } = spawnSync(process.execPath, [`--max-old-space-size=${HEAP_MB}`, '-e', program, door, path], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr.slice(0, 2_000));
  return JSON.parse(stdout) as Outcome;
}

const heading = ['会员编号', '姓名', '手机号', '生日', '等级', '积分', '累计消费(元)', '备注'];

/** Of every 100 rows one repeats the phone of the row before, one has no such tier, one has a bad birthday. */
function line(at: number): string[] {
  const phone = String(13_000_000_000 + (((at % 100 === 7 ? at - 1 : at) * 7_919) % 6_000_000_000));
  const birthday = at % 100 === 20 ? '1999-02-30' : `19${10 + (at % 90)}.${1 + (at % 12)}.${1 + (at % 28)}`;
  const tier = at % 100 === 40 ? '铂钻' : at % 2 === 0 ? '普通' : '银卡';
  return [`H${at}`, `会员${at}`, phone, birthday, tier, String(at % 9_000), `${at}.5`, at % 30 === 0 ? '"周末",\n有空' : `备注${at}`];
}

const expected = (rows: number): Record<string, number> => ({
  ok: rows * 0.97,
  duplicatePhone: rows / 100,
  tier: rows / 100,
  birthday: rows / 100,
});

describe('a very long roster', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'roster-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it(
    'as CSV is read in little memory, every row once',
    async () => {
      const path = join(folder, 'long.csv');
      const quote = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
      await pipeline(
        Readable.from(
          (function* () {
            yield `${heading.join(',')}\r\n`;
            for (let at = 0; at < ROWS; at++) yield `${line(at).map(quote).join(',')}\r\n`;
          })(),
        ),
        createWriteStream(path),
      );
      const { counts, peakMb } = readApart(path);
      expect(counts).toEqual(expected(ROWS));
      expect(peakMb).toBeLessThan(RSS_MB);
    },
    PATIENCE_MS,
  );

  it(
    'as a workbook with shared strings is read in little memory too',
    async () => {
      const path = join(folder, 'long.xlsx');
      const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: true });
      const sheet = book.addWorksheet('会员');
      sheet.addRow(heading).commit();
      for (let at = 0; at < SHEET_ROWS; at++) sheet.addRow(line(at)).commit();
      sheet.commit();
      await book.commit();
      const { counts, peakMb } = readApart(path);
      expect(counts).toEqual(expected(SHEET_ROWS));
      expect(peakMb).toBeLessThan(RSS_MB);
    },
    PATIENCE_MS,
  );
});
