import type { RawRow } from './roster';
import { RosterError } from './roster-error';

export type Separator = ',' | ';' | '\t' | '|' | '，';

const QUOTE = 0x22;
// a quoted field longer than this was never closed: its quote is then taken as an ordinary character
const MAX_QUOTED = 32_768;
const MAX_RECORD = 1 << 20;
const MAX_COLUMNS = 256;

/**
 * Cuts text into rows as it arrives. Looser than RFC 4180, because people edit these files by hand: a quote that does not open and
 * close a field properly is an ordinary character, rows may have any number of cells, line ends may be CRLF, LF or CR. What lies
 * beyond column 256 falls away. Memory is bounded by one record of 1 MiB.
 */
export class CsvCutter {
  private rest = '';
  private line = 0;
  private textLine = 1;

  constructor(
    private readonly separator: Separator,
    private readonly lineEnd: '\n' | '\r',
  ) {}

  /** Rows completed by this text. Throws `RosterError` damaged when a single row grows past all reason. */
  push(text: string, rows: RawRow[] = []): RawRow[] {
    this.cut(this.rest + text, false, rows);
    if (this.rest.length > MAX_RECORD) throw new RosterError('damaged');
    return rows;
  }

  /** The last row, when the text does not end in a line end. */
  end(): RawRow[] {
    const rows: RawRow[] = [];
    this.cut(this.rest, true, rows);
    return rows;
  }

  private cut(text: string, isEnd: boolean, rows: RawRow[]): void {
    let at = 0;
    while (at < text.length) {
      const found = text.indexOf(this.lineEnd, at);
      if (found < 0 && !isEnd) break;
      const stop = found < 0 ? text.length : found;
      const line = text.slice(at, stop);
      if (!line.includes('"')) {
        this.add(rows, trimEnd(line).split(this.separator, MAX_COLUMNS), 1);
        at = stop + 1;
        continue;
      }
      const record = this.quoted(text, at, isEnd);
      if (!record) break;
      this.add(rows, record.cells, record.lines);
      at = record.next;
    }
    this.rest = text.slice(at);
  }

  private add(rows: RawRow[], cells: string[], lines: number): void {
    this.line++;
    rows.push({ line: this.line, textLine: this.textLine, cells, numeric: null });
    this.textLine += lines;
  }

  // one record that has a quote somewhere; null when the text ends before it is decided
  private quoted(text: string, from: number, isEnd: boolean): { cells: string[]; next: number; lines: number } | null {
    const cells: string[] = [];
    let lines = 1;
    for (let at = from; ; ) {
      const field = text.charCodeAt(at) === QUOTE ? this.quotedField(text, at, isEnd) : undefined;
      if (field === null) return null;
      const { value, next } = field ?? this.plainField(text, at);
      // what comes next may go on with the field: a quote at the very end may be half of a doubled one
      if (next >= text.length && !isEnd) return null;
      if (field) lines += countOf(value, this.lineEnd);
      if (cells.length < MAX_COLUMNS) cells.push(value);
      if (next >= text.length || text[next] === this.lineEnd) return { cells, next: next + 1, lines };
      at = next + 1;
    }
  }

  private plainField(text: string, from: number): { value: string; next: number } {
    const line = text.indexOf(this.lineEnd, from);
    const end = line < 0 ? text.length : line;
    const cell = text.indexOf(this.separator, from);
    const next = cell < 0 || cell > end ? end : cell;
    const value = text.slice(from, next);
    return { value: next === end ? trimEnd(value) : value, next };
  }

  // undefined: the quote is an ordinary character; null: more text is needed to know
  private quotedField(text: string, from: number, isEnd: boolean): { value: string; next: number } | null | undefined {
    for (let at = from + 1; ; at += 2) {
      at = text.indexOf('"', at);
      if (at - from > MAX_QUOTED) return undefined;
      if (at < 0) return isEnd || text.length - from > MAX_QUOTED ? undefined : null;
      if (text.charCodeAt(at + 1) === QUOTE) continue;
      let next = at + 1;
      while (text[next] === ' ' || (text[next] === '\r' && this.lineEnd === '\n')) next++;
      if (next < text.length && text[next] !== this.separator && text[next] !== this.lineEnd) return undefined;
      return { value: text.slice(from + 1, at).replaceAll('""', '"'), next };
    }
  }
}

const trimEnd = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);

function countOf(text: string, char: string): number {
  let count = 0;
  for (let at = text.indexOf(char); at >= 0; at = text.indexOf(char, at + 1)) count++;
  return count;
}
