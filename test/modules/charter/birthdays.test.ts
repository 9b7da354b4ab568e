import fc from 'fast-check';
import { addDays, birthdayKey, birthdayKeysOn, birthdayYear, isLunarDate, lunarToSolar } from '../../../server/modules/charter';
import { aCharter } from './a-charter';

const charter = aCharter('birthday: {}');
const keysOn = (day: string) => [...birthdayKeysOn(charter, day)].sort();
const daysOf = (club: typeof charter, key: string, from: string, to: string): string[] => {
  const found: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (birthdayKeysOn(club, day).includes(key)) found.push(day);
  return found;
};

describe('keys', () => {
  test('solar, lunar, and lunar in a leap month', () => {
    expect(birthdayKey({ calendar: 'solar', month: 2, day: 29 })).toBe('02-29');
    expect(birthdayKey({ calendar: 'lunar', month: 8, day: 15 })).toBe('L08-15');
    expect(birthdayKey({ calendar: 'lunar', month: 6, day: 1, leap: true })).toBe('L+06-01');
  });

  test.each([
    { calendar: 'solar', month: 2, day: 30 },
    { calendar: 'solar', month: 13, day: 1 },
    { calendar: 'solar', month: 4, day: 31 },
    { calendar: 'solar', month: 4, day: 1, leap: true },
    { calendar: 'lunar', month: 1, day: 31 },
    { calendar: 'lunar', month: 0, day: 1 },
    { calendar: 'lunar', month: 1.5, day: 1 },
  ] as const)('no year has %j', (parts) => {
    expect(() => birthdayKey(parts)).toThrow(RangeError);
  });
});

describe('29 February', () => {
  test('is celebrated on 28 February in common years', () => {
    expect(daysOf(charter, '02-29', '2026-01-01', '2028-12-31')).toEqual(['2026-02-28', '2027-02-28', '2028-02-29']);
  });

  test('or on 1 March, as the charter says', () => {
    const march = aCharter('birthday: { leapDay: 03-01 }');
    expect(daysOf(march, '02-29', '2026-01-01', '2028-12-31')).toEqual(['2026-03-01', '2027-03-01', '2028-02-29']);
  });
});

describe('lunar birthdays', () => {
  test('New Year, Mid-Autumn', () => {
    expect(keysOn('2026-02-17')).toEqual(['02-17', 'L+01-01', 'L01-01']);
    expect(keysOn('2026-09-25')).toEqual(['09-25', 'L+08-15', 'L08-15']);
  });

  test('a 30th is celebrated on the last day of a month of 29 days', () => {
    // The twelfth month of the lunar years 2024, 2025 and 2026 has 29 days; the library throws when asked for its 30th.
    expect(daysOf(charter, 'L12-30', '2025-01-01', '2027-12-31')).toEqual(['2025-01-28', '2026-02-16', '2027-02-05']);
    expect(daysOf(charter, 'L12-29', '2025-01-01', '2027-12-31')).toEqual(['2025-01-28', '2026-02-16', '2027-02-05']);
  });

  test('a leap month is celebrated in itself where it comes, else in the plain month', () => {
    // 2025 has a leap sixth month (25 July to 22 August), 2026 has not.
    expect(daysOf(charter, 'L+06-01', '2025-01-01', '2026-12-31')).toEqual(['2025-07-25', '2026-07-14']);
    expect(daysOf(charter, 'L06-01', '2025-01-01', '2026-12-31')).toEqual(['2025-06-25', '2026-07-14']);
  });

  test('a 30th of a leap month of 29 days is its last day', () => {
    expect(daysOf(charter, 'L+06-30', '2025-01-01', '2025-12-31')).toEqual(['2025-08-22']);
  });

  test('each comes exactly once in each lunar year, and belongs to that year', () => {
    // The guards: without the fallbacks in lunarKeys the 30ths and leap months miss most years.
    const anyKey = fc
      .record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 30 }), leap: fc.boolean() })
      .map((parts) => birthdayKey({ calendar: 'lunar', ...parts }));
    const celebrations = new Map<string, string[]>();
    for (let day = '2020-01-25'; day < '2034-02-19'; day = addDays(day, 1)) {
      for (const key of birthdayKeysOn(charter, day)) celebrations.set(key, [...(celebrations.get(key) ?? []), day]);
    }
    const years = Array.from({ length: 14 }, (_, i) => 2020 + i);
    fc.assert(
      fc.property(anyKey, (key) => {
        expect((celebrations.get(key) ?? []).map((day) => birthdayYear(key, day))).toEqual(years);
      }),
    );
    for (let n = 0; n < 366; n++) {
      const key = addDays('2020-01-01', n).slice(5);
      const found = (celebrations.get(key) ?? []).filter((day) => day >= '2021-01-01' && day < '2034-01-01');
      expect(found.map((day) => birthdayYear(key, day))).toEqual(years.slice(1));
    }
  });

  test('two in one solar year belong to two lunar years', () => {
    const [january = '', december = '', ...more] = daysOf(charter, 'L11-25', '2030-01-01', '2036-12-31').filter((day, _, all) =>
      all.some((other) => other !== day && other.slice(0, 4) === day.slice(0, 4)),
    );
    expect(more.length % 2).toBe(0);
    expect(january.slice(0, 4)).toBe(december.slice(0, 4));
    expect(birthdayYear('L11-25', december) - birthdayYear('L11-25', january)).toBe(1);
  });
});

describe('what the charter celebrates', () => {
  test('nothing without a birthday chapter', () => {
    expect(birthdayKeysOn(aCharter(), '2026-02-17')).toEqual([]);
  });

  test('one calendar only', () => {
    expect(birthdayKeysOn(aCharter('birthday: { calendars: [lunar] }'), '2026-02-17')).toEqual(['L01-01', 'L+01-01']);
    expect(birthdayKeysOn(aCharter('birthday: { calendars: [solar] }'), '2026-02-17')).toEqual(['02-17']);
  });
});

describe('lunar dates', () => {
  test.each([
    [{ year: 1980, month: 8, day: 15 }, '1980-09-23'],
    [{ year: 2025, month: 6, day: 1, leap: true }, '2025-07-25'],
    [{ year: 2033, month: 11, day: 1, leap: true }, '2033-12-22'],
    [{ year: 2025, month: 12, day: 29 }, '2026-02-16'],
  ])('%j is %s', (lunar, solar) => {
    expect(isLunarDate(lunar)).toBe(true);
    expect(lunarToSolar(lunar)).toBe(solar);
  });

  test.each([
    { year: 2025, month: 12, day: 30 },
    { year: 2026, month: 6, day: 1, leap: true },
    { year: 2026, month: 13, day: 1 },
    { year: 2026, month: 0, day: 1 },
    { year: 2026, month: 1, day: 0 },
    { year: 2026, month: 1, day: 31 },
    { year: 2026, month: 1, day: 1.5 },
    { year: 1500, month: 1, day: 1 },
    { year: 9999, month: 1, day: 1 },
  ])('%j is none', (lunar) => {
    expect(isLunarDate(lunar)).toBe(false);
    expect(() => lunarToSolar(lunar)).toThrow(RangeError);
  });
});
