import { cleanCell, cleanOptional, cleanText, simplified } from './clean-cell';
import type { RosterHeader } from './headers';
import { parseMoney, parsePoints } from './parse-amount';
import { parseBirthday, parseLunarFlag } from './parse-birthday';
import { type DateFault, dayText, parseDate } from './parse-date';
import { parseIdNumber } from './parse-id-number';
import { parsePhone } from './parse-phone';
import type { PhoneIndex } from './phone-index';
import type {
  RawRow,
  RosterBirth,
  RosterColumn,
  RosterDetail,
  RosterField,
  RosterMember,
  RosterOptions,
  RosterReason,
  RosterRow,
  RosterWarning,
  RosterWarningCode,
} from './roster';
import { tierFinder } from './tier-finder';

const MAX_NAME = 64;
const MAX_NUMBER = 32;
const MAX_REMARK = 500;
/** Databases have a last day instead of none. */
const LIFETIME =
  /^(?:9999[-./年]?12[-./月]?31日?|长期|長期|永久|终身|終身|终生|終生|无限期|無限期|永久有效|长期有效|lifetime|permanent|never)$/i;
const MALE = /^(?:男|男性|男士|先生|m|male|mr\.?|1)$/i;
const FEMALE = /^(?:女|女性|女士|小姐|太太|f|female|mrs\.?|ms\.?|2)$/i;
/** A mobile or an identity number: member numbers are seen by all and outlive an erasure. */
const PRIVATE = /^(?:1[3-9]\d{9}|\d{17}[\dX])$/i;
const FORMULA_ERROR = /^#(?:REF!|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!|N\/A)/i;
const NO_WARNINGS: readonly RosterWarning[] = [];

/** A fault found in one cell; thrown nowhere, carried back to where the row is put together. */
class Fault {
  constructor(
    readonly reason: RosterReason,
    readonly detail: RosterDetail,
    readonly field: RosterField,
    readonly firstLine: number | null = null,
  ) {}
}

interface Context {
  header: RosterHeader;
  options: RosterOptions;
  phones: PhoneIndex;
  epoch1904: boolean;
  tierOf: (title: string) => string | null;
}

/** One row under work: its cells by field, and what was noticed on the way. */
class Reading {
  warnings: RosterWarning[] | null = null;

  constructor(
    readonly row: RawRow,
    readonly context: Context,
  ) {}

  cell(field: RosterField): string {
    const at = this.context.header.columns.get(field);
    return at === undefined ? '' : (this.row.cells[at] ?? '');
  }

  isNumeric(field: RosterField): boolean {
    return this.row.numeric?.[this.context.header.columns.get(field) ?? -1] ?? false;
  }

  column(field: RosterField): RosterColumn {
    const at = this.context.header.columns.get(field) ?? 0;
    return this.context.header.titles[at] ?? { title: field, letter: '?' };
  }

  warn(code: RosterWarningCode, field: RosterField): void {
    this.warnings ??= [];
    this.warnings.push({ code, column: this.column(field), written: this.cell(field) });
  }
}

function readName(reading: Reading): string | Fault {
  const name = cleanText(reading.cell('name'));
  if (cleanOptional(name) === '') return new Fault('name', 'name-missing', 'name');
  if (!/\p{L}/u.test(name) || FORMULA_ERROR.test(name)) return new Fault('name', 'name-unreadable', 'name');
  if ([...name].length > MAX_NAME) return new Fault('name', 'name-long', 'name');
  // a ?, a replacement character or one of private use is all that a narrow encoding left of a rare character
  if (/[?？\ufffd\ue000-\uf8ff]/.test(name)) reading.warn('name-damaged', 'name');
  return name;
}

function readPhone(reading: Reading): string | Fault {
  const found = parsePhone(reading.cell('phone'), reading.isNumeric('phone'));
  return 'fault' in found ? new Fault('phone', found.fault, 'phone') : found.phone;
}

function readBirth(reading: Reading): RosterBirth | null | Fault {
  const { header, options, epoch1904 } = reading.context;
  const text = reading.cell('birthday');
  const flag = parseLunarFlag(reading.cell('lunar'));
  if (cleanOptional(text) === '') return null;
  if (!flag) return new Fault('birthday', 'lunar-flag', 'lunar');
  const calendar = flag.lunar === null && header.lunarBirthday ? { ...flag, lunar: true } : flag;
  const birth = parseBirthday(text, calendar, options, epoch1904 && reading.isNumeric('birthday'));
  return 'fault' in birth ? new Fault('birthday', birth.fault, 'birthday') : birth;
}

function readIdNumber(reading: Reading, birth: RosterBirth | null): string | null | Fault {
  const found = parseIdNumber(reading.cell('idNumber'), reading.context.options.today, reading.isNumeric('idNumber'));
  if (found === null) return null;
  if ('fault' in found) return new Fault('idNumber', found.fault, 'idNumber');
  const solar = birth?.calendar === 'solar' && birth.year !== null ? dayText({ ...birth, year: birth.year }) : null;
  // many people keep another day than their papers say, so this is a question and no refusal
  if (solar !== null && solar !== found.born) reading.warn('id-birthday', 'birthday');
  return found.idNumber;
}

function readDay(reading: Reading, field: 'joinedOn' | 'endsOn'): string | null | { fault: DateFault } {
  const text = cleanOptional(reading.cell(field));
  if (text === '' || (field === 'endsOn' && LIFETIME.test(text))) return null;
  const day = parseDate(text, reading.context.epoch1904 && reading.isNumeric(field));
  return 'fault' in day ? day : dayText(day);
}

type Term = Pick<RosterMember, 'joinedOn' | 'endsOn' | 'lifetime'>;

function readTerm(reading: Reading): Term | Fault {
  const joinedOn = readDay(reading, 'joinedOn');
  if (typeof joinedOn === 'object' && joinedOn !== null) return new Fault('term', joinedOn.fault, 'joinedOn');
  const endsOn = readDay(reading, 'endsOn');
  if (typeof endsOn === 'object' && endsOn !== null) return new Fault('term', endsOn.fault, 'endsOn');
  if (joinedOn !== null && endsOn !== null && endsOn < joinedOn) return new Fault('term', 'term-reversed', 'endsOn');
  if (joinedOn !== null && joinedOn > reading.context.options.today) reading.warn('joined-later', 'joinedOn');
  return { joinedOn, endsOn, lifetime: endsOn === null && LIFETIME.test(cleanCell(reading.cell('endsOn'))) };
}

function readTier(reading: Reading): string | null | Fault {
  const title = cleanOptional(reading.cell('tier'));
  if (title === '') return null;
  return reading.context.tierOf(title) ?? new Fault('tier', 'tier-unknown', 'tier');
}

type Extras = Pick<RosterMember, 'memberNo' | 'gender' | 'referrerPhone' | 'spentFen' | 'remark'>;

function readExtras(reading: Reading): Extras {
  const number = cleanOptional(reading.cell('memberNo')).replace(/^(\d+)\.0+$/, '$1');
  const isPrivate = PRIVATE.test(number.replace(/[\s-]/g, ''));
  if (isPrivate) reading.warn('number-private', 'memberNo');
  else if (number.length > MAX_NUMBER) reading.warn('number-long', 'memberNo');
  const gender = simplified(cleanOptional(reading.cell('gender')));
  const isMale = MALE.test(gender);
  const isFemale = !isMale && FEMALE.test(gender);
  if (gender !== '' && !isMale && !isFemale) reading.warn('gender-unreadable', 'gender');
  const referrer = parsePhone(reading.cell('referrerPhone'), reading.isNumeric('referrerPhone'));
  if ('fault' in referrer && referrer.fault !== 'phone-missing') reading.warn('referrer-unreadable', 'referrerPhone');
  const spent = parseMoney(reading.cell('spent'), reading.context.header.fenPerUnit);
  if ('fault' in spent) reading.warn(spent.fault, 'spent');
  const remark = cleanText(reading.cell('remark'));
  if (remark.length > MAX_REMARK) reading.warn('remark-cut', 'remark');
  return {
    memberNo: number === '' || isPrivate || number.length > MAX_NUMBER ? null : number,
    gender: isMale ? 'male' : isFemale ? 'female' : null,
    referrerPhone: 'phone' in referrer ? referrer.phone : null,
    spentFen: 'fen' in spent ? spent.fen : 0,
    remark: remark.length > MAX_REMARK ? cleanText(remark.slice(0, MAX_REMARK)) : remark,
  };
}

// the order of the checks is the order of the reasons: with several faults the first one names the row
function readMember(reading: Reading): RosterMember | Fault {
  const name = readName(reading);
  if (name instanceof Fault) return name;
  const phone = readPhone(reading);
  if (phone instanceof Fault) return phone;
  const birth = readBirth(reading);
  if (birth instanceof Fault) return birth;
  const idNumber = readIdNumber(reading, birth);
  if (idNumber instanceof Fault) return idNumber;
  const term = readTerm(reading);
  if (term instanceof Fault) return term;
  const tierId = readTier(reading);
  if (tierId instanceof Fault) return tierId;
  const points = parsePoints(reading.cell('points'));
  if ('fault' in points) return new Fault('points', points.fault, 'points');
  const firstLine = reading.context.phones.find(phone);
  if (firstLine > 0) return new Fault('duplicatePhone', 'phone-repeated', 'phone', firstLine);
  const { memberNo, gender, referrerPhone, spentFen, remark } = readExtras(reading);
  const { joinedOn, endsOn, lifetime } = term;
  return {
    memberNo,
    name,
    gender,
    phone,
    birth,
    idNumber,
    joinedOn,
    endsOn,
    lifetime,
    tierId,
    referrerPhone,
    spentFen,
    points: points.points,
    remark,
  };
}

/**
 * A reader of rows under one heading. It remembers the phone numbers of accepted rows only: a refused row holds nothing, so a good
 * row further down with the same number is taken. Pure but for that memory.
 */
export function rowParser(
  header: RosterHeader,
  options: RosterOptions,
  phones: PhoneIndex,
  epoch1904: boolean,
): (row: RawRow) => RosterRow {
  const context: Context = { header, options, phones, epoch1904, tierOf: tierFinder(options.tiers) };
  return (row) => {
    const reading = new Reading(row, context);
    const { line, textLine } = row;
    const member = readMember(reading);
    if (!(member instanceof Fault)) {
      phones.put(member.phone, line);
      return { line, textLine, ok: true, member, warnings: reading.warnings ?? NO_WARNINGS };
    }
    const { reason, detail, field, firstLine } = member;
    return { line, textLine, ok: false, reason, detail, field, column: reading.column(field), written: reading.cell(field), firstLine };
  };
}
