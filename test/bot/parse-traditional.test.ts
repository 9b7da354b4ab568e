import iconv from 'iconv-lite';
import { parseLine } from '../../server/bot/parse-command';
import { toSimplified } from '../../server/bot/traditional';
import { allSpellings, allWords, standingAlone } from './all-words';

const characters = [...new Set(allSpellings.flatMap(({ word }) => [...word]))].filter((character) => /\p{Script=Han}/u.test(character));

/** Big5 without the Hong Kong supplement holds no simplified-only character. */
function existsInTraditional(character: string): boolean {
  return iconv.decode(iconv.encode(character, 'cp950'), 'cp950') === character;
}

/** Every form that some character of the basic block folds to. */
const formsOf = new Map<string, string[]>();
for (let code = 0x3400; code <= 0x9fff; code += 1) {
  const form = String.fromCodePoint(code);
  const simplified = toSimplified(form);
  if (simplified !== form) formsOf.set(simplified, [...(formsOf.get(simplified) ?? []), form]);
}

// Seen to fail with any group taken out of FORMS in traditional.ts.
test('each character of a command word that traditional writing lacks has a form to fold', () => {
  expect(characters.filter((character) => !existsInTraditional(character) && !formsOf.has(character))).toEqual([]);
});

test('characters that both scripts have but traditional writes otherwise are folded too', () => {
  expect(toSimplified('週餘麼甚幾價優劵捲確復覆會館')).toBe('周余么什几价优券券确复复会馆');
});

test('no simplified character is folded away from itself', () => {
  expect(characters.filter((character) => toSimplified(character) !== character)).toEqual([]);
});

test('every command that stands alone also works in traditional characters', () => {
  const wrong = standingAlone.flatMap(({ intent, word }) => {
    const traditional = [...word].map((character) => formsOf.get(character)?.[0] ?? character).join('');
    return parseLine(allWords, { text: traditional, where: 'group', mention: false }).intent === intent ? [] : [traditional];
  });
  expect(wrong).toEqual([]);
});

test.each([
  ['簽到', 'checkIn'],
  ['@會館 積分', 'points'],
  ['活動列表', 'listEvents'],
  ['有什麼活動', 'listEvents'],
  ['我的報名', 'myEvents'],
  ['候補進度', 'myEvents'],
  ['投訴進度', 'myComplaints'],
  ['解除綁定', 'unlink'],
  ['會籍', 'myTerm'],
  ['什麼時候到期', 'myTerm'],
  ['續會', 'renew'],
  ['會員卡', 'myCard'],
  ['優惠劵', 'myCoupons'],
  ['幫助', 'help'],
  ['選單', 'help'],
])('%s is %s', (text, intent) => {
  expect(parseLine(allWords, { text, where: 'group', mention: false }).intent).toBe(intent);
});
