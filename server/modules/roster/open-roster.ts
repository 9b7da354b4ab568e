import type { RosterHeader } from './headers';
import { openText, type TextEncoding } from './open-text';
import { openWorkbook } from './open-workbook';
import { rowParser } from './parse-row';
import { PhoneIndex } from './phone-index';
import type { RawRow, RosterColumn, RosterField, RosterOptions, RosterRow } from './roster';
import { RosterError } from './roster-error';
import { RosterSource } from './roster-source';
import { isFurniture } from './row-kinds';

const BATCH = 500;
const MAX_BYTES = 2 ** 31;
const MAX_ROWS = 2_000_000;
const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
const EMPTY_ZIP = Buffer.from('PK\u0005\u0006', 'latin1');
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const OLD_BIFF = [0x00, 0x02, 0x04, 0x08];
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const OLE_HEAD = 1 << 24;

/** An opened roster: what was found out about the file, and its rows. Each row is read once; `close` when not reading to the end. */
export interface OpenRoster {
  format: 'csv' | 'xlsx';
  encoding: TextEncoding | null;
  /** Name of the sheet that is read; null for text files. */
  sheet: string | null;
  /** Further visible sheets of the workbook that have headings too: they are not read, and somebody has to be told. */
  otherSheets: readonly string[];
  /** Row number of the headings. */
  headerLine: number;
  /** Headings that were not understood, or stand for something another column has already; their cells are ignored. */
  unknown: readonly RosterColumn[];
  /** Where a field stands; null when the file has no such column. */
  columnOf: (field: RosterField) => RosterColumn | null;
  batches: () => AsyncGenerator<RosterRow[]>;
  close: () => void;
}

interface Table {
  header: RosterHeader;
  epoch1904: boolean;
  rows: () => AsyncGenerator<RawRow[]>;
  close: () => void;
}

async function* batchesOf(table: Table, options: RosterOptions): AsyncGenerator<RosterRow[]> {
  const size = options.batchSize ?? BATCH;
  const maxRows = options.maxRows ?? MAX_ROWS;
  const parse = rowParser(table.header, options, new PhoneIndex(), table.epoch1904);
  let batch: RosterRow[] = [];
  let count = 0;
  try {
    for await (const rows of table.rows()) {
      for (const row of rows) {
        if (row.line <= table.header.line || isFurniture(row, table.header)) continue;
        if (++count > maxRows) throw new RosterError('too-large');
        batch.push(parse(row));
        if (batch.length < size) continue;
        yield batch;
        batch = [];
      }
    }
    if (batch.length > 0) yield batch;
  } finally {
    table.close();
  }
}

const columnsOf =
  ({ columns, titles }: RosterHeader): OpenRoster['columnOf'] =>
  (field) =>
    titles[columns.get(field) ?? -1] ?? null;

// what a file is, is written in its first bytes; its name may say anything
async function refuseForeign(source: RosterSource): Promise<boolean> {
  const head = await source.head(8);
  const starts = (mark: Buffer): boolean => head.subarray(0, mark.length).equals(mark);
  if (starts(ZIP)) return true;
  if (starts(EMPTY_ZIP)) throw new RosterError('damaged');
  if (starts(OLE)) throw new RosterError((await source.head(OLE_HEAD)).includes(ENCRYPTED) ? 'locked' : 'old-xls');
  if (head[0] === 0x09 && OLD_BIFF.includes(head[1] ?? -1) && head[3] === 0) throw new RosterError('old-xls');
  return false;
}

/**
 * Opens a member roster, a path or bytes: CSV in UTF-8, UTF-16, GBK/GB18030 or Big5, or XLSX. Finds the heading row below any title
 * lines, in Chinese (simplified or traditional) or English, columns in any order. Throws `RosterError` when the file as a whole cannot
 * be read; a fault in a row is in the row.
 */
export async function openRoster(content: string | Uint8Array, options: RosterOptions): Promise<OpenRoster> {
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  const source = await RosterSource.of(content, maxBytes);
  if (await refuseForeign(source)) {
    const table = await openWorkbook(source, maxBytes);
    const { header, sheet, otherSheets, close } = table;
    const about = {
      format: 'xlsx',
      encoding: null,
      sheet,
      otherSheets,
      headerLine: header.line,
      unknown: header.unknown,
      columnOf: columnsOf(header),
    } as const;
    return { ...about, batches: () => batchesOf(table, options), close };
  }
  const { header, encoding, rows } = await openText(source);
  const close = (): void => undefined;
  const about = {
    format: 'csv',
    encoding,
    sheet: null,
    otherSheets: [],
    headerLine: header.line,
    unknown: header.unknown,
    columnOf: columnsOf(header),
  } as const;
  return { ...about, batches: () => batchesOf({ header, epoch1904: false, rows, close }, options), close };
}

/**
 * The rows of a roster in batches, in the order of the file; blank rows, totals and footnotes are left out. Memory stays bounded: one
 * batch, the phone numbers seen, and for workbooks their shared strings. Of rows with the same phone the first accepted one wins.
 * Throws `RosterError`, before the first batch unless the damage lies further down.
 */
export async function* parseRoster(content: string | Uint8Array, options: RosterOptions): AsyncGenerator<RosterRow[]> {
  const roster = await openRoster(content, options);
  yield* roster.batches();
}
