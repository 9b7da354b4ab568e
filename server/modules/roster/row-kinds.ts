import { cleanOptional, simplified } from './clean-cell';
import type { RosterHeader } from './headers';
import { parsePhone } from './parse-phone';
import type { RawRow } from './roster';

const TOTAL =
  /^(?:本页|本月|全部|以上)?(?:合计|总计|小计|共计|总数|总人数|人数合计|汇总|subtotal|total|grand\s*total|sum)(?:[:\s(（].*|\d.*|$)|^共\s*\d+\s*[人名位条]/i;
const FOOTNOTE =
  /^(?:制表|填表|审核|复核|经办|负责人|备注|说明|注\s*[:\d]|打印|导出|统计|日期|更新|数据截至|截至|以下空白|第\s*\d+\s*页|end\b|printed\b|note\b)/i;

/**
 * Does this row hold no person? Blank rows (also those that carry nothing but a member number, as in pre-numbered forms), totals,
 * footnotes, and headings repeated on each printed page. Such rows keep their number but are not counted.
 */
export function isFurniture(row: RawRow, header: RosterHeader): boolean {
  const cell = (index: number | undefined): string => (index === undefined ? '' : (row.cells[index] ?? ''));
  const phone = cell(header.columns.get('phone'));
  const name = cell(header.columns.get('name'));
  // nearly every row: both are there and the phone has a digit in front
  if (name.trim() !== '' && /^\W*\d/.test(phone) && !TOTAL.test(simplified(cleanOptional(row.cells[0] ?? '')))) return false;
  const numberColumn = header.columns.get('memberNo');
  const filled = [...header.columns.values()].filter((index) => cleanOptional(cell(index)) !== '');
  if (filled.every((index) => index === numberColumn)) return true;
  const first = simplified(cleanOptional(row.cells.find((text) => cleanOptional(text) !== '') ?? ''));
  if (TOTAL.test(first) && 'fault' in parsePhone(phone)) return true;
  if (filled.length <= 2 && FOOTNOTE.test(first)) return true;
  return isRepeatedHeader(row, header);
}

function isRepeatedHeader(row: RawRow, header: RosterHeader): boolean {
  return [...header.columns.values()].every((index) => cleanOptional(row.cells[index] ?? '') === header.titles[index]?.title);
}
