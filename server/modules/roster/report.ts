import type { RejectedRow, RosterDetail, RosterRow, RosterWarning, RosterWarningCode } from './roster';

export type ReportLocale = 'zh-CN' | 'en';

const DETAILS: Record<RosterDetail, Record<ReportLocale, string>> = {
  'name-missing': { 'zh-CN': '没有写姓名。请补上姓名。', en: 'The name is missing. Please fill it in.' },
  'name-unreadable': { 'zh-CN': '这不像一个姓名。请填写会员的姓名。', en: 'This is no name. Please write the member’s name.' },
  'name-long': { 'zh-CN': '姓名太长。请不要超过 64 个字。', en: 'The name is too long. Use at most 64 characters.' },
  'phone-missing': { 'zh-CN': '没有写手机号。请补上 11 位手机号。', en: 'The phone number is missing. Please write its 11 digits.' },
  'phone-scientific': {
    'zh-CN': '表格把手机号变成了科学计数法，原来的数字已经丢失。请把这一列设为“文本”格式，重新填写 11 位手机号。',
    en: 'The spreadsheet turned the number into scientific notation and its digits are lost. Format the column as text and write the 11 digits again.',
  },
  'phone-rounded': {
    'zh-CN': '手机号末尾 8 位全是 0，应是科学计数法留下的，原来的数字已经丢失。请重新填写 11 位手机号。',
    en: 'The number ends in eight zeros: its digits were lost to scientific notation. Write the 11 digits again.',
  },
  'phone-characters': {
    'zh-CN': '手机号里有数字以外的文字，或写了不止一个号码。请只写一个 11 位手机号。',
    en: 'There is something other than digits, or more than one number. Write one number of 11 digits.',
  },
  'phone-foreign': {
    'zh-CN': '目前只收中国大陆的手机号。请写 11 位手机号。',
    en: 'Only mainland China mobile numbers are taken. Write 11 digits.',
  },
  'phone-digits': { 'zh-CN': '手机号不是 11 位。请核对后写全。', en: 'The number does not have 11 digits. Please check it.' },
  'phone-prefix': {
    'zh-CN': '这不是手机号（手机号以 13 到 19 开头）。请写手机号，不要写座机。',
    en: 'This is no mobile number (they begin with 13 to 19). Write a mobile number, not a landline.',
  },
  'phone-repeated': {
    'zh-CN': '这个手机号在第 {firstLine} 行已经有了，一个手机号只能是一个人。请核对是重复登记还是号码写错。',
    en: 'Row {firstLine} has this number already, and one number is one person. Check for a double entry or a wrong number.',
  },
  'date-unreadable': { 'zh-CN': '看不懂这个日期。请写成 2026-07-24 这样。', en: 'This date cannot be read. Write it like 2026-07-24.' },
  'date-impossible': {
    'zh-CN': '日历上没有这一天。请核对后写成 2026-07-24 这样。',
    en: 'There is no such day. Check it and write it like 2026-07-24.',
  },
  'date-year-first': {
    'zh-CN': '日期要把四位年份写在最前面。请写成 2026-07-24 这样。',
    en: 'A date must begin with the four-digit year. Write it like 2026-07-24.',
  },
  'birthday-future': { 'zh-CN': '生日在今天之后。请核对年份。', en: 'The birthday lies in the future. Check the year.' },
  'birthday-old': { 'zh-CN': '按这个生日已超过 130 岁。请核对年份。', en: 'This birthday means an age over 130. Check the year.' },
  'lunar-impossible': {
    'zh-CN': '农历没有这一天。请核对月、日和闰月，写成“1965年八月十五”或“1966年闰三月初三”这样。',
    en: 'The lunar calendar has no such day. Check month, day and leap month; write it like 1965年八月十五.',
  },
  'lunar-flag': {
    'zh-CN': '“农历”一列看不懂。请写“是”“否”或留空。',
    en: 'The lunar column cannot be read. Write 是 (yes), 否 (no) or nothing.',
  },
  'id-length': {
    'zh-CN': '身份证号不是 18 位（老号码 15 位）。请核对后写全。',
    en: 'The ID number must have 18 characters (old ones 15). Please check it.',
  },
  'id-characters': {
    'zh-CN': '身份证号里有不该有的字符。应是 18 位数字，最后一位可以是 X。',
    en: 'The ID number has a character that does not belong. It has 18 digits; the last may be X.',
  },
  'id-rounded': {
    'zh-CN': '身份证号被表格当成数字存了，后几位已经丢失。请把这一列设为“文本”格式后重新填写。',
    en: 'The spreadsheet kept the ID number as a number and lost its last digits. Format the column as text and write it again.',
  },
  'id-birth': {
    'zh-CN': '身份证号里的出生日期不存在。请核对号码。',
    en: 'The birth date inside the ID number does not exist. Please check it.',
  },
  'id-checksum': {
    'zh-CN': '身份证号的校验位不对，有一位写错了。请核对号码。',
    en: 'The ID number’s check character is wrong: a digit was mistyped. Please check it.',
  },
  'term-reversed': { 'zh-CN': '到期日期早于入会日期。请核对这两个日期。', en: 'The end lies before the start. Please check both dates.' },
  'tier-unknown': { 'zh-CN': '本会没有这个等级。请改成章程里的等级名称。', en: 'The club has no such tier. Use a tier of the charter.' },
  'points-unreadable': { 'zh-CN': '积分应是整数。请写成 1200 这样。', en: 'Points are whole numbers. Write them like 1200.' },
  'points-negative': { 'zh-CN': '积分不能是负数。请写 0 或正数。', en: 'Points cannot be negative. Write 0 or more.' },
  'points-large': { 'zh-CN': '积分大得不正常。请核对。', en: 'These points are beyond reason. Please check.' },
};

const WARNINGS: Record<RosterWarningCode, Record<ReportLocale, string>> = {
  'name-damaged': {
    'zh-CN': '姓名里的“?”可能是没有存下来的生僻字。已导入，请核对。',
    en: 'The ? may be a rare character that was lost. Taken in; please check.',
  },
  'gender-unreadable': {
    'zh-CN': '性别应写“男”或“女”。已导入，性别留空。',
    en: 'Gender should be 男 or 女. Taken in with the gender left blank.',
  },
  'id-birthday': {
    'zh-CN': '生日和身份证号里的出生日期不同。已按所写的生日导入，请核对。',
    en: 'The birthday differs from the ID number’s. Taken in as written; please check.',
  },
  'joined-later': {
    'zh-CN': '入会日期在今天之后。已照写导入，请核对年份。',
    en: 'The day of joining lies in the future. Taken in as written; check the year.',
  },
  'referrer-unreadable': {
    'zh-CN': '看不懂推荐人的手机号。已导入，没有记推荐人。',
    en: 'The referrer’s number cannot be read. Taken in without a referrer.',
  },
  'spend-unreadable': {
    'zh-CN': '看不懂这个金额。已导入，没有记累计消费；请写成 1234.50 这样。',
    en: 'This amount cannot be read. Taken in without it; write it like 1234.50.',
  },
  'spend-negative': {
    'zh-CN': '累计消费不能是负数。已导入，没有记累计消费，请核对。',
    en: 'The total spent cannot be negative. Taken in without it; please check.',
  },
  'spend-large': {
    'zh-CN': '金额大得不正常。已导入，没有记累计消费，请核对。',
    en: 'This amount is beyond reason. Taken in without it; please check.',
  },
  'remark-cut': { 'zh-CN': '备注太长，只保留了前 500 个字。', en: 'The remark was cut to 500 characters.' },
  'number-long': { 'zh-CN': '会员编号太长，没有采用。', en: 'The member number is too long and was not used.' },
  'number-private': {
    'zh-CN': '会员编号写的是手机号或身份证号。编号大家都看得到，没有采用，另编了新号。',
    en: 'This is a phone or an ID number. Member numbers are seen by all, so it was not used; a new one was given.',
  },
  'number-taken': {
    'zh-CN': '这个会员编号已是另一位会员的（或太长）。已导入，另编了新号；如果是同一个人换了手机号，请在系统里改手机号。',
    en: 'Another member has this number, or it is too long. Taken in under a new one; if it is one person with a new phone, change the phone in the system.',
  },
  'number-kept': { 'zh-CN': '会员编号与系统里的不同。系统里的编号没有改。', en: 'The number differs from the system’s, which was kept.' },
  'points-kept': {
    'zh-CN': '名册上的积分变了。积分以系统的积分账为准，没有改；需要时请用“调整积分”。',
    en: 'The points differ from the last list. The ledger was left as it is; adjust the points if need be.',
  },
  'term-kept': {
    'zh-CN': '到期日期早于系统里的会籍。已有的会籍没有缩短。',
    en: 'The end lies before that of the term in the system, which was not shortened.',
  },
  'not-a-member-now': {
    'zh-CN': '这个手机号在系统里是已退会、被取消资格或还在申请的人。没有改动，请先在系统里处理。',
    en: 'In the system this phone belongs to somebody who has left, was revoked or is still applying. Left as it is.',
  },
  'another-person': {
    'zh-CN': '姓名和身份证号都与系统里这个手机号的会员不同，像是另一个人。没有改动，请核对手机号。',
    en: 'Name and ID number are not those of the member with this phone. Left as it is; check the number.',
  },
  'same-member': {
    'zh-CN': '这一行和前面另一行是系统里的同一位会员。没有采用，请只留一行。',
    en: 'This row and one before it are one member of the system. Left out; keep one of them.',
  },
  erased: {
    'zh-CN': '这个人已要求删除个人资料。没有再导入，请从名单里删去。',
    en: 'This person had their data erased. Not taken in again; remove the row from the list.',
  },
};

/** Warnings of rows that were left as they are. */
const LEFT_ALONE: ReadonlySet<RosterWarningCode> = new Set<RosterWarningCode>([
  'not-a-member-now',
  'another-person',
  'same-member',
  'erased',
]);

const SHOWN = 60;

// a cell may hold line breaks or half a novel; the sentence stays one line
function shown(text: string): string {
  const line = text.replace(/[\s\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ').trim();
  const characters = [...line];
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}…` : line;
}

function place(row: RosterRow, column: { title: string; letter: string }, locale: ReportLocale): string {
  const isShifted = row.textLine !== row.line;
  if (locale === 'en')
    return `Row ${row.line}${isShifted ? ` (text line ${row.textLine})` : ''}, column ${column.letter} “${column.title}”`;
  return `第 ${row.line} 行${isShifted ? `（文本第 ${row.textLine} 行）` : ''}${column.letter} 列“${column.title}”`;
}

function written(text: string, locale: ReportLocale): string {
  const value = shown(text);
  if (value === '') return locale === 'en' ? 'blank' : '空白';
  return locale === 'en' ? `“${value}”` : `写的是“${value}”`;
}

const advice = (row: RejectedRow, locale: ReportLocale): string =>
  DETAILS[row.detail][locale].replace('{firstLine}', String(row.firstLine ?? ''));

const warned = (row: RosterRow, { code, column, written: text }: RosterWarning, locale: ReportLocale): string =>
  locale === 'en'
    ? `${place(row, column, locale)}: ${written(text, locale)}. ${WARNINGS[code].en}`
    : `${place(row, column, locale)}：${written(text, locale)}。${WARNINGS[code]['zh-CN']}`;

/**
 * What to tell whoever keeps the list about one row: which row and column, what stands there, what is wrong, how to write it. For an
 * accepted row its warnings, '' when there are none. The text holds personal data: hand it to the list's keeper, never to a log.
 */
export function reportLine(row: RosterRow, locale: ReportLocale): string {
  if (row.ok) return row.warnings.map((warning) => warned(row, warning, locale)).join('\n');
  const separator = locale === 'en' ? ': ' : '：';
  const stop = locale === 'en' ? '. ' : '。';
  return `${place(row, row.column, locale)}${separator}${written(row.written, locale)}${stop}${advice(row, locale)}`;
}

/** A value as one CSV cell that no spreadsheet runs as a formula (OWASP CSV injection: = + - @, tab, return, full-width forms too). */
export function csvCell(value: string): string {
  const safe = /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const HEADINGS: Record<ReportLocale, readonly string[]> = {
  'zh-CN': ['行号', '列', '表头', '所写内容', '原因', '结果', '说明'],
  en: ['row', 'column', 'heading', 'written', 'reason', 'result', 'advice'],
};

const RESULTS: Record<'refused' | 'taken' | 'left', Record<ReportLocale, string>> = {
  refused: { 'zh-CN': '未导入', en: 'refused' },
  taken: { 'zh-CN': '已导入', en: 'taken in' },
  left: { 'zh-CN': '未改动', en: 'left as is' },
};

const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** First line of a report as CSV, with the mark that makes Excel read UTF-8. */
export const reportCsvHeading = (locale: ReportLocale): string => `\ufeff${csvLine(HEADINGS[locale])}`;

/** A row of the report as CSV, one line for a refusal or for each warning; '' when there is nothing to say. */
export function reportCsvLine(row: RosterRow, locale: ReportLocale): string {
  const line = String(row.line);
  if (!row.ok) {
    const { letter, title } = row.column;
    return csvLine([line, letter, title, shown(row.written), row.reason, RESULTS.refused[locale], advice(row, locale)]);
  }
  return row.warnings
    .map(({ code, column, written: text }) => {
      const result = RESULTS[LEFT_ALONE.has(code) ? 'left' : 'taken'][locale];
      return csvLine([line, column.letter, column.title, shown(text), code, result, WARNINGS[code][locale]]);
    })
    .join('');
}
