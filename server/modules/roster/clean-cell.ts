// zero-width, direction and soft-hyphen characters that chat programs and address books leave behind
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
// joiners and variation selectors belong into names and emoji; in a number or a date they are only invisible
const JOINING = /\p{Cf}|\p{Variation_Selector}/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is being removed
const CONTROL = /[\u0000-\u001f\u007f-\u009f]+/g;
// anything beyond printable ASCII takes the slow path
const PLAIN = /^[\u0020-\u007e]*$/;
const PLACEHOLDER = /^(?:[-—–_/\\.]+|无|無|暂无|暫無|没有|不详|不詳|未知|空|n\/?a|#n\/a|null|none|nil)$/i;

/**
 * A cell as a machine should see it: full-width forms become ASCII (NFKC), control characters become blanks, invisible ones go,
 * and so does the mark that spreadsheets use to keep a number as text (`'123`, `="123"`).
 */
export function cleanCell(text: string): string {
  const plain = PLAIN.test(text) ? text : text.normalize('NFKC').replace(JOINING, '').replace(CONTROL, ' ');
  const trimmed = plain.trim();
  const first = trimmed.charCodeAt(0);
  if (first === 0x27 || first === 0x60) return trimmed.slice(1).trim();
  if (first === 0x3d) return /^="(.*)"$/.exec(trimmed)?.[1]?.trim() ?? trimmed;
  return trimmed;
}

/** As `cleanCell`, and what people write for "nothing" (无, -, N/A …) becomes ''. */
export function cleanOptional(text: string): string {
  const cell = cleanCell(text);
  const first = cell.charCodeAt(0);
  // blank, or a figure in front as in nearly every cell: no placeholder
  if (cell === '' || (first >= 0x30 && first <= 0x39)) return cell;
  return PLACEHOLDER.test(cell) ? '' : cell;
}

/** Free text and names: kept in their own characters (rare ones, ·, emoji), only invisible and control characters and half pairs go. */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text.trim();
  return text
    .replace(/\p{Cs}/gu, '')
    .replace(INVISIBLE, '')
    .replace(CONTROL, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

const TRADITIONAL =
  '會員編號別電話聯繫絡農曆證稱級類費額積備註薦碼陰陽臘閏鑽銀鉑單計總舊歷齡訊貴賓機稱職時間開辦紹請結終屆滿過餘數值顧戶學冊從種當賬檔實屬頁';
const SIMPLIFIED =
  '会员编号别电话联系络农历证称级类费额积备注荐码阴阳腊闰钻银铂单计总旧历龄讯贵宾机称职时间开办绍请结终届满过余数值顾户学册从种当账档实属页';
const SIMPLE = new Map([...TRADITIONAL].map((char, at) => [char, SIMPLIFIED[at] ?? char]));

/** Traditional characters of the roster's own vocabulary (headings, tiers, totals) as simplified ones; anything else stays. */
export const simplified = (text: string): string =>
  PLAIN.test(text) ? text : text.replace(/[\u4e00-\u9fff]/g, (char) => SIMPLE.get(char) ?? char);
