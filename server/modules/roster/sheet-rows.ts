import { dayText, isSerial, serialDay } from './parse-date';
import type { RawRow } from './roster';
import { RosterError } from './roster-error';
import type { SharedStrings } from './shared-strings';
import type { XmlListener } from './workbook-zip';

const MAX_ROW = 1_048_576;
const MAX_COLUMNS = 256;

/** What the cells of a sheet lean on. */
export interface WorkbookFacts {
  strings: SharedStrings;
  /** By style number: is a number in this style a date? */
  dateStyles: readonly boolean[];
  epoch1904: boolean;
}

// AB12 → 27
function columnIndex(reference: string): number {
  let index = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    index = index * 26 + letter;
  }
  return index - 1;
}

// what XML cannot say is written _x000D_ in workbooks
const unescaped = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;

/** Puts the rows of a worksheet together from its XML. Dates come as 'YYYY-MM-DD', numbers with all their digits. */
export class SheetRows implements XmlListener {
  private rows: RawRow[] = [];
  private cells: string[] = [];
  private numeric: boolean[] = [];
  private row = 0;
  private column = -1;
  private type = 'n';
  private style = 0;
  private value = '';
  private isValue = false;
  private phonetic = 0;

  constructor(private readonly facts: WorkbookFacts) {}

  /** Rows that are complete by now; each is handed out once. */
  take(): RawRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'c') {
      this.column = attributes.r ? columnIndex(attributes.r) : this.column + 1;
      this.type = attributes.t ?? 'n';
      this.style = Number(attributes.s ?? 0);
      this.value = '';
    } else if (name === 'v' || name === 't') {
      this.isValue = this.phonetic === 0;
    } else if (name === 'row') {
      this.row = attributes.r ? Number(attributes.r) : this.row + 1;
      if (!(this.row >= 1 && this.row <= MAX_ROW)) throw new RosterError('damaged');
      this.column = -1;
      this.cells = [];
      this.numeric = [];
    } else if (name === 'rPh') {
      this.phonetic++;
    }
  }

  text(text: string): void {
    if (this.isValue && this.value.length < 32_768) this.value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.isValue = false;
    else if (name === 'c') this.finishCell();
    else if (name === 'rPh') this.phonetic--;
    else if (name === 'row' && this.cells.length > 0) {
      this.rows.push({ line: this.row, textLine: this.row, cells: this.cells, numeric: this.numeric });
    }
  }

  private finishCell(): void {
    if (this.value === '' || this.column < 0 || this.column >= MAX_COLUMNS) return;
    const isNumber = this.type === 'n';
    const value = Number(this.value);
    const isDate = isNumber && this.facts.dateStyles[this.style] === true && isSerial(value);
    while (this.cells.length < this.column) {
      this.cells.push('');
      this.numeric.push(false);
    }
    this.cells[this.column] = isDate ? dayText(serialDay(value, this.facts.epoch1904)) : this.plain(isNumber, value);
    this.numeric[this.column] = isNumber && !isDate;
  }

  private plain(isNumber: boolean, value: number): string {
    if (this.type === 's') return this.facts.strings.get(value);
    if (this.type === 'b') return this.value === '1' ? 'TRUE' : 'FALSE';
    if (!isNumber || !Number.isFinite(value)) return unescaped(this.value);
    // a number above 2^53 has lost digits; BigInt at least shows it without an exponent
    return Math.abs(value) >= 1e21 || !Number.isInteger(value) ? String(value) : BigInt(value).toString();
  }
}

/** Collects the shared strings of a workbook: plain and rich text, without the reading aids (rPh). */
export class StringCollector implements XmlListener {
  private value = '';
  private isValue = false;
  private phonetic = 0;

  constructor(private readonly strings: SharedStrings) {}

  open(name: string): void {
    if (name === 'si') this.value = '';
    else if (name === 't') this.isValue = this.phonetic === 0;
    else if (name === 'rPh') this.phonetic++;
  }

  text(text: string): void {
    if (this.isValue && this.value.length < 32_768) this.value += text;
  }

  close(name: string): void {
    if (name === 'si') this.strings.add(unescaped(this.value));
    else if (name === 't') this.isValue = false;
    else if (name === 'rPh') this.phonetic--;
  }
}
