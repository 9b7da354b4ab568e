/** The words this module speaks: what a row of a roster becomes, and why it may be refused. */
import type { RosterRemark } from '../../../shared/roster';

/** Columns a roster may have; `name` and `phone` must be there, any other may be missing. */
export type RosterField =
  | 'memberNo'
  | 'name'
  | 'gender'
  | 'phone'
  | 'birthday'
  | 'lunar'
  | 'idNumber'
  | 'joinedOn'
  | 'endsOn'
  | 'tier'
  | 'referrerPhone'
  | 'spent'
  | 'points'
  | 'remark';

/** Why a whole row is refused. The checks run in this order and the first fault names the row. */
export type RosterReason = 'name' | 'phone' | 'birthday' | 'idNumber' | 'term' | 'tier' | 'points' | 'duplicatePhone';

/** The exact fault behind a reason; `report.ts` has a sentence for each. */
export type RosterDetail =
  | 'name-missing'
  | 'name-unreadable'
  | 'name-long'
  | 'phone-missing'
  | 'phone-scientific'
  | 'phone-rounded'
  | 'phone-characters'
  | 'phone-foreign'
  | 'phone-digits'
  | 'phone-prefix'
  | 'phone-repeated'
  | 'date-unreadable'
  | 'date-impossible'
  | 'date-year-first'
  | 'birthday-future'
  | 'birthday-old'
  | 'lunar-impossible'
  | 'lunar-flag'
  | 'id-length'
  | 'id-characters'
  | 'id-rounded'
  | 'id-birth'
  | 'id-checksum'
  | 'term-reversed'
  | 'tier-unknown'
  | 'points-unreadable'
  | 'points-negative'
  | 'points-large';

/** Something worth a look that does not keep the row out. */
export type RosterWarningCode =
  | 'name-damaged'
  | 'gender-unreadable'
  | 'id-birthday'
  | 'joined-later'
  | 'referrer-unreadable'
  | 'spend-unreadable'
  | 'spend-negative'
  | 'spend-large'
  | 'remark-cut'
  | 'number-long'
  | 'number-private'
  | RosterRemark;

/** A calendar day as written: no zone, no time. */
export interface CalendarDay {
  year: number;
  month: number;
  day: number;
}

/** A birthday in its own calendar. `year` is null where only month and day were written; `leap` is a lunar leap month (闰月). */
export interface RosterBirth {
  calendar: 'solar' | 'lunar';
  year: number | null;
  month: number;
  day: number;
  leap: boolean;
}

/** One accepted line, normalised. Days are 'YYYY-MM-DD', money is integer fen. */
export interface RosterMember {
  memberNo: string | null;
  name: string;
  gender: 'male' | 'female' | null;
  /** Eleven digits of a mainland mobile number. */
  phone: string;
  birth: RosterBirth | null;
  /** Eighteen characters with a valid checksum; an old fifteen-digit number is lifted to eighteen. */
  idNumber: string | null;
  joinedOn: string | null;
  endsOn: string | null;
  /** True when the end was written as 长期, 永久 or the like; `endsOn` is null then. */
  lifetime: boolean;
  /** The id the caller gave this tier title; null when the cell is blank. */
  tierId: string | null;
  referrerPhone: string | null;
  spentFen: number;
  points: number;
  remark: string;
}

/** Where a value stood: the heading as written and the spreadsheet's letter for the column. */
export interface RosterColumn {
  title: string;
  letter: string;
}

export interface RosterWarning {
  code: RosterWarningCode;
  column: RosterColumn;
  written: string;
}

/**
 * `line` is the row number a spreadsheet shows (first row = 1, blank rows counted, a quoted line break does not start a row), so a
 * roster has the same numbers as CSV and as XLSX. `textLine` is the line of the text file on which the row starts; it differs only
 * below a quoted line break, and equals `line` in a workbook.
 */
interface RowPlace {
  line: number;
  textLine: number;
}

export interface AcceptedRow extends RowPlace {
  ok: true;
  member: RosterMember;
  warnings: readonly RosterWarning[];
}

export interface RejectedRow extends RowPlace {
  ok: false;
  reason: RosterReason;
  detail: RosterDetail;
  field: RosterField;
  column: RosterColumn;
  /** The cell as it stood in the file. */
  written: string;
  /** For `phone-repeated`: the row that has the number already. */
  firstLine: number | null;
}

export type RosterRow = AcceptedRow | RejectedRow;

/** What the club knows and the file does not. */
export interface RosterOptions {
  /** Tier titles as the club writes them, to the ids the caller wants back. */
  tiers: ReadonlyMap<string, string>;
  /** The club's business day, 'YYYY-MM-DD': nobody is born after it. */
  today: string;
  /** Does this lunar date exist? (the charter module knows) Without it, days 1–30 of months 1–12 pass. */
  isLunarDate?: (date: CalendarDay & { leap: boolean }) => boolean;
  /** Rows in a batch; 500 unless told. */
  batchSize?: number;
  /** Bytes a file, or any part of a workbook once unpacked, may have; 2 GiB unless told. */
  maxBytes?: number;
  /** Rows a file may have; 2,000,000 unless told. */
  maxRows?: number;
}

/** A row before anybody has looked at its meaning. */
export interface RawRow extends RowPlace {
  cells: string[];
  /** For workbooks: which cells were stored as numbers; null for text files. */
  numeric: readonly boolean[] | null;
}
