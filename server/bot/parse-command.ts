import type { ArgSpec, ArgValues, CommandWords } from '../core/command';
import { lengthUndecorated } from './decoration';
import { type FoldedText, normaliseText } from './normalise-text';
import { splitArguments } from './split-arguments';
import { stripMention } from './strip-mention';

/** A chat line as it arrived. */
export interface ChatLine {
  readonly text: string;
  readonly where: 'group' | 'direct';
  /** whether the platform says that the bot was mentioned; absent: read from the text */
  readonly mention?: boolean;
  /** the bot's display name, for its mention in the text; absent: 会馆 */
  readonly botName?: string;
}

export interface ParsedLine {
  /** a command's intent, or none (ignore), unknown (answer with a hint), tooLong (refuse politely) */
  readonly intent: string;
  readonly args: ArgValues;
  /** with unknown: the command whose word began the line, to hint at its example */
  readonly near?: string;
}

/** The longest command, in characters (code points), its mention not counted. */
const LONGEST_COMMAND = 2000;
/** A longer line is judged by its beginning, so that a flood costs no more than a command. In UTF-16 units. */
const LONGEST_LOOK = 3 * LONGEST_COMMAND;
const DEFAULT_BOT_NAME = '会馆';

interface Spelling {
  readonly command: CommandWords;
  readonly pattern: RegExp;
  /** characters of the word without blanks: the longest wins */
  readonly size: number;
  readonly args: readonly ArgSpec[];
  readonly required: number;
  readonly sets: ArgValues;
}

/** Spellings by their first character, the best first. */
type Vocabulary = ReadonlyMap<string, readonly Spelling[]>;

const vocabularies = new WeakMap<readonly CommandWords[], Vocabulary>();

/**
 * Reads one chat line by the bot's rules (see the tests beside). Pure; takes any string and never throws.
 * `commands` are all modules' words; pass the same array each time, it is indexed once.
 */
export function parseLine(commands: readonly CommandWords[], line: ChatLine): ParsedLine {
  const raw = line.text.length > LONGEST_LOOK ? line.text.trim() : line.text;
  const { rest, mentioned } = stripMention(normaliseText(raw.slice(0, LONGEST_LOOK)), line.botName ?? DEFAULT_BOT_NAME);
  const addressed = line.where === 'direct' || (line.mention ?? mentioned);
  const found = findCommand(vocabularyOf(commands), rest);
  const isHelp = (mentioned || line.mention === true) && lengthUndecorated(rest.text) === 0;
  if (isTooLong(raw, rest)) {
    return { intent: found.parsed || addressed ? 'tooLong' : 'none', args: {} };
  }
  if (found.parsed) return found.parsed;
  if (isHelp) return { intent: 'help', args: {} };
  if (!addressed) return { intent: 'none', args: {} };
  return found.near === undefined ? { intent: 'unknown', args: {} } : { intent: 'unknown', args: {}, near: found.near };
}

function isTooLong(raw: string, command: FoldedText): boolean {
  if (raw.length <= LONGEST_COMMAND) return false;
  return raw.length > LONGEST_LOOK || [...command.asWritten()].length > LONGEST_COMMAND;
}

function findCommand(vocabulary: Vocabulary, line: FoldedText): { parsed?: ParsedLine; near?: string } {
  const command = stripPrefix(line);
  let near: string | undefined;
  for (const spelling of vocabulary.get(command.text.charAt(0)) ?? []) {
    spelling.pattern.lastIndex = 0;
    if (!spelling.pattern.test(command.text)) continue;
    const rest = command.slice(spelling.pattern.lastIndex);
    // "？？？" is surprise, not a call for help: a word that is itself punctuation stands alone.
    if (spelling.size > 0 || rest.text === '') {
      const args = splitArguments(spelling.args, rest);
      if (args) return { parsed: { intent: spelling.command.intent, args: { ...args, ...spelling.sets } } };
      near ??= spelling.command.intent;
    }
  }
  return { near };
}

/** A leading "/" or "!" before a word; "!?" is an exclamation. */
function stripPrefix(line: FoldedText): FoldedText {
  const prefix = /^(?:\/\s*|!\s*(?=[\p{L}\p{N}]))/u.exec(line.text)?.[0].length ?? 0;
  return line.slice(prefix);
}

function vocabularyOf(commands: readonly CommandWords[]): Vocabulary {
  const known = vocabularies.get(commands);
  if (known) return known;
  const byFirst = new Map<string, Spelling[]>();
  for (const command of commands) {
    for (const { words, args = [], sets = {} } of [command, ...(command.variants ?? [])]) {
      const required = args.filter((spec) => spec.otherwise === undefined && !spec.optional).length;
      for (const word of words) {
        const folded = normaliseText(word).text;
        const spelling = { command, pattern: patternOf(folded), size: folded.replace(/[\s\p{P}]/gu, '').length, args, required, sets };
        const first = folded.charAt(0);
        byFirst.set(first, [...(byFirst.get(first) ?? []), spelling]);
      }
    }
  }
  // Of two equal words the one that asks for more is tried first: 活动 3 is one event, 活动 the list.
  for (const spellings of byFirst.values()) spellings.sort((a, b) => b.size - a.size || b.required - a.required);
  vocabularies.set(commands, byFirst);
  return byFirst;
}

function patternOf(word: string): RegExp {
  const parts = word.split(' ').map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(parts.join('[\\s_-]*'), 'uy');
}
