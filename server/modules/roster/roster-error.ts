import { DomainError } from '../../core/errors';

/** Why a whole file cannot be read. */
export type RosterErrorCode =
  | 'missing'
  | 'empty'
  | 'not-spreadsheet'
  | 'old-xls'
  | 'locked'
  | 'other-format'
  | 'damaged'
  | 'encoding'
  | 'no-header'
  | 'no-name-column'
  | 'no-phone-column'
  | 'too-large';

type Sentences = Record<RosterErrorCode, { 'zh-CN': string; en: string }>;

const SENTENCES: Sentences = {
  missing: { 'zh-CN': '找不到这个文件，或者没有读它的权限。', en: 'The file cannot be found or read.' },
  empty: { 'zh-CN': '文件是空的，没有名单。', en: 'The file is empty: there is no roster in it.' },
  'not-spreadsheet': {
    'zh-CN': '这不是表格文件。请用 Excel 或 WPS 打开名单，另存为 .xlsx 或 CSV（UTF-8）再导入。',
    en: 'This is not a spreadsheet. Open the roster in Excel or WPS and save it as .xlsx or CSV (UTF-8).',
  },
  'old-xls': {
    'zh-CN': '这是旧的 .xls 格式。请用 Excel 或 WPS 打开，另存为 .xlsx 再导入。',
    en: 'This is the old .xls format. Open it in Excel or WPS and save it as .xlsx.',
  },
  locked: {
    'zh-CN': '这个工作簿设了打开密码。请先去掉密码再导入。',
    en: 'This workbook is protected by a password. Remove the password first.',
  },
  'other-format': {
    'zh-CN': '这种表格格式（ODS、XLSB、网页表格等）读不了。请另存为 .xlsx 或 CSV（UTF-8）。',
    en: 'This kind of sheet (ODS, XLSB, web page …) cannot be read. Save it as .xlsx or CSV (UTF-8).',
  },
  damaged: {
    'zh-CN': '文件已损坏或没有传完整。请重新导出一份。',
    en: 'The file is damaged or incomplete. Export it again.',
  },
  encoding: {
    'zh-CN': '文件里有无法识别的文字编码。请另存为 CSV（UTF-8）或 .xlsx。',
    en: 'The text encoding of the file cannot be told. Save it as CSV (UTF-8) or .xlsx.',
  },
  'no-header': {
    'zh-CN': '没有找到表头。前 50 行里应有一行写着列名，至少有“姓名”和“手机号”。',
    en: 'No heading row was found. One of the first 50 rows must name the columns, at least name and phone.',
  },
  'no-name-column': {
    'zh-CN': '表头里没有“姓名”一列。',
    en: 'The heading row has no column for the name.',
  },
  'no-phone-column': {
    'zh-CN': '表头里没有“手机号”一列。',
    en: 'The heading row has no column for the phone number.',
  },
  'too-large': {
    'zh-CN': '文件太大，或解压后大得不正常。请把名单拆成几份再导入。',
    en: 'The file is too large, or unpacks to an unreasonable size. Split the roster into several files.',
  },
};

/** A file that is no roster. `reason` tells machines, `message` and `sentence` tell people; reaches the faces as kind `invalid`. */
export class RosterError extends DomainError {
  constructor(readonly reason: RosterErrorCode) {
    super('invalid', `roster.${reason}`);
    this.message = SENTENCES[reason]['zh-CN'];
  }

  /** The same refusal in the reader's language. */
  sentence(locale: 'zh-CN' | 'en'): string {
    return SENTENCES[this.reason][locale];
  }
}
