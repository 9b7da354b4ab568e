import type { ArgSpec, ArgValue, ArgValues } from '../core/command';
import { lengthUndecorated } from './decoration';
import { type FoldedText, normaliseText } from './normalise-text';

/** Stands between a command word and its argument, and between arguments. */
const SEPARATORS = /^[\s,:、]+/;
/** An argument written at once after the word: a number or a ticket number, and nothing that goes on as a word. */
const AT_ONCE = /^#?([a-z]?)\d+(?![\p{L}\p{N}.%])/u;
const CHINESE_DIGITS = '〇一二三四五六七八九十';
const COMPANY = '(\\d{1,6}|[一二两三四五六七八九十])\\s*';
const PEOPLE = '(?:人|个|位|个人|个朋友|位朋友|名朋友|朋友|guests?|friends?|people)';
const PLUS = new RegExp(
  `(?:(?<!\\+)\\+\\s*${COMPANY}${PEOPLE}?|(?<=[\\s,:、\\d])(?:再?带|携|加|with|plus)\\s*${COMPANY}${PEOPLE}?|带\\s*${COMPANY}${PEOPLE})$`,
  'u',
);

interface Taken {
  readonly value: ArgValue;
  /** folded UTF-16 units used */
  readonly length: number;
}

/**
 * Reads what follows a command word by the command's argument list. Null when it does not fit: the line is then no such
 * command. Missing arguments take their `otherwise`; a missing required one does not fit.
 */
export function splitArguments(specs: readonly ArgSpec[], rest: FoldedText): ArgValues | null {
  if (lengthUndecorated(rest.text) === 0) return withoutArguments(specs);
  const [first] = specs;
  if (!first) return null;
  const separated = SEPARATORS.exec(rest.text)?.[0].length ?? 0;
  const { body, plus } = takePlus(specs, trimEnd(specs, rest.slice(separated)));
  if (separated === 0 && !fitsAtOnce(specs, first, body.text)) return null;
  return readInOrder(specs, body, plus);
}

function withoutArguments(specs: readonly ArgSpec[]): ArgValues | null {
  return readInOrder(specs, normaliseText(''), null);
}

function readInOrder(specs: readonly ArgSpec[], body: FoldedText, plus: number | null): ArgValues | null {
  const args: Record<string, ArgValue> = {};
  let left = body;
  for (const [index, spec] of specs.entries()) {
    const last = !specs.slice(index + 1).some(({ kind }) => kind !== 'plus');
    const taken = spec.kind === 'plus' ? plusTaken(plus) : left.text === '' ? null : take(spec, left, last);
    if (taken) {
      args[spec.name] = taken.value;
      left = left.slice(taken.length);
      // "5！处理很快": the stop belongs to the number, but "5 ...还行" keeps its dots.
      left = left.slice(/^[!.。;~]*[\s,:、]*/.exec(left.text)?.[0].length ?? 0);
    } else if (spec.otherwise !== undefined) args[spec.name] = spec.otherwise;
    else if (!spec.optional) return null;
  }
  return left.text === '' ? args : null;
}

function plusTaken(plus: number | null): Taken | null {
  return plus === null ? null : { value: plus, length: 0 };
}

/** Free text keeps its end; a name loses what ends a sentence; numbers lose any decoration. */
function trimEnd(specs: readonly ArgSpec[], body: FoldedText): FoldedText {
  if (specs.some(({ kind }) => kind === 'text')) return body.slice(0, body.text.trimEnd().length);
  return body.slice(0, lengthUndecorated(body.text, specs.some(({ kind }) => kind === 'name') ? 'sentenceEnd' : 'any'));
}

function takePlus(specs: readonly ArgSpec[], body: FoldedText): { body: FoldedText; plus: number | null } {
  const match = specs.some(({ kind }) => kind === 'plus') ? PLUS.exec(body.text) : null;
  if (!match) return { body, plus: null };
  const count = match[1] ?? match[2] ?? match[3] ?? '';
  let end = match.index;
  while (end > 0 && SEPARATORS.test(body.text.charAt(end - 1))) end -= 1;
  return { body: body.slice(0, end), plus: toNumber(count) };
}

function fitsAtOnce(specs: readonly ArgSpec[], first: ArgSpec, text: string): boolean {
  const [number, letter] = AT_ONCE.exec(text) ?? [];
  if (number === undefined || first.kind === 'text' || first.kind === 'choice') return false;
  if (first.kind !== 'name') return true;
  // A lone name may be a sentence ("活动3 好玩吗"), so only a number and nothing after it counts.
  return letter === '' && (number === text || specs.some(({ kind }) => kind !== 'name' && kind !== 'plus'));
}

function take(spec: ArgSpec, left: FoldedText, last: boolean): Taken | null {
  switch (spec.kind) {
    case 'name':
      return takeName(left, last);
    case 'text':
      return { value: left.asWritten(), length: left.text.length };
    case 'number':
      return takeNumber(spec.units ?? [], left.text);
    case 'digits':
      return takeDigits(spec, left.text);
    case 'reference':
      return takeReference(spec, left.text);
    case 'choice':
      return takeChoice(spec.choices, left.text);
    case 'plus':
      return null;
  }
}

function takeName(left: FoldedText, last: boolean): Taken | null {
  const length = last ? left.text.length : (/^[^\s,:、]+/.exec(left.text)?.[0].length ?? 0);
  const name = left.slice(0, length).asName();
  return name === '' ? null : { value: /^#\s*\d+$/.test(name) ? name.replace(/^#\s*/, '') : name, length };
}

/** What may stand right after a number: the end, a separator, or the stop of a sentence, but not a decimal point. */
const NUMBER_ENDS = '(?=$|[\\s,:、。;!~]|\\.(?!\\d))';

function takeNumber(units: readonly string[], text: string): Taken | null {
  const unit = units.map((word) => normaliseText(word).text).join('|');
  const match = new RegExp(`^(\\d{1,6}|[${CHINESE_DIGITS}两])\\s*${unit ? `(?:${unit})?` : ''}${NUMBER_ENDS}`, 'u').exec(text);
  return match ? { value: toNumber(match[1] ?? ''), length: match[0].length } : null;
}

function takeDigits(spec: { min: number; max: number; grouped?: true }, text: string): Taken | null {
  const match = new RegExp(`^#?\\s?(\\d${spec.grouped ? '(?:[\\s-]?\\d)' : '\\d'}*)${NUMBER_ENDS}`).exec(text);
  const digits = match?.[1]?.replace(/\D/g, '') ?? '';
  return match && digits.length >= spec.min && digits.length <= spec.max ? { value: digits, length: match[0].length } : null;
}

function takeReference(spec: { prefix: string; min: number; max: number }, text: string): Taken | null {
  const match = new RegExp(`^#?(${normaliseText(spec.prefix).text})?(\\d+)${NUMBER_ENDS}`).exec(text);
  const digits = match?.[2] ?? '';
  // A bare short number is more likely a count or a list number than a ticket without its letter.
  if (!match || digits.length > spec.max || digits.length < (match[1] ? spec.min : 8)) return null;
  return { value: `${spec.prefix}${digits}`, length: match[0].length };
}

function takeChoice(choices: Readonly<Record<string, readonly string[]>>, text: string): Taken | null {
  for (const [value, spellings] of Object.entries(choices)) {
    if (spellings.some((spelling) => normaliseText(spelling).text === text)) return { value, length: text.length };
  }
  return null;
}

function toNumber(digits: string): number {
  if (digits === '两') return 2;
  const chinese = CHINESE_DIGITS.indexOf(digits);
  return chinese >= 0 ? chinese : Number(digits);
}
