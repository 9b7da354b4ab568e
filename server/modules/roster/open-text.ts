import { isAscii } from 'node:buffer';
import { isHeader, type RosterHeader, readHeader } from './headers';
import { CsvCutter, type Separator } from './read-csv';
import type { RawRow } from './roster';
import { RosterError, type RosterErrorCode } from './roster-error';
import type { RosterSource } from './roster-source';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5';

const HEAD = 1 << 17;
const MOST_STRAYS = 8;
const SEPARATORS: readonly Separator[] = [',', '\t', ';', '|', '，'];
/** The heading must stand in one of the first rows; what comes before it is title lines. */
export const HEADER_WITHIN = 50;

/** An opened text roster, before anybody has looked at its rows. */
export interface TextTable {
  encoding: TextEncoding;
  separator: Separator;
  header: RosterHeader;
  rows: () => AsyncGenerator<RawRow[]>;
}

const decoded = (bytes: Uint8Array, encoding: TextEncoding): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
};

// a byte order mark settles it; else UTF-8 if it is valid, for Chinese in GB18030 or Big5 practically never is
function candidates(head: Buffer): TextEncoding[] {
  if (head[0] === 0xff && head[1] === 0xfe) return ['utf-16le'];
  if (head[0] === 0xfe && head[1] === 0xff) return ['utf-16be'];
  if (head.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) return ['utf-8'];
  return decoded(head, 'utf-8') === null ? ['gb18030', 'big5'] : ['utf-8'];
}

/** The first bytes that tell an encoding: a list with English headings may have its first Chinese name far below. */
async function telling(source: RosterSource): Promise<Buffer> {
  for await (const slice of source.slices()) if (!isAscii(slice)) return slice;
  return Buffer.alloc(0);
}

const lineEndOf = (text: string): '\n' | '\r' => (text.includes('\n') || !text.includes('\r') ? '\n' : '\r');

/** The row that names the most columns among the first ones, if any names one. */
export function findHeader(rows: readonly RawRow[]): RosterHeader | null {
  let best: RosterHeader | null = null;
  for (const row of rows.slice(0, HEADER_WITHIN)) {
    const header = readHeader(row.cells, row.line);
    if (worth(header) > (best ? worth(best) : 0)) best = header;
  }
  return best;
}

// a row with name and phone is worth more than any without
const worth = ({ columns }: RosterHeader): number => columns.size + (columns.has('name') ? 50 : 0) + (columns.has('phone') ? 50 : 0);

/** Which sentence to show when a best guess is still no heading. */
export function headerFault(header: RosterHeader | null): RosterErrorCode {
  if (!header) return 'no-header';
  if (header.columns.has('name')) return 'no-phone-column';
  return header.columns.has('phone') ? 'no-name-column' : 'no-header';
}

interface Guess {
  encoding: TextEncoding;
  separator: Separator;
  lineEnd: '\n' | '\r';
  header: RosterHeader | null;
}

function guesses(head: Buffer, encodings: readonly TextEncoding[]): Guess[] {
  return encodings.flatMap((encoding) => {
    const text = decoded(head, encoding);
    if (text === null) return [];
    if (text.trim() === '') throw new RosterError('empty');
    if (/^\s*<(?:!doctype|html|table|\?xml|meta|head|style)/i.test(text)) throw new RosterError('other-format');
    const lineEnd = lineEndOf(text);
    return SEPARATORS.map((separator) => {
      const cutter = new CsvCutter(separator, lineEnd);
      const rows = cutter.push(text);
      if (rows.length < HEADER_WITHIN) rows.push(...cutter.end());
      return { encoding, separator, lineEnd, header: findHeader(rows) };
    });
  });
}

// control characters have no place in text; a few strays get there all the same, binary has them everywhere
function looksBinary(head: Buffer): boolean {
  let strange = 0;
  for (const byte of head) if (byte < 32 && (byte < 9 || byte > 13) && byte !== 0x1a && byte !== 0x1b) strange++;
  return strange > MOST_STRAYS && strange * 100 > head.length;
}

async function* rowsOf(source: RosterSource, { encoding, separator, lineEnd }: Guess): AsyncGenerator<RawRow[]> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const cutter = new CsvCutter(separator, lineEnd);
  const text = (bytes?: Uint8Array): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw new RosterError('encoding');
    }
  };
  for await (const slice of source.slices()) yield cutter.push(text(slice));
  const last = cutter.push(text());
  yield [...last, ...cutter.end()];
}

/**
 * Opens CSV or tab-separated text: UTF-8 (with or without mark), UTF-16 with mark, GBK/GB18030 or Big5; comma (also a wide one), tab, semicolon or bar.
 * What gives the best heading row is taken. Throws `RosterError` when nothing does, or when it is no text at all.
 */
export async function openText(source: RosterSource): Promise<TextTable> {
  const head = await source.head(HEAD);
  const isWide = (head[0] ?? 0) >= 0xfe;
  if (!isWide && looksBinary(head)) throw new RosterError('not-spreadsheet');
  const tried = guesses(head, candidates(isAscii(head) ? await telling(source) : head));
  if (tried.length === 0) throw new RosterError('encoding');
  const best = tried.reduce((a, b) => ((b.header ? worth(b.header) : 0) > (a.header ? worth(a.header) : 0) ? b : a));
  const { header, encoding, separator } = best;
  if (!header || !isHeader(header)) throw new RosterError(headerFault(header));
  return { encoding, separator, header, rows: () => rowsOf(source, best) };
}
