import { closeSync, openSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import { type OpenRoster, type ReportLocale, type RosterRow, reportCsvHeading, reportCsvLine, reportLine } from '../../modules/roster';
import type { Tally } from './take-in';

const MOST_LINES = 200;

const REASONS: Readonly<Record<string, string>> = {
  name: '姓名',
  phone: '手机号',
  birthday: '生日',
  idNumber: '身份证号',
  term: '会籍日期',
  tier: '等级',
  points: '积分',
  duplicatePhone: '手机号重复',
};

/** The list that goes back to whoever keeps the roster, as CSV for a spreadsheet. */
export interface HandBack {
  tell(row: RosterRow): void;
  close(): void;
}

/** Writes the list as it comes; null: nobody wants it. Throws the file system's error when the file cannot be made. */
export function handBackFile(path: string | undefined, locale: ReportLocale): HandBack {
  if (path === undefined) return { tell: () => undefined, close: () => undefined };
  const file = openSync(path, 'w', 0o600); // it holds personal data
  writeSync(file, reportCsvHeading(locale));
  return { tell: (row) => void writeSync(file, reportCsvLine(row, locale)), close: () => closeSync(file) };
}

/** Says each row's sentence on the screen, the first two hundred. */
export function sayRows(write: (text: string) => void, locale: ReportLocale): { tell(row: RosterRow): void; left(): number } {
  let said = 0;
  return {
    tell(row) {
      if (++said <= MOST_LINES) write(`${reportLine(row, locale)}\n`);
    },
    left: () => Math.max(0, said - MOST_LINES),
  };
}

const listed = (rejected: Tally['rejected'], nameOf: (reason: string) => string, comma: string): string =>
  Object.entries(rejected)
    .map(([reason, count]) => `${nameOf(reason)} ${count}`)
    .join(comma);

/** What was read, and which columns nobody understood. */
export function aboutFile(path: string, { format, encoding, sheet, otherSheets, headerLine, unknown }: OpenRoster): string {
  const what = [format.toUpperCase(), encoding, sheet && `“${sheet}”`].filter(Boolean).join(' ');
  const ignored = unknown.map(({ title }) => title).join('、');
  const others = otherSheets.map((name) => `“${name}”`).join('、');
  return [
    `${basename(path)} (${what})，表头在第 ${headerLine} 行 / headings in row ${headerLine}`,
    ...(ignored ? [`没有采用的列 / columns not used: ${ignored}`] : []),
    ...(others ? [`没有读的工作表，请另存后分别导入 / sheets not read, save them apart: ${others}`] : []),
    '',
  ].join('\n');
}

/** The sums in both languages. */
export function summary({ rows, imported, unchanged, rejected }: Tally, dryRun: boolean, left: number): string {
  const refused = rows - imported - unchanged;
  const zh = refused > 0 ? `，未导入 ${refused} 行（${listed(rejected, (reason) => REASONS[reason] ?? reason, '、')}）` : '';
  const en = refused > 0 ? `, ${refused} refused (${listed(rejected, (reason) => reason, ', ')})` : '';
  return [
    ...(left > 0 ? [`……还有 ${left} 行，用 --report 文件.csv 可得到全部 / ${left} more: --report FILE.csv gives them all`] : []),
    '',
    `${dryRun ? '试读完成，什么都没有写入' : '导入完成'}：共 ${rows} 行，${dryRun ? '将导入' : '导入'} ${imported} 行，无变化 ${unchanged} 行${zh}。`,
    `${dryRun ? 'Dry run, nothing was written' : 'Done'}: ${rows} rows, ${imported} ${dryRun ? 'to import' : 'imported'}, ${unchanged} unchanged${en}.`,
    '',
  ].join('\n');
}
