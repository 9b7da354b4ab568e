import { slotsBetween } from '../../server/core/slots';

const at = (text: string) => Date.parse(text);
const iso = (slots: number[]) => slots.map((s) => new Date(s).toISOString());

describe('The planned instants of a cron pattern', () => {
  it('follow the zone, after the first instant and up to the last', () => {
    expect(iso(slotsBetween('0 8 * * *', 'Asia/Shanghai', at('2026-11-20T00:00:00Z'), at('2026-11-22T00:00:00Z'), 10))).toEqual([
      '2026-11-21T00:00:00.000Z',
      '2026-11-22T00:00:00.000Z',
    ]);
  });

  it('are the latest ones when there are more than asked for, still oldest first', () => {
    expect(iso(slotsBetween('*/5 * * * *', 'UTC', at('2026-11-20T00:00:00Z'), at('2026-11-22T00:02:00Z'), 3))).toEqual([
      '2026-11-21T23:50:00.000Z',
      '2026-11-21T23:55:00.000Z',
      '2026-11-22T00:00:00.000Z',
    ]);
  });

  it('know months, days of the month and of the week', () => {
    expect(iso(slotsBetween('30 9 1 * *', 'UTC', at('2026-01-15T00:00:00Z'), at('2026-03-15T00:00:00Z'), 10))).toEqual([
      '2026-02-01T09:30:00.000Z',
      '2026-03-01T09:30:00.000Z',
    ]);
    expect(iso(slotsBetween('0 9 * * 1', 'UTC', at('2026-11-20T00:00:00Z'), at('2026-12-01T00:00:00Z'), 10))).toEqual([
      '2026-11-23T09:00:00.000Z',
      '2026-11-30T09:00:00.000Z',
    ]);
  });

  it('survive a clock that is put forward and back', () => {
    // New York, 2026-03-08: 02:30 does not exist; 2026-11-01: 01:30 comes twice
    expect(slotsBetween('30 2 * * *', 'America/New_York', at('2026-03-07T12:00:00Z'), at('2026-03-09T12:00:00Z'), 10)).toHaveLength(2);
    // Lord Howe, 2026-10-04: 02:00 to 02:29 do not exist, so 02:15 is read as 02:45. Seen to fail without the sorting.
    expect(iso(slotsBetween('15,30 2 * * *', 'Australia/Lord_Howe', at('2026-10-03T12:00:00Z'), at('2026-10-04T12:00:00Z'), 10))).toEqual([
      '2026-10-03T15:30:00.000Z',
      '2026-10-03T15:45:00.000Z',
    ]);
    expect(slotsBetween('30 1 * * *', 'America/New_York', at('2026-10-31T12:00:00Z'), at('2026-11-02T12:00:00Z'), 10)).toHaveLength(2);
  });
});
