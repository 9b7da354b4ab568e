import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ChatLine, parseLine } from '../../server/bot/parse-command';
import type { ArgValues } from '../../server/core/command';
import { allWords } from './all-words';

const lines = readFileSync(join(__dirname, '../data/chat-lines.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): ChatLine & { intent: string; args: ArgValues } => JSON.parse(line));

describe('the collected chat lines', () => {
  test('are all there', () => expect(lines.length).toBeGreaterThan(80));

  test.each(lines)('$where $mention $text → $intent', ({ text, where, mention, intent, args }) => {
    const parsed = parseLine(allWords, { text, where, mention });
    expect({ intent: parsed.intent, args: parsed.args }).toEqual({ intent, args });
  });
});
