import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { encode } from 'iconv-lite';
import { type Cell, outcomes, readAll, tally, workbookOf } from './reading';

// The roster every club could have, and what must come of it. Taken out one by one, each of these guards made this file fail: the
// `.0` tail and the 86 prefix in parse-phone.ts, the serial and the compact branch in parse-date.ts, the solar check of figures under
// a lunar flag in parse-birthday.ts (line 2754), the checksum in parse-id-number.ts, `term-reversed`, `phones.put`, and TOTAL in
// row-kinds.ts.

const folder = join(__dirname, '../../data');
const bytes = readFileSync(join(folder, 'roster.csv'));
const content = bytes.toString('utf8').replace('\ufeff', '');
const expected = JSON.parse(readFileSync(join(folder, 'roster-expected.json'), 'utf8')) as Record<string, unknown>;
const records = parse(content, { relax_column_count: true, skip_empty_lines: false }) as string[][];
const table = records.map((record) => (record.length === 14 ? record : Array.from({ length: 14 }, (_, at) => record[at] ?? '')));

const quoted = (cell: string, separator: string): string =>
  new RegExp(`["\\r\\n${separator}]`).test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

const csvOf = (rows: readonly (readonly string[])[], separator = ',', lineEnd = '\r\n'): string =>
  rows.map((row) => row.map((cell) => quoted(cell, separator)).join(separator)).join(lineEnd);

const at = (row: readonly string[], column: number): string => row[column] ?? '';

const shuffled = (rows: readonly (readonly string[])[]): string[][] => {
  const order = [13, 4, 9, 0, 12, 3, 5, 1, 11, 2, 10, 6, 8, 7];
  return rows.map((row) => order.map((column) => at(row, column)));
};

/** As a spreadsheet would store it: whole numbers as numbers, ISO days as real dates. Identity numbers stay text. */
function typed(row: readonly string[]): Cell[] {
  return row.map((cell, column) => {
    if (column === 6 || cell === '') return cell;
    if (/^\d{4}-\d\d-\d\d$/.test(cell) && !/-02-30$/.test(cell)) return new Date(`${cell}T00:00:00Z`);
    return /^\d+(?:\.\d+)?$/.test(cell) ? Number(cell) : cell;
  });
}

describe('the given roster', () => {
  it.each([
    ['as it is', bytes],
    ['without the mark', Buffer.from(content)],
    ['with LF', Buffer.from(content.replaceAll('\r\n', '\n'))],
    ['with CR', Buffer.from(content.replaceAll('\r\n', '\r'))],
    ['in GB18030', encode(content, 'gb18030')],
    ['in GBK, where rare characters became ?', encode(content, 'gbk')],
    ['as Excel saves Unicode text', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(csvOf(table, '\t'), 'utf16le')])],
    ['with semicolons', Buffer.from(csvOf(table, ';'))],
    ['with tabs', Buffer.from(csvOf(table, '\t'))],
    ['with its columns in another order', Buffer.from(csvOf(shuffled(table)))],
  ])('%s gives exactly the expected counts, lines and sums', async (_, variant) => {
    expect(tally(await readAll(variant))).toEqual(expected);
  });

  it('as a workbook of texts gives the same', async () => {
    expect(tally(await readAll(await workbookOf(table)))).toEqual(expected);
  });

  it('as a workbook of numbers and real dates gives the same', async () => {
    const rows = table.map((row, index) => (index === 0 ? row : typed(row)));
    expect(tally(await readAll(await workbookOf(rows)))).toEqual(expected);
  });

  it('keeps every name of the list, rare characters included, through GB18030 and XLSX', async () => {
    const names = outcomes(await readAll(bytes));
    expect(names).toEqual(expect.arrayContaining(['㛃敏', '𠮷田健', '王🐼熊', '阿依古丽·买买提', 'Anna Müller', '欧阳 修文', '莫然']));
    expect(outcomes(await readAll(encode(content, 'gb18030')))).toEqual(names);
    expect(outcomes(await readAll(await workbookOf(table)))).toEqual(names);
  });

  it('has the same row numbers when remarks hold line breaks, and says where the text line is', async () => {
    const rows = table.map((row) => row.map((cell) => (cell.startsWith('喜欢') ? '喜欢羽毛球\n"周末",有空' : cell)));
    const read = await readAll(Buffer.from(csvOf(rows)));
    expect(tally(read)).toEqual(expected);
    expect(read.at(-1)).toMatchObject({ line: 3001, textLine: 3001 + 98 });
  });

  it('below two title lines moves down by two, under traditional headings too', async () => {
    const heading = '會員編號,會員姓名,性別,手機號碼,出生日期,農曆,身份證號,入會日期,有效期至,會員等級,推薦人手機,累計消費,積分,備註';
    const lines = content.split('\r\n').slice(1);
    const read = await readAll(Buffer.from(['某某俱乐部会员名册,,,', '', heading, ...lines].join('\r\n')));
    const moved = Object.fromEntries(
      Object.entries(expected.rejectedLines as Record<string, string>).map(([line, reason]) => [Number(line) + 2, reason]),
    );
    expect(tally(read)).toEqual({ ...expected, rejectedLines: moved });
  });
});
