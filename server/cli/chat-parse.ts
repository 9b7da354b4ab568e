import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type ChatLine, parseLine } from '../bot/parse-command';
import type { CommandWords } from '../core/command';
import { chatWords } from '../modules/chat/words';
import { checkInsWords } from '../modules/check-ins/words';
import { complaintsWords } from '../modules/complaints/words';
import { eventsWords } from '../modules/events/words';
import { membersWords } from '../modules/members/words';
import { notificationsWords } from '../modules/notifications/words';
import { perksWords } from '../modules/perks/words';
import { pointsWords } from '../modules/points/words';

const COMMANDS: readonly CommandWords[] = [
  ...membersWords,
  ...pointsWords,
  ...checkInsWords,
  ...eventsWords,
  ...complaintsWords,
  ...perksWords,
  ...notificationsWords,
  ...chatWords,
];

const HELP = `Usage: npm run -s chat:parse -- [--bot-name NAME] < FILE.jsonl

Reads chat lines as the bot does and changes nothing. For each input line
  {"text": "签到", "where": "group" | "direct", "mention": true | false}
one line {"intent", "args"} is written. Other keys are ignored; without "mention" it is read from the text.
A line that cannot be read is named on stderr, and the exit code is then 1.

  --bot-name NAME  the bot's name in mentions (default 会馆)
  --help           this text
`;

const inputLine = z.object({ text: z.string(), where: z.enum(['group', 'direct']), mention: z.boolean().optional() });

interface Streams {
  readonly input: Readable;
  readonly output: Writable;
  readonly errors: Writable;
}

/**
 * The filter behind `npm run -s chat:parse`. Streams line by line; returns the exit code: 0, 1 when a line could not be
 * read, 2 on a wrong option.
 */
export async function main(argv: readonly string[], streams: Partial<Streams> = {}): Promise<number> {
  const { input = process.stdin, output = process.stdout, errors = process.stderr } = streams;
  let options: { 'bot-name'?: string; help?: boolean };
  try {
    options = parseArgs({ args: [...argv], options: { 'bot-name': { type: 'string' }, help: { type: 'boolean' } } }).values;
  } catch (error) {
    errors.write(`chat:parse: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
  if (options.help) {
    output.write(HELP);
    return 0;
  }
  let exitCode = 0;
  const reject = (problem: string) => {
    exitCode = 1;
    errors.write(`${problem}\n`);
  };
  try {
    await pipeline(input, (chunks: Readable) => answers(chunks, options['bot-name'], reject), output, { end: false });
  } catch (error) {
    // The reader of the output went away (| head): nothing is left to do for it.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
  }
  return exitCode;
}

async function* answers(input: Readable, botName: string | undefined, reject: (problem: string) => void): AsyncGenerator<string> {
  let number = 0;
  for await (const line of linesOf(input)) {
    number += 1;
    if (line.trim() === '') continue;
    const read = readLine(line);
    if (typeof read === 'string') {
      reject(`line ${number}: ${read}`);
      continue;
    }
    const { intent, args } = parseLine(COMMANDS, { ...read, botName });
    yield `${JSON.stringify({ intent, args })}\n`;
  }
}

/** Lines end at \n only (readline would also cut at U+2028, which JSON allows inside strings). */
async function* linesOf(input: Readable): AsyncGenerator<string> {
  input.setEncoding('utf8');
  let pending = '';
  for await (const chunk of input) {
    const lines = (pending + String(chunk)).split('\n');
    pending = lines.pop() ?? '';
    yield* lines;
  }
  if (pending !== '') yield pending;
}

/** The chat line, or the sentence that says what is wrong with it. */
function readLine(line: string): ChatLine | string {
  let value: unknown;
  try {
    value = JSON.parse(line.replace(/^\ufeff/, ''));
  } catch {
    return 'not JSON; expected {"text", "where", "mention"}';
  }
  const parsed = inputLine.safeParse(value);
  if (parsed.success) return parsed.data;
  return parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'line'}: ${message}`).join('; ');
}
