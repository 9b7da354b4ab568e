import fc from 'fast-check';
import { addDays, addDuration, addToInstant, ageOn, applyOffset, businessDay, dayStart, periodOf } from '../../../server/modules/charter';
import { aCharter } from './a-charter';

const charter = aCharter();
const at = (shanghai: string): number => Date.parse(`${shanghai}:00+08:00`);

describe('business days', () => {
  test('begin at midnight in the club’s zone, wherever the server stands', () => {
    expect(businessDay(charter, at('2026-11-22T23:59'))).toBe('2026-11-22');
    expect(businessDay(charter, at('2026-11-23T00:00'))).toBe('2026-11-23');
    expect(dayStart(charter, '2026-11-23')).toBe(at('2026-11-23T00:00'));
  });

  test('the small hours belong to the day before, where the charter says so', () => {
    const late = aCharter('', { starts: '04:00' });
    expect(businessDay(late, at('2026-11-23T03:59'))).toBe('2026-11-22');
    expect(businessDay(late, at('2026-11-23T04:00'))).toBe('2026-11-23');
    expect(dayStart(late, '2026-11-23')).toBe(at('2026-11-23T04:00'));
  });

  test('a midnight that never comes: the day begins when the clocks have been put forward', () => {
    const beirut = aCharter('', { zone: 'Asia/Beirut' });
    expect(new Date(dayStart(beirut, '2026-03-29')).toISOString()).toBe('2026-03-28T22:00:00.000Z');
    expect(businessDay(beirut, Date.parse('2026-03-28T22:00:00Z'))).toBe('2026-03-29');
    expect(businessDay(beirut, Date.parse('2026-03-28T21:59:59Z'))).toBe('2026-03-28');
  });

  test('never go back, also where the hour they begin at comes twice', () => {
    // Without `ms >= span.to`, 01:00 standard time (the second 01:00) falls back to 31 October. It is asked first, before any
    // other answer is remembered.
    const newYork = aCharter('', { zone: 'America/New_York', starts: '01:30' });
    const firstHalfPastOne = Date.parse('2026-11-01T01:30:00-04:00');
    expect(businessDay(newYork, Date.parse('2026-11-01T01:00:00-05:00'))).toBe('2026-11-01');
    expect(businessDay(newYork, firstHalfPastOne - 1)).toBe('2026-10-31');
    expect(businessDay(newYork, firstHalfPastOne)).toBe('2026-11-01');
  });

  test('begin once where the time they begin at is skipped', () => {
    // Without `ms < span.from`, 03:10 counts to a day that starts at 03:30.
    const newYork = aCharter('', { zone: 'America/New_York', starts: '02:30' });
    expect(businessDay(newYork, Date.parse('2026-03-08T03:10:00-04:00'))).toBe('2026-03-07');
    expect(businessDay(newYork, Date.parse('2026-03-08T03:30:00-04:00'))).toBe('2026-03-08');
    expect(dayStart(newYork, '2026-03-08')).toBe(Date.parse('2026-03-08T03:30:00-04:00'));
  });

  test('each instant lies between the start of its day and of the next', () => {
    const clubs = [
      'Asia/Shanghai',
      'America/New_York',
      'Asia/Beirut',
      'Australia/Lord_Howe',
      'America/St_Johns',
      'Pacific/Apia',
      'UTC',
    ].flatMap((zone) => ['00:00', '01:30', '04:00'].map((starts) => aCharter('', { zone, starts })));
    fc.assert(
      fc.property(fc.constantFrom(...clubs), fc.integer({ min: Date.UTC(2012, 0), max: Date.UTC(2040, 0) }), (club, ms) => {
        const day = businessDay(club, ms);
        return dayStart(club, day) <= ms && ms < dayStart(club, addDays(day, 1)) && businessDay(club, dayStart(club, day)) === day;
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('durations', () => {
  test.each([
    ['2027-01-31', 1, '个月', '2027-02-28'],
    ['2028-01-31', 1, '个月', '2028-02-29'],
    ['2028-02-29', 1, '年', '2029-02-28'],
    ['2028-02-29', 4, '年', '2032-02-29'],
    ['2026-11-30', 3, '个月', '2027-02-28'],
    ['2026-12-31', 1, '天', '2027-01-01'],
    ['2026-11-22', 2, '周', '2026-12-06'],
    ['2026-11-22', 48, '小时', '2026-11-24'],
    ['2026-11-22', 90, '分钟', '2026-11-22'],
    ['2026-09-30', 2, '工作日', '2026-10-09'],
    ['2026-11-21', 8, '工作小时', '2026-11-24'],
    ['2026-11-22', 0, '天', '2026-11-22'],
  ] as const)('%s + %d%s = %s', (from, n, unit, to) => {
    expect(addDuration(charter, from, { n, unit })).toBe(to);
  });

  test('a day that isn’t one is refused', () => {
    expect(() => addDays('22.11.2026', 1)).toThrow(RangeError);
  });
});

describe('offsets', () => {
  const earlier = (n: number, unit: '分钟' | '小时' | '天' | '周' | '个月') => ({ n: -n, unit });

  test('on a day give a day', () => {
    expect(applyOffset(charter, '2027-03-01', earlier(30, '天'))).toBe('2027-01-30');
    expect(applyOffset(charter, '2027-03-31', earlier(1, '个月'))).toBe('2027-02-28');
    expect(applyOffset(charter, '2027-01-15', earlier(2, '个月'))).toBe('2026-11-15');
    expect(applyOffset(charter, '2027-03-01', { n: 0, unit: '天' })).toBe('2027-03-01');
    expect(applyOffset(charter, '2027-03-01', { n: 7, unit: '天' })).toBe('2027-03-08');
    expect(applyOffset(charter, '2027-03-01', earlier(1, '小时'))).toBe('2027-02-28');
  });

  test('on an instant give an instant', () => {
    const start = at('2026-11-28T14:00');
    expect(applyOffset(charter, start, earlier(1, '天'))).toBe(at('2026-11-27T14:00'));
    expect(applyOffset(charter, start, earlier(1, '小时'))).toBe(at('2026-11-28T13:00'));
    expect(applyOffset(charter, start, { n: 0, unit: '天' })).toBe(start);
  });

  test('a day before keeps the time of the clock, a day being 23 or 25 hours then', () => {
    const newYork = aCharter('', { zone: 'America/New_York' });
    const start = Date.parse('2026-11-01T14:00:00-05:00');
    expect(applyOffset(newYork, start, earlier(1, '天'))).toBe(Date.parse('2026-10-31T14:00:00-04:00'));
    expect(applyOffset(newYork, start, earlier(24, '小时'))).toBe(Date.parse('2026-10-31T15:00:00-04:00'));
  });

  test('working time needs a calendar', () => {
    expect(() => addToInstant(charter, 0, { n: 1, unit: '工作日' })).toThrow(RangeError);
  });
});

describe('periods', () => {
  test.each([
    ['2026-11-22', 'day', '2026-11-22', '2026-11-22'],
    ['2026-11-22', 'week', '2026-11-16', '2026-11-22'],
    ['2026-11-23', 'week', '2026-11-23', '2026-11-29'],
    ['2026-12-31', 'week', '2026-12-28', '2027-01-03'],
    ['2028-02-10', 'month', '2028-02-01', '2028-02-29'],
    ['2026-11-22', 'season', '2026-10-01', '2026-12-31'],
    ['2026-03-31', 'quarter', '2026-01-01', '2026-03-31'],
    ['2026-11-22', 'year', '2026-01-01', '2026-12-31'],
  ] as const)('%s lies in the %s from %s to %s', (day, kind, from, to) => {
    expect(periodOf(day, kind)).toEqual({ from, to });
  });

  test('a lifetime has no ends', () => {
    expect(periodOf('2026-11-22', 'lifetime')).toBeNull();
  });
});

describe('age', () => {
  test.each([
    ['2008-11-22', '2026-11-21', 17],
    ['2008-11-22', '2026-11-22', 18],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2008-02-29', '2028-02-28', 19],
    ['2008-02-29', '2028-02-29', 20],
    ['2026-11-22', '2026-11-21', -1],
  ])('born on %s, on %s: %d', (born, day, age) => {
    expect(ageOn(born, day)).toBe(age);
  });

  test('where the charter celebrates on 28 February, that day counts if one asks so', () => {
    expect(ageOn('2008-02-29', '2026-02-28', '02-28')).toBe(18);
  });
});
