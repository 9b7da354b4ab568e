// What people write in a chat that would lead from them to an anonymous complaint.

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

const SLIP = /(?<![0-9a-z_])[0-9a-z]{4}(?:[\s\p{Pd}_]?[0-9a-z]{4}){4}(?![0-9a-z])/gu;

/** Whether a receipt stands somewhere in it: twenty letters and digits, grouped or not. Telephone and other numbers have no letters. */
export const holdsReceipt = (text: string): boolean =>
  (plain(text).match(SLIP) ?? []).some((slip) => /\d/.test(slip) && /[a-z]/.test(slip));

const NAMELESS = '(?:匿名|不[记記]名|[无無][记記]名|不具名|不署名|不留名|不想留名|anonym(?:ously|ous|ity)?(?![a-z]))';
/** Complaints about letters, calls and people without a name are no complaints without a name. */
const ABOUT = '(?!信|者|人|用户|用戶|电话|電話|举报信|帖| letter| call| note| user)';
const WISH = '(?:请|請|麻烦|麻煩|想|要|希望|能|可以|我|帮我|幫我|替我|it|i|please|want|wish|this|is|to|be|an?)';
const BEGINS = new RegExp(`^[\\s\\p{P}]*(?:${WISH}[\\s\\p{P}]*)*${NAMELESS}${ABOUT}`, 'u');
const ENDS = new RegExp(`${NAMELESS}(?:投诉|投訴|处理|處理|反映|提交|就好|谢谢|謝謝|please|thanks?|[\\s\\p{P}])*$`, 'u');

/** Whether a complaint begins or ends with the wish to stay unnamed, in words that are no command for it. */
export const wishesNoName = (text: string): boolean => BEGINS.test(plain(text)) || ENDS.test(plain(text));

/** Whether a line that is no command speaks of staying unnamed at all. */
export const speaksOfNoName = (text: string): boolean => new RegExp(NAMELESS, 'u').test(plain(text));

/** What follows a receipt: nothing, a score, the wish to have it taken up again, or something to add. */
export type BySlip =
  | { step: 'show'; receipt: string }
  | { step: 'add'; receipt: string; text: string }
  | { step: 'rate'; receipt: string; score: number; comment: string }
  | { step: 'reopen'; receipt: string; text: string };

const RECEIPT = /^\s*(?:[\p{L}\p{N}][\s\p{Pd}_]*){20}/u;
const RATING = /^(?:评价|評價|评分|評分|打分|rate|rating)[\s,:、]*(\d{1,6})\s*(?:分|星|stars?)?[\s,:、。.!]*([\s\S]*)$/iu;
const REOPENING = /^(?:重开|重開|重新打开|重新打開|没解决|沒解決|reopen)(?![a-z])[\s,:、。.!]*([\s\S]*)$/iu;

/** Reads what was written after 回执, in the person's own characters. */
export function bySlip(written: string): BySlip {
  const line = written.normalize('NFKC');
  const slip = RECEIPT.exec(line)?.[0] ?? line;
  const [receipt, text] = [slip.trim(), line.slice(slip.length).trim()];
  const rating = RATING.exec(text);
  if (rating) return { step: 'rate', receipt, score: Number(rating[1]), comment: (rating[2] ?? '').trim() };
  const reopening = REOPENING.exec(text);
  if (reopening) return { step: 'reopen', receipt, text: (reopening[1] ?? '').trim() };
  return text === '' ? { step: 'show', receipt } : { step: 'add', receipt, text };
}
