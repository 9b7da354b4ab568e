import fc from 'fast-check';
import { addWorkingTime, deadline, resumedDeadline, workingMinutesBetween } from '../../../server/modules/charter';
import { aCharter } from './a-charter';

const charter = aCharter();
const at = (shanghai: string): number => Date.parse(`${shanghai}:00+08:00`);
const elapse = (from: string, hours: number): number => addWorkingTime(charter, 'office', at(from), hours * 60);

describe('working time passes only while the office is open', () => {
  // 2026-11-20 is a Friday that closes at 17:00, 2026-11-23 the Monday after it.
  test.each([
    ['within the morning', '2026-11-18T09:30', 2, '2026-11-18T11:30'],
    ['over lunch', '2026-11-18T11:30', 1, '2026-11-18T14:00'],
    ['up to the very closing', '2026-11-18T09:00', 7.5, '2026-11-18T18:00'],
    ['from before opening', '2026-11-18T06:00', 1, '2026-11-18T10:00'],
    ['from the lunch break', '2026-11-18T12:40', 1, '2026-11-18T14:30'],
    ['over a night', '2026-11-18T17:30', 1, '2026-11-19T09:30'],
    ['over the weekend', '2026-11-20T16:00', 4, '2026-11-23T12:00'],
    ['from a Saturday', '2026-11-21T13:00', 4, '2026-11-23T14:30'],
    ['over the October holiday to the next open day', '2026-09-30T17:00', 2, '2026-10-08T10:00'],
    ['on a make-up Saturday with Monday’s hours', '2026-10-09T17:00', 2, '2026-10-10T11:00'],
    ['over three days', '2026-11-18T09:00', 24, '2026-11-23T11:30'],
  ])('%s', (_, from, hours, until) => {
    expect(new Date(elapse(from, hours)).toISOString()).toBe(new Date(at(until)).toISOString());
  });

  test('no time has passed at once', () => {
    expect(elapse('2026-11-21T13:00', 0)).toBe(at('2026-11-21T13:00'));
    expect(elapse('2026-11-21T13:00', -1)).toBe(at('2026-11-21T13:00'));
  });

  test('an instant of the year 2000 and ten thousand hours are no trouble', () => {
    const from = at('2000-01-01T00:00');
    const until = addWorkingTime(charter, 'office', from, 600_000);
    expect(workingMinutesBetween(charter, 'office', from, until)).toBe(600_000);
  });

  test('what cannot be answered is refused', () => {
    expect(() => addWorkingTime(charter, 'nowhere', 0, 1)).toThrow(RangeError);
    expect(() => workingMinutesBetween(charter, 'nowhere', 0, 1)).toThrow(RangeError);
    expect(() => addWorkingTime(charter, 'office', 0, Number.NaN)).toThrow(RangeError);
    // Without the limit on closed days this would never return.
    const shut = aCharter('', { calendars: '  - { id: office, week: { 周一: [09:00-18:00] } }\n  - { id: shut, week: {} }' });
    expect(() => addWorkingTime(shut, 'shut', at('2026-11-18T09:00'), 1)).toThrow('calendar shut never opens');
    expect(workingMinutesBetween(shut, 'shut', at('2026-11-18T09:00'), at('2027-11-18T09:00'))).toBe(0);
  });
});

describe('windows of any shape', () => {
  const calendars = `  - { id: bar, week: { 周五: [18:00-02:00], 周六: [00:00-24:00, 12:00-14:00] } }`;
  const bar = aCharter('', { calendars });

  test('a window past midnight, and overlapping ones, count each minute once', () => {
    // Friday 18:00 to Saturday 24:00 is 30 hours; without joining the spans 02:00 and 12:00–14:00 would count twice.
    expect(workingMinutesBetween(bar, 'bar', at('2026-11-19T00:00'), at('2026-11-23T00:00'))).toBe(30 * 60);
    expect(addWorkingTime(bar, 'bar', at('2026-11-20T23:00'), 120)).toBe(at('2026-11-21T01:00'));
  });

  test('a day on which clocks are put back is an hour longer, one on which they are put forward an hour shorter', () => {
    const allDay = '  - { id: desk, week: { 周日: [00:00-24:00] } }';
    const newYork = aCharter('', { zone: 'America/New_York', calendars: allDay });
    const hours = (from: string, to: string) => workingMinutesBetween(newYork, 'desk', Date.parse(from), Date.parse(to)) / 60;
    expect(hours('2026-11-01T00:00:00-04:00', '2026-11-02T00:00:00-05:00')).toBe(25);
    expect(hours('2026-03-08T00:00:00-05:00', '2026-03-09T00:00:00-04:00')).toBe(23);
  });
});

describe('properties', () => {
  const instants = fc.integer({ min: Date.UTC(2026, 8, 1), max: Date.UTC(2027, 1, 1) });
  const zones = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu');

  test('what is added is what lies between', () => {
    fc.assert(
      fc.property(zones, instants, fc.integer({ min: 1, max: 20_000 }), (zone, from, minutes) => {
        const there = aCharter('', { zone });
        const until = addWorkingTime(there, 'office', from, minutes);
        return workingMinutesBetween(there, 'office', from, until) === minutes;
      }),
      { numRuns: 60 },
    );
  });

  test('two stretches add up to one', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 9_000 }), fc.integer({ min: 0, max: 9_000 }), (from, a, b) => {
        const there = addWorkingTime(charter, 'office', from, a);
        return b === 0 || addWorkingTime(charter, 'office', there, b) === addWorkingTime(charter, 'office', from, a + b);
      }),
    );
  });

  test('minute by minute gives the same', () => {
    const open = (ms: number): boolean => {
      const [date = '', time = ''] = new Date(ms + 28_800_000).toISOString().split('T');
      const clock = time.slice(0, 5);
      const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
      if (['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'].includes(date)) return false;
      if (date !== '2026-10-10' && (weekday === 0 || weekday === 6)) return false;
      return (clock >= '09:00' && clock < '12:00') || (clock >= '13:30' && clock < (weekday === 5 ? '17:00' : '18:00'));
    };
    for (const start of ['2026-09-29T10:17', '2026-10-08T17:03', '2026-11-20T11:59']) {
      let minutes = 0;
      for (let ms = at(start); ms < at(start) + 12 * 86_400_000; ms += 60_000) if (open(ms)) minutes++;
      expect(workingMinutesBetween(charter, 'office', at(start), at(start) + 12 * 86_400_000)).toBe(minutes);
    }
  });
});

describe('deadlines', () => {
  const due = (from: string, n: number, unit: '工作日' | '工作小时' | '小时' | '天' | '个月', share?: number) =>
    new Date(deadline(charter, 'office', at(from), { n, unit }, share)).toISOString();
  const iso = (shanghai: string) => new Date(at(shanghai)).toISOString();

  test('a working day ends when as much of the next one has passed', () => {
    expect(due('2026-11-18T10:00', 1, '工作日')).toBe(iso('2026-11-19T10:00'));
    expect(due('2026-11-18T15:00', 3, '工作日')).toBe(iso('2026-11-23T15:00'));
    expect(due('2026-09-30T10:00', 1, '工作日')).toBe(iso('2026-10-08T10:00'));
  });

  test('asked outside working time it is whole working days', () => {
    expect(due('2026-11-22T10:00', 1, '工作日')).toBe(iso('2026-11-24T09:00'));
    expect(due('2026-11-23T07:00', 1, '工作日')).toBe(iso('2026-11-24T09:00'));
    expect(due('2026-11-23T22:00', 1, '工作日')).toBe(iso('2026-11-24T18:00'));
    expect(due('2026-11-23T12:30', 1, '工作日')).toBe(iso('2026-11-24T12:00'));
  });

  test('a shorter day ends at its closing', () => {
    expect(due('2026-11-19T17:45', 1, '工作日')).toBe(iso('2026-11-20T17:00'));
  });

  test('elapsed time runs through the night', () => {
    expect(due('2026-11-20T16:00', 48, '小时')).toBe(iso('2026-11-22T16:00'));
    expect(due('2027-01-31T16:00', 1, '个月')).toBe(iso('2027-02-28T16:00'));
  });

  test('half the time for urgent ones', () => {
    expect(due('2026-11-18T09:00', 4, '工作小时', 5_000)).toBe(iso('2026-11-18T11:00'));
    expect(due('2026-11-18T09:00', 2, '工作日', 5_000)).toBe(iso('2026-11-18T18:00'));
    expect(due('2026-11-18T09:00', 10, '小时', 5_000)).toBe(iso('2026-11-18T14:00'));
  });

  test('a stopped clock goes on with what was left', () => {
    const set = { n: 4, unit: '工作小时' } as const;
    const first = deadline(charter, 'office', at('2026-11-18T09:00'), set);
    const resumed = resumedDeadline(charter, 'office', first, set, at('2026-11-18T10:00'), at('2026-11-20T16:00'));
    expect(resumed).toBe(at('2026-11-23T11:00'));
    const elapsed = { n: 4, unit: '小时' } as const;
    expect(resumedDeadline(charter, 'office', 1_000, elapsed, 400, 900)).toBe(1_500);
    expect(resumedDeadline(charter, 'office', first, set, first + 1, first + 99_999)).toBe(first);
  });
});
