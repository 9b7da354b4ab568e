import type { Locale } from '../../shared/messages';
import type { CommandWords } from '../core/command';
import type { Command } from '../core/faces';
import type { Reply } from '../core/reply';

const TITLES: Record<Locale, string> = { 'zh-CN': '我会做这些事，照着说就行', en: 'What I can do: just type the words' };
const STARTERS = ['checkIn', 'points', 'listEvents'];
const MOST_LINES = 40;
const LATIN = /^[\x20-\x7e]+$/;
/** Two words and more are English; one may be pinyin or an abbreviation (qd, baoming). */
const ENGLISH = /^[a-z]+(?: [a-z]+)+$/;
const LONGER = /^[a-z]{4,}$/;

/** 活动 → events, when one of the command's choices can be spelt both ways. */
function chosenInLatin({ args = [] }: CommandWords, part: string): string | undefined {
  const choices = args.flatMap((spec) => (spec.kind === 'choice' ? Object.values(spec.choices) : []));
  return choices.find((spellings) => spellings.includes(part))?.find((spelling) => LATIN.test(spelling));
}

/** The command's example, or another line of it, in that language as far as its words and choices have one. */
export function exampleOf(command: CommandWords, locale: Locale, line = command.example): string {
  if (locale === 'zh-CN') return line;
  // wordings that take no arguments decide something else by themselves: 日榜
  const wordings = [command, ...(command.variants ?? []).filter(({ args = [] }) => args.length > 0)];
  const words = wordings.flatMap((wording) => wording.words);
  const word = words.find((w) => ENGLISH.test(w)) ?? words.find((w) => LONGER.test(w));
  const parts = line.split(' ').slice(1);
  // of an example the free text is left out, of a line that means something nothing is
  const otherwise = (part: string) => (line === command.example ? [] : part);
  const rest = parts.flatMap((part) => (LATIN.test(part) ? part : (chosenInLatin(command, part) ?? otherwise(part))));
  return word ? [word, ...rest].join(' ') : line;
}

/** Every command with an example, in one card. */
export function helpReply(commands: readonly Command[], locale: Locale): Reply {
  const lines = commands.slice(0, MOST_LINES).map((command) => ({ label: exampleOf(command, locale), text: command.help[locale] }));
  const starters = STARTERS.flatMap((intent) => commands.find((c) => c.intent === intent) ?? []);
  const buttons = starters.map((command) => ({ label: exampleOf(command, locale), command: exampleOf(command, locale) }));
  const text = [TITLES[locale], ...lines.map((line) => `${line.text}  ${line.label}`)].join('\n');
  return { text, card: { title: TITLES[locale], lines, buttons } };
}
