import ExcelJS from 'exceljs';
import { isLunarDate } from '../../../server/modules/charter';
import { parseRoster, type RosterMember, type RosterOptions, type RosterReason, type RosterRow } from '../../../server/modules/roster';

const titles = ['普通', '银卡', '金卡', '白金', '钻石'];

/** Tier ids are the titles themselves, so that tallies read well. */
export const options: RosterOptions = {
  tiers: new Map(titles.map((title) => [title, title])),
  today: '2026-11-22',
  isLunarDate,
};

export async function readAll(content: string | Uint8Array, extra: Partial<RosterOptions> = {}): Promise<RosterRow[]> {
  const rows: RosterRow[] = [];
  for await (const batch of parseRoster(content, { ...options, ...extra })) rows.push(...batch);
  return rows;
}

/** A roster of a few lines as UTF-8 bytes. */
export const text = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'));

/** The member of the only row there is; throws with the refusal when there is none. */
export async function onlyMember(content: Uint8Array, extra: Partial<RosterOptions> = {}): Promise<RosterMember> {
  const rows = await readAll(content, extra);
  const [row] = rows;
  if (rows.length !== 1 || !row?.ok) throw new Error(`not one member: ${JSON.stringify(rows)}`);
  return row.member;
}

/** What each row came to: the name, or line and detail of the refusal. */
export const outcomes = (rows: readonly RosterRow[]): string[] =>
  rows.map((row) => (row.ok ? row.member.name : `${row.line} ${row.reason} ${row.detail}`));

/** The figures of roster-expected.json. */
export function tally(rows: readonly RosterRow[]): object {
  const rejected: Partial<Record<RosterReason, number>> = {};
  const rejectedLines: Record<string, RosterReason> = {};
  const byTier: Record<string, number> = {};
  const sums = { leapDayBirths: 0, lunarBirths: 0, totalPoints: 0, totalSpendFen: 0 };
  for (const row of rows) {
    if (!row.ok) {
      rejected[row.reason] = (rejected[row.reason] ?? 0) + 1;
      rejectedLines[row.line] = row.reason;
      continue;
    }
    const { birth, points, spentFen, tierId } = row.member;
    if (birth?.calendar === 'solar' && birth.month === 2 && birth.day === 29) sums.leapDayBirths++;
    if (birth?.calendar === 'lunar') sums.lunarBirths++;
    sums.totalPoints += points;
    sums.totalSpendFen += spentFen;
    byTier[tierId ?? ''] = (byTier[tierId ?? ''] ?? 0) + 1;
  }
  const importable = rows.filter(({ ok }) => ok).length;
  return { rows: rows.length, importable, rejected, rejectedLines, ...sums, byTier };
}

export type Cell = string | number | boolean | Date | null | { richText: { text: string }[] };

interface WorkbookShape {
  date1904?: boolean;
  /** Sheets before the roster. */
  before?: { name: string; state?: 'hidden'; rows: Cell[][] }[];
  /** Number format by column number, 1 = A. */
  formats?: Record<number, string>;
}

/** A workbook with these rows. */
export async function workbookOf(rows: readonly (readonly Cell[])[], shape: WorkbookShape = {}): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.properties.date1904 = shape.date1904 ?? false;
  for (const sheet of shape.before ?? []) {
    book.addWorksheet(sheet.name, sheet.state ? { state: sheet.state } : {}).addRows(sheet.rows);
  }
  const sheet = book.addWorksheet('会员');
  sheet.addRows(rows.map((row) => [...row]));
  for (const [column, format] of Object.entries(shape.formats ?? {})) sheet.getColumn(Number(column)).numFmt = format;
  return Buffer.from(await book.xlsx.writeBuffer());
}
