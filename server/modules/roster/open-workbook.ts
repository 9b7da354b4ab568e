import { isHeader, type RosterHeader } from './headers';
import { findHeader, HEADER_WITHIN, headerFault } from './open-text';
import type { RawRow } from './roster';
import { RosterError } from './roster-error';
import type { RosterSource } from './roster-source';
import { SharedStrings } from './shared-strings';
import { SheetRows, StringCollector, type WorkbookFacts } from './sheet-rows';
import { WorkbookZip } from './workbook-zip';

/** An opened workbook, on the first visible sheet that has a heading row. Call `close` when done. */
export interface WorkbookTable {
  sheet: string;
  /** Further visible sheets that have headings too; they are not read. */
  otherSheets: readonly string[];
  epoch1904: boolean;
  header: RosterHeader;
  rows: () => AsyncGenerator<RawRow[]>;
  close: () => void;
}

interface Sheet {
  name: string;
  path: string;
}

// built-in formats that show a day: 14–17 and 22 everywhere, 27–36 and 50–58 in East Asian locales
const BUILT_IN_DATE = (id: number): boolean => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** Does this number format show a day? Texts in quotes, escaped characters and [colours] say nothing. */
export function isDateFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, (part) => (/[年月日]/.test(part) ? '年' : ''));
  return /[ydYD年日]/.test(bare) && !/^general$/i.test(bare.trim());
}

async function readSheets(zip: WorkbookZip): Promise<{ sheets: Sheet[]; epoch1904: boolean }> {
  const targets = new Map<string, string>();
  await zip.parseWhole('xl/_rels/workbook.xml.rels', {
    open: (name, { Id = '', Target = '' }) => {
      if (name === 'Relationship') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  const sheets: Sheet[] = [];
  let epoch1904 = false;
  await zip.parseWhole('xl/workbook.xml', {
    open: (name, attributes) => {
      if (name === 'workbookPr') epoch1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      sheets.push({ name: attributes.name ?? '', path: targets.get(id) ?? '' });
    },
  });
  return { sheets, epoch1904 };
}

async function readDateStyles(zip: WorkbookZip): Promise<boolean[]> {
  const formats = new Map<number, string>();
  const styles: boolean[] = [];
  let isCellStyle = false;
  await zip.parseWhole('xl/styles.xml', {
    open: (name, attributes) => {
      if (name === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'cellXfs') isCellStyle = true;
      if (name !== 'xf' || !isCellStyle) return;
      const id = Number(attributes.numFmtId ?? 0);
      const code = formats.get(id);
      styles.push(code === undefined ? BUILT_IN_DATE(id) : isDateFormat(code));
    },
    close: (name) => {
      if (name === 'cellXfs') isCellStyle = false;
    },
  });
  return styles;
}

async function* rowsOf(zip: WorkbookZip, path: string, facts: WorkbookFacts): AsyncGenerator<RawRow[]> {
  const sheet = new SheetRows(facts);
  for await (const _ of zip.parse(path, sheet)) {
    const rows = sheet.take();
    if (rows.length > 0) yield rows;
  }
}

async function headerOf(zip: WorkbookZip, path: string, facts: WorkbookFacts): Promise<RosterHeader | null> {
  const rows: RawRow[] = [];
  for await (const some of rowsOf(zip, path, facts)) {
    rows.push(...some);
    if (rows.length >= HEADER_WITHIN) break;
  }
  return findHeader(rows);
}

async function opened(zip: WorkbookZip): Promise<WorkbookTable> {
  if (!zip.has('xl/workbook.xml')) {
    throw new RosterError(zip.has('xl/workbook.bin') || zip.has('mimetype') ? 'other-format' : 'not-spreadsheet');
  }
  const { sheets, epoch1904 } = await readSheets(zip);
  const strings = new SharedStrings();
  await zip.parseWhole('xl/sharedStrings.xml', new StringCollector(strings));
  const facts: WorkbookFacts = { strings, dateStyles: await readDateStyles(zip), epoch1904 };
  let nearest: RosterHeader | null = null;
  let found: (Sheet & { header: RosterHeader }) | null = null;
  const otherSheets: string[] = [];
  for (const one of sheets) {
    const header = await headerOf(zip, one.path, facts);
    if (!header || !isHeader(header)) nearest ??= header;
    else if (found) otherSheets.push(one.name);
    else found = { ...one, header };
  }
  if (!found) throw new RosterError(headerFault(nearest));
  const { name: sheet, path, header } = found;
  return { sheet, otherSheets, epoch1904, header, rows: () => rowsOf(zip, path, facts), close: () => zip.close() };
}

/**
 * Opens an .xlsx (or .xlsm): shared strings into compact memory, the sheet itself streams. `maxBytes` bounds each part once unpacked.
 * Throws `RosterError`.
 */
export async function openWorkbook(source: RosterSource, maxBytes: number): Promise<WorkbookTable> {
  const zip = await WorkbookZip.open(source, maxBytes);
  try {
    return await opened(zip);
  } catch (error) {
    zip.close();
    throw error;
  }
}
