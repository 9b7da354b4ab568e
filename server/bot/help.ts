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

/** A line that works, in that language as far as the command's words have one, with the example's arguments. */
export function exampleOf(command: CommandWords, locale: Locale): string {
  if (locale === 'zh-CN') return command.example;
  // wordings that take no arguments decide something else by themselves: 日榜
  const wordings = [command, ...(command.variants ?? []).filter(({ args = [] }) => args.length > 0)];
  const words = wordings.flatMap((wording) => wording.words);
  const word = words.find((w) => ENGLISH.test(w)) ?? words.find((w) => LONGER.test(w));
  const parts = command.example.split(' ').slice(1);
  const rest = parts.flatMap((part) => (LATIN.test(part) ? part : (chosenInLatin(command, part) ?? [])));
  return word ? [word, ...rest].join(' ') : command.example;
}

/** Every command with an example, in one card. */
export function helpReply(commands: readonly Command[], locale: Locale): Reply {
  const lines = commands.slice(0, MOST_LINES).map((command) => ({ label: exampleOf(command, locale), text: command.help[locale] }));
  const starters = STARTERS.flatMap((intent) => commands.find((c) => c.intent === intent) ?? []);
  const buttons = starters.map((command) => ({ label: exampleOf(command, locale), command: exampleOf(command, locale) }));
  const text = [TITLES[locale], ...lines.map((line) => `${line.text}  ${line.label}`)].join('\n');
  return { text, card: { title: TITLES[locale], lines, buttons } };
}
