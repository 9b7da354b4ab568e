import { cleanCell, simplified } from './clean-cell';
import { headingMeaning, type Meaning } from './heading-fields';
import type { RosterColumn, RosterField } from './roster';

/** What stands where in a roster. */
export interface RosterHeader {
  /** Row number of the headings, counted as `RosterRow.line`. */
  line: number;
  /** Index of the column of each field that the file has. */
  columns: ReadonlyMap<RosterField, number>;
  /** The heading and letter of every column, by index. */
  titles: readonly RosterColumn[];
  /** Headings that mean nothing here, or repeat a field another column has; their cells are ignored. */
  unknown: readonly RosterColumn[];
  /** The heading of the birthday says it is lunar (农历生日, 生日(农历)). */
  lunarBirthday: boolean;
  /** What 1 in the spending column is worth: 100 for yuan, 1 for fen, 1,000,000 for 万元. */
  fenPerUnit: number;
}

/** The letter(s) a spreadsheet shows for a column, 0 = A. */
function columnLetter(index: number): string {
  let letters = '';
  for (let left = index + 1; left > 0; left = Math.floor((left - 1) / 26)) letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return letters;
}

function worthOf(title: string): number {
  const hint = simplified(cleanCell(title));
  if (/万元/.test(hint)) return 1_000_000;
  return /[（(]\s*分\s*[）)]/.test(hint) ? 1 : 100;
}

/** Reads one row as headings. Any row can be read so; whether it is the heading row is seen from the columns found. */
export function readHeader(cells: readonly string[], line: number): RosterHeader {
  const titles = cells.map((title, index) => ({ title: cleanCell(title), letter: columnLetter(index) }));
  const best = new Map<RosterField, Meaning & { index: number }>();
  cells.forEach((cell, index) => {
    const found = headingMeaning(cleanCell(cell));
    if (!found) return;
    const other = best.get(found.field);
    if (!other || found.rank < other.rank) best.set(found.field, { ...found, index });
  });
  const columns = new Map([...best].map(([field, { index }]) => [field, index]));
  const used = new Set(columns.values());
  return {
    line,
    columns,
    titles,
    unknown: titles.filter(({ title }, index) => title !== '' && !used.has(index)),
    lunarBirthday: best.get('birthday')?.lunar ?? false,
    fenPerUnit: worthOf(cells[columns.get('spent') ?? -1] ?? ''),
  };
}

/** Is this the heading row? A person cannot be taken in without a name and a phone number. */
export const isHeader = (header: RosterHeader): boolean => header.columns.has('name') && header.columns.has('phone');
