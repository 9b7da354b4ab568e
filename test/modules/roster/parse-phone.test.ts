import fc from 'fast-check';
import { parseMoney, parsePoints } from '../../../server/modules/roster/parse-amount';
import { parseIdNumber } from '../../../server/modules/roster/parse-id-number';
import { parsePhone } from '../../../server/modules/roster/parse-phone';
import { PhoneIndex } from '../../../server/modules/roster/phone-index';
import { tierFinder } from '../../../server/modules/roster/tier-finder';
import { idChecksum } from '../../../shared/id-number';

// Seen to fail with the guard gone: `unrolled` (1.40E+10 is read as 140), the prefix strip, NFKC in clean-cell.ts, the numeric check
// for eight zeros, the only point of the `.0` tail (138.1234.0000 lost its zeros), JOINING in clean-cell.ts, the checksum comparison, `isSolarDay` in parse-id-number.ts, the growth of PhoneIndex.

const wide = (text: string): string => text.replace(/[0-9+]/g, (char) => String.fromCodePoint(char.charCodeAt(0) + 0xfee0));
const phones = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([a, b]) => `1${a}${String(b).padStart(9, '0')}`);

describe('a phone number', () => {
  it('reads the same however it is written', () => {
    fc.assert(
      fc.property(phones, (phone) => {
        const [a, b, c] = [phone.slice(0, 3), phone.slice(3, 7), phone.slice(7)];
        const styles = [
          phone,
          wide(phone),
          `${phone}.0`,
          `\t${phone}`,
          `${a} ${b} ${c}`,
          `${a}-${b}-${c}`,
          `${a}–${b}–${c}`,
          `(${a}) ${b} ${c}`,
          `+86 ${a}-${b}-${c}`,
          wide(`+86${phone}`),
          `86${phone}`,
          `0086 ${phone}`,
          `(+86)${phone}`,
          `'${phone}`,
          `="${phone}"`,
          `\u202d${phone}\u202c`,
          `\ufeff${phone}\u200b`,
          `${phone[0]}.${phone.slice(1)}E+10`,
          `${a}.${b}.${c}`,
          `${a}\u200d${b}\ufe0f${c}\u061c`,
        ];
        for (const style of styles) expect([style, parsePhone(style)]).toEqual([style, { phone }]);
      }),
    );
  });

  it.each([
    ['', 'phone-missing'],
    ['无', 'phone-missing'],
    ['1.40E+10', 'phone-scientific'],
    ['１．４０Ｅ＋１０', 'phone-scientific'],
    ['1.4e10', 'phone-scientific'],
    ['1400001048', 'phone-digits'],
    ['140000104811', 'phone-digits'],
    ['010-62345678', 'phone-prefix'],
    ['12000010002', 'phone-prefix'],
    ['14000010002/14000010003', 'phone-characters'],
    ['14000010002张三', 'phone-characters'],
    ['+852 9123 4567', 'phone-foreign'],
    ['#N/A', 'phone-missing'],
    ['-14000010002x', 'phone-characters'],
  ])('%s is refused: %s', (text, fault) => {
    expect(parsePhone(text)).toEqual({ fault });
  });

  it('keeps the zeros behind its own points, and loses those of a spreadsheet', () => {
    expect(['138.1234.0000', '13812340000.0', '１３８.１２３４.０００0', '13812340000.00'].map((text) => parsePhone(text))).toEqual(
      Array.from({ length: 4 }, () => ({ phone: '13812340000' })),
    );
  });

  it('that a workbook rounded is refused, though it has eleven digits', () => {
    expect(parsePhone('14000000000', true)).toEqual({ fault: 'phone-rounded' });
    expect(parsePhone('14000010000', true)).toEqual({ phone: '14000010000' });
  });

  it('is either refused or eleven digits, whatever stands there', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9+ .eE-]{0,20}$/)), (text) => {
        const found = parsePhone(text);
        expect('fault' in found || /^1[3-9]\d{9}$/.test(found.phone)).toBe(true);
      }),
    );
  });

  it('is found again among many, with the row that had it first', () => {
    fc.assert(
      fc.property(fc.uniqueArray(phones, { minLength: 1, maxLength: 3_000, size: 'max' }), (many) => {
        const index = new PhoneIndex();
        many.forEach((phone, at) => {
          expect(index.find(phone)).toBe(0);
          index.put(phone, at + 2);
        });
        expect(many.map((phone) => index.find(phone))).toEqual(many.map((_, at) => at + 2));
      }),
      { numRuns: 10, endOnFailure: true },
    );
  });
});

describe('an identity number', () => {
  const id = (text: string, numeric = false) => parseIdNumber(text, '2026-11-22', numeric);

  it.each([
    ['999999194903087087', '999999194903087087'],
    ['99999919820916161x', '99999919820916161X'],
    ['９９９９９９１９４９０３０８７０８７', '999999194903087087'],
    ['999999 19490308 7087', '999999194903087087'],
    ['999999490308708', '999999194903087087'],
    ['11010519491231002X', '11010519491231002X'],
  ])('%s is %s', (text, idNumber) => {
    expect(id(text)).toMatchObject({ idNumber });
  });

  it.each([
    ['999999195705223941', 'id-checksum'],
    ['99999919840720085Q', 'id-characters'],
    ['9999991957052239', 'id-length'],
    ['999999195702303941', 'id-birth'],
    ['999999203105013941', 'id-birth'],
    ['9.99999E+17', 'id-rounded'],
    ['999999490230708', 'id-birth'],
  ])('%s is refused: %s', (text, fault) => {
    expect(id(text)).toEqual({ fault });
  });

  it('kept as a number by a workbook is refused, since its last digits are gone', () => {
    expect(id('999999194903087104', true)).toEqual({ fault: 'id-rounded' });
    expect(id('999999490308708', true)).toMatchObject({ born: '1949-03-08' });
  });

  it('may be missing', () => {
    expect([id(''), id('无'), id('—')]).toEqual([null, null, null]);
  });

  it('with any single digit mistyped is refused', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), fc.stringMatching(/^\d{3}$/), (at, shift, tail) => {
        const digits = `11010119490308${tail}`;
        const whole = digits + idChecksum(digits);
        const wrong = whole.slice(0, at) + ((Number(whole[at]) + shift) % 10) + whole.slice(at + 1);
        expect(id(whole)).toMatchObject({ idNumber: whole });
        expect(id(wrong)).toHaveProperty('fault');
      }),
    );
  });
});

describe('amounts and tiers', () => {
  it.each([
    ['', 0],
    ['6976', 6976],
    ['6,976', 6976],
    ['６９７６', 6976],
    ['6976.0', 6976],
    ['120分', 120],
    ['-0', 0],
    ['-5', 'points-negative'],
    ['12.5', 'points-unreadable'],
    ['1,23', 'points-unreadable'],
    ['很多', 'points-unreadable'],
    ['99999999999', 'points-large'],
  ])('points %s are %s', (text, result) => {
    expect(parsePoints(text)).toEqual(typeof result === 'number' ? { points: result } : { fault: result });
  });

  it.each([
    ['', 100, 0],
    ['15977.16', 100, 1597716],
    ['2,364.23', 100, 236423],
    ['15977.160000000002', 100, 1597716],
    ['19350.4', 100, 1935040],
    ['￥1,234.5', 100, 123450],
    ['88元', 100, 8800],
    ['0.125', 100, 13],
    ['1.5', 1_000_000, 1_500_000],
    ['150', 1, 150],
    ['-1', 100, 'spend-negative'],
    ['1.2万', 100, 'spend-unreadable'],
    ['9999999999999999', 100, 'spend-large'],
  ])('money %s at %d fen a unit is %s', (text, fenPerUnit, result) => {
    expect(parseMoney(text, fenPerUnit)).toEqual(typeof result === 'number' ? { fen: result } : { fault: result });
  });

  it('money keeps every fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (fen) => {
        expect(parseMoney(`${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`, 100)).toEqual({ fen });
      }),
    );
  });

  it('a tier is found by its title, or without the words around it when that leaves no doubt', () => {
    const find = tierFinder(
      new Map([
        ['普通会员', 'a'],
        ['银卡', 'b'],
        ['钻石', 'c'],
        ['VIP', 'd'],
        ['VIP卡', 'e'],
      ]),
    );
    expect(['普通会员', '普通', '銀卡会员', '鑽石', ' 钻 石 ', 'ｖｉｐ', 'vip卡', 'VIP会员', '铂钻', '会员'].map(find)).toEqual([
      'a',
      'a',
      'b',
      'c',
      'c',
      'd',
      'e',
      null,
      null,
      null,
    ]);
  });
});
