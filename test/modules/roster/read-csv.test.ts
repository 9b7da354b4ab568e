import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { CsvCutter } from '../../../server/modules/roster/read-csv';

// Seen to fail with the guard gone: the wait for what follows the end of a slice, MAX_QUOTED, the check of what follows a closing quote.

const cut = (text: string, size = text.length || 1): string[][] => {
  const cutter = new CsvCutter(',', '\n');
  const rows = [];
  for (let at = 0; at < text.length; at += size) rows.push(...cutter.push(text.slice(at, at + size)));
  return [...rows, ...cutter.end()].map(({ cells }) => cells);
};

describe('CSV', () => {
  it('is cut as a strict reader cuts it, whatever the slices', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '中', '𠮷', '"', ',', '\n', ' ', '1'), maxLength: 8 });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 9 }), fc.constantFrom('\n', '\r\n'), (rows, size, lineEnd) => {
        const quote = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
        const text = rows.map((row) => row.map(quote).join(',')).join(lineEnd);
        expect(cut(text, size)).toEqual(rows);
        expect(parse(text, { relax_column_count: true, skip_empty_lines: false })).toEqual(rows);
      }),
    );
  });

  it('takes a stray quote for a character and loses no row over it', () => {
    expect(cut('王"小"明,1\n"周末有空,2\n李四,"a""b"\n"x" y,3\n"never closed,4\nlast,5')).toEqual([
      ['王"小"明', '1'],
      ['"周末有空', '2'],
      ['李四', 'a"b'],
      ['"x" y', '3'],
      ['"never closed', '4'],
      ['last', '5'],
    ]);
  });

  it('takes blanks after a closing quote, and unequal rows', () => {
    expect(cut('"a" ,b\r\n\r\nc\r\n,,\r\n')).toEqual([['a', 'b'], [''], ['c'], ['', '', '']]);
  });

  it('does not wait for ever for a closing quote, and refuses a row that never ends', () => {
    const rows = cut(`"open,1\n${'x,y\n'.repeat(300_000)}`, 65_536);
    expect([rows.length, rows[0]]).toEqual([300_001, ['"open', '1']]);
    expect(() => cut('x'.repeat(2_000_000), 65_536)).toThrow('损坏');
  });

  it('counts rows as a spreadsheet does and lines as an editor does', () => {
    const cutter = new CsvCutter(';', '\n');
    const rows = cutter.push('a;"1\n2\n3"\n\nb;4\n');
    expect(rows.map(({ line, textLine, cells }) => [line, textLine, cells[0]])).toEqual([
      [1, 1, 'a'],
      [2, 4, ''],
      [3, 5, 'b'],
    ]);
  });
});
