import fc from 'fast-check';
import { parseLine } from '../../server/bot/parse-command';
import { allWords, standingAlone } from './all-words';

const known = new Set(['none', 'unknown', 'tooLong', ...allWords.map(({ intent }) => intent)]);
const anyLine = fc.record({
  text: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
    fc
      .array(
        fc.constantFrom(
          '@会馆',
          '签到',
          '投诉',
          '报名',
          'C26110007',
          '3',
          '+',
          '评价',
          '带',
          '人',
          ' ',
          '\n',
          '，',
          '😀',
          '[微笑]',
          '/',
          '?',
          '\u200b',
        ),
        {
          maxLength: 12,
        },
      )
      .map((parts) => parts.join('')),
  ),
  where: fc.constantFrom('group' as const, 'direct' as const),
  mention: fc.boolean(),
});
const word = fc.constantFrom(...standingAlone);
const invisible = fc.constantFrom('', '\u200b', '\u200d', '\u2060', '\ufeff', '\u200e', '\u202e', '\ufe0f', '\u{e0100}', '\u00ad');
const blank = fc.constantFrom('', ' ', '\t', '\n', '\u00a0', '\u3000', '\u2005');
const before = fc.constantFrom('', '/', '／', '!', '！', '@会馆 ', '@会馆', '＠會館\u2005', '@会馆：/');
const tail = fc
  .array(fc.constantFrom('！', '~', '。', '?', '…', ' ', '😀', '👍🏽', '👩‍🚀', '2️⃣', '🇭🇰', '[微笑]', '❤️', '♪', ')'), { maxLength: 6 })
  .map((parts) => parts.join(''));
const after = fc.constantFrom('', ' @会馆', '@会馆', ' ＠會館！');

test('any string at all is read without an error, to a known intent and plain values', () => {
  fc.assert(
    fc.property(anyLine, (line) => {
      const { intent, args } = parseLine(allWords, line);
      expect(known.has(intent)).toBe(true);
      for (const value of Object.values(args)) expect(value === Number(value) ? Number.isSafeInteger(value) : typeof value).toBeTruthy();
      if (line.where === 'direct' || line.mention) expect(intent).not.toBe('none');
      else expect(intent).not.toBe('unknown');
    }),
    { numRuns: 3000 },
  );
});

test('a command word stays its command under any decoration', () => {
  fc.assert(
    fc.property(word, before, blank, invisible, tail, after, (spelling, start, space, hidden, end, mention) => {
      const text = `${space}${start}${[...spelling.word].join(hidden)}${end}${mention}${space}`;
      expect([text, parseLine(allWords, { text, where: 'group', mention: false }).intent]).toEqual([text, spelling.intent]);
    }),
    { numRuns: 3000 },
  );
});

test('talk around a command word is never that command', () => {
  const talk = fc.constantFrom('今天', '大家都', '我忘记', '老王', 'please ', '谁', '昨天没');
  const rest = fc.constantFrom('了吗', '没有', '机坏了', '怎么这么少啊', '是什么', 'ing', '的人真多', '');
  fc.assert(
    fc.property(talk, word, rest, tail, (start, spelling, end, decoration) => {
      const text = `${start}${spelling.word}${end}${decoration}`;
      expect([text, parseLine(allWords, { text, where: 'group', mention: false }).intent]).toEqual([text, 'none']);
    }),
    { numRuns: 2000 },
  );
});
