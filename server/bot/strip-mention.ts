import { lengthUndecorated } from './decoration';
import { type FoldedText, normaliseText } from './normalise-text';

/**
 * Takes the bot's mention off the start and the end of a line, with or without a blank. Other people's mentions stay.
 * Returns the rest without outer blanks, and whether a mention was found. A bot name in Latin letters ends where the word
 * ends (@bot is not @bottle); after a Chinese one the command may follow at once.
 */
export function stripMention(line: FoldedText, botName: string): { rest: FoldedText; mentioned: boolean } {
  const name = normaliseText(botName).text.trim();
  const mention = `@${name}`;
  let rest = trimBlanks(line);
  let mentioned = false;
  if (name === '') return { rest, mentioned };
  while (rest.text.startsWith(mention) && !(/[a-z\d]$/.test(mention) && /^[a-z\d_]/.test(rest.text.slice(mention.length)))) {
    mentioned = true;
    const after = rest.slice(mention.length);
    rest = trimBlanks(after.slice(/^[\s,:、]*/.exec(after.text)?.[0].length ?? 0));
  }
  const start = startOfLastMention(rest.text, mention);
  return start < 0 ? { rest, mentioned } : { rest: trimBlanks(rest.slice(0, start)), mentioned: true };
}

function startOfLastMention(text: string, mention: string): number {
  const start = text.lastIndexOf(mention);
  return start >= 0 && lengthUndecorated(text.slice(start + mention.length)) === 0 ? start : -1;
}

function trimBlanks(line: FoldedText): FoldedText {
  const start = line.text.length - line.text.trimStart().length;
  return line.slice(start, Math.max(start, line.text.trimEnd().length));
}
