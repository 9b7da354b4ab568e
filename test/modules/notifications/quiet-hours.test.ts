import { instantOf } from '../../../server/core/zone';
import { quietUntil } from '../../../server/modules/notifications/quiet-hours';

const at = (wall: string, zone = 'Asia/Shanghai') => instantOf(zone, Date.parse(`${wall}Z`));
const ends = (window: string, wall: string, zone = 'Asia/Shanghai') => quietUntil(window, zone, at(wall, zone));

// Seen to fail with `<` and `>=` exchanged at either end of the window, and without the added day.
describe('A window over midnight, 22:00-08:00', () => {
  test.each([
    ['2026-11-22T22:00', '2026-11-23T08:00'],
    ['2026-11-22T23:59:59.999', '2026-11-23T08:00'],
    ['2026-11-23T00:00', '2026-11-23T08:00'],
    ['2026-11-23T07:59:59.999', '2026-11-23T08:00'],
    ['2026-12-31T23:00', '2027-01-01T08:00'],
  ])('is quiet at %s until %s', (now, end) => expect(ends('22:00-08:00', now)).toBe(at(end)));

  test.each(['2026-11-22T08:00', '2026-11-22T12:00', '2026-11-22T21:59:59.999'])('is not quiet at %s', (now) =>
    expect(ends('22:00-08:00', now)).toBeNull(),
  );
});

describe('A window within a day', () => {
  test.each([
    ['12:30-14:00', '2026-11-22T12:30', '2026-11-22T14:00'],
    ['21:00-24:00', '2026-11-22T23:30', '2026-11-23T00:00'],
    ['00:00-06:30', '2026-11-22T00:00', '2026-11-22T06:30'],
    ['22:00-00:00', '2026-11-22T22:00', '2026-11-23T00:00'],
  ])('%s is quiet at %s until %s', (window, now, end) => expect(ends(window, now)).toBe(at(end)));

  test.each([
    ['12:30-14:00', '2026-11-22T12:29'],
    ['12:30-14:00', '2026-11-22T14:00'],
    ['21:00-24:00', '2026-11-22T00:00'],
    ['22:00-00:00', '2026-11-22T00:00'],
  ])('%s is not quiet at %s', (window, now) => expect(ends(window, now)).toBeNull());
});

describe('Where clocks are changed', () => {
  const zone = 'Europe/Berlin';

  test('a night is an hour shorter or longer, and ends at eight all the same', () => {
    expect(ends('22:00-08:00', '2026-03-28T23:00', zone)).toBe(Date.parse('2026-03-29T06:00Z'));
    expect(ends('22:00-08:00', '2026-10-24T23:00', zone)).toBe(Date.parse('2026-10-25T07:00Z'));
  });

  // Seen to fail (an end before now) without the last line of quietUntil.
  test('the end never lies before now: not in the hour that comes twice, not in the one that never comes', () => {
    for (const [zone, change] of [
      ['Europe/Berlin', '2026-10-25T01:00Z'],
      ['Europe/Berlin', '2026-03-29T01:00Z'],
      ['America/New_York', '2026-11-01T06:00Z'],
      ['America/New_York', '2026-03-08T07:00Z'],
    ] as const)
      for (let now = Date.parse(change) - 7_200_000; now < Date.parse(change) + 7_200_000; now += 300_000)
        for (const window of ['22:00-01:30', '22:00-02:30']) {
          const end = quietUntil(window, zone, now);
          if (end !== null) expect(end).toBeGreaterThan(now);
        }
    expect(quietUntil('22:00-01:30', 'America/New_York', Date.parse('2026-11-01T06:15Z'))).toBe(Date.parse('2026-11-01T06:30Z'));
  });
});
