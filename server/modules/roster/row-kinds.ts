import { cleanOptional, simplified } from './clean-cell';
import type { RosterHeader } from './headers';
import { parsePhone } from './parse-phone';
import type { RawRow } from './roster';

const SUM = '合计|总计|小计|共计|总数|总人数|人数|汇总|统计|平均值?|均值|求和|总和|subtotal|total|grandtotal|sum|average';
/** Of a text without its blanks: 合 计, 总　计：, 以上共 2 人, 会员总数. */
const TOTAL = new RegExp(
  `^(?:(?:本页|本月|本年|全部|以上|会员|名单|总)*(?:${SUM})+(?:[:(].*|\\d.*|$)|(?:以上|总|全部)?共[计有]?\\d+[人名位条行个])`,
  'i',
);
const FOOTNOTE =
  /^(?:制表|填表|审核|复核|经办|负责人|备注|说明|注[:\d]|打印|导出|统计|日期|更新|数据来源|来源:|数据截至|截至|截止|以下空白|\(?完\)?$|第\d+页|end(?:of\w*)?\W*$|printed|notes?:)/i;

/** A cell without blanks and rules (—— 完 ——). */
const compact = (text: string): string => simplified(cleanOptional(text)).replace(/[\s*=_—–-]+/g, '');

/** The first cell that says something; a running number in front of it does not. */
function firstWords(cells: readonly string[]): string {
  for (const cell of cells) {
    const text = compact(cell);
    if (text !== '' && !/^\d+$/.test(text)) return text;
  }
  return '';
}

/**
 * Does this row hold no person? Blank rows (also those that carry nothing but a member number, as in pre-numbered forms), totals (also
 * sums without a word beside them), footnotes, and headings repeated on each printed page. Such rows keep their number but are not
 * counted.
 */
export function isFurniture(row: RawRow, header: RosterHeader): boolean {
  const cell = (index: number | undefined): string => (index === undefined ? '' : (row.cells[index] ?? ''));
  const { columns } = header;
  const phone = cell(columns.get('phone'));
  // nearly every row: both are there and the phone has a digit in front
  if (cell(columns.get('name')).trim() !== '' && /^\W*\d/.test(phone) && !TOTAL.test(firstWords(row.cells))) return false;
  const filled = [...columns].filter(([, index]) => cleanOptional(cell(index)) !== '');
  if (filled.every(([field]) => field === 'memberNo')) return true;
  if (filled.every(([field]) => field === 'points' || field === 'spent')) return true;
  const first = firstWords(row.cells);
  if (TOTAL.test(first) && 'fault' in parsePhone(phone)) return true;
  if (filled.length <= 2 && FOOTNOTE.test(first)) return true;
  return isRepeatedHeader(row, header);
}

function isRepeatedHeader(row: RawRow, header: RosterHeader): boolean {
  return [...header.columns.values()].every((index) => cleanOptional(row.cells[index] ?? '') === header.titles[index]?.title);
}
