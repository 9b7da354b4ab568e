import { frozenClock, resumedClock, startedClock } from '../../../server/modules/complaints/clocks';
import { aCharter } from '../charter/a-charter';

// Monday to Friday 09:00–12:00 and 13:30–18:00 (Friday to 17:00); closed on 1, 2 and 5–7 October 2026; open on Saturday the 10th.
const charter = aCharter(`complaints:
  calendar: office
  clocks: { firstAnswer: 4工作小时, update: 2天, solution: 24工作小时, urgentShare: 50% }
  warnAt: 75%
  categories: [{ id: other, title: 其他, department: desk }]
organisation: { departments: [{ id: desk, title: 前台 }] }`);
const rules = charter.complaints as NonNullable<typeof charter.complaints>;

const at = (wall: string): number => Date.parse(`${wall}:00+08:00`);
const wall = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16);
const started = (kind: 'first-answer' | 'solution' | 'update', from: string, urgent = false) => {
  const clock = startedClock(charter, rules, kind, urgent, at(from));
  if (!clock) throw new Error('no clock');
  return clock;
};

describe('The clocks of a complaint', () => {
  it('run over lunch and warn after three quarters of the time', () => {
    const clock = started('first-answer', '2026-09-28T10:00');
    expect([wall(clock.warnAt), wall(clock.dueAt)]).toEqual(['2026-09-28T14:30', '2026-09-28T15:30']);
    expect(clock.nextAt).toBe(clock.warnAt);
  });

  it('stand still overnight, at the weekend and on holidays, and run on a make-up Saturday', () => {
    expect(wall(started('first-answer', '2026-09-25T16:00').dueAt)).toBe('2026-09-28T12:00');
    // Wednesday 30 September 14:00: four hours to closing, then the holidays, 7.5 on the 8th, 6.5 on Friday the 9th, 6 of the Saturday
    expect(wall(started('solution', '2026-09-30T14:00').dueAt)).toBe('2026-10-10T16:30');
  });

  it('give an urgent complaint the charter’s share of the time', () => {
    expect(wall(started('first-answer', '2026-09-28T10:00', true).dueAt)).toBe('2026-09-28T12:00');
  });

  it('count days as they pass where the charter says days', () => {
    const clock = started('update', '2026-09-26T20:00');
    expect([clock.working, wall(clock.warnAt), wall(clock.dueAt)]).toEqual([false, '2026-09-28T08:00', '2026-09-28T20:00']);
  });

  it('keep what is left while frozen and give it back in working time', () => {
    const clock = started('solution', '2026-09-28T10:00'); // 6.5 h that day, 7.5 h the next, 7.5 h on Wednesday, 2.5 h after the holidays
    expect(wall(clock.dueAt)).toBe('2026-10-08T11:30');
    const frozen = frozenClock(charter, rules, clock, at('2026-09-29T11:00')); // 8.5 h used: 15.5 h left
    expect([frozen.nextAt, frozen.leftMs, frozen.warnLeftMs]).toEqual([null, 15.5 * 3_600_000, 9.5 * 3_600_000]);
    const resumed = resumedClock(charter, rules, frozen, at('2026-10-03T15:00')); // a holiday: nothing runs until the 8th
    expect(wall(resumed.dueAt)).toBe('2026-10-10T10:30'); // 7.5 + 6.5 + 1.5
    expect(wall(resumed.warnAt)).toBe('2026-10-09T11:00');
    expect(resumed).toMatchObject({ frozenAt: null, leftMs: null, nextAt: resumed.warnAt });
  });

  it('do not warn twice: after a freeze past the warning only the end is watched', () => {
    const clock = { ...started('first-answer', '2026-09-28T10:00'), warnedAt: at('2026-09-28T14:30') };
    const frozen = frozenClock(charter, rules, clock, at('2026-09-28T15:00'));
    const resumed = resumedClock(charter, rules, frozen, at('2026-09-29T09:00'));
    expect([wall(resumed.dueAt), resumed.nextAt, resumed.warnAt]).toEqual(['2026-09-29T09:30', resumed.dueAt, clock.warnAt]);
  });

  it('stay run out when the complainant is asked too late', () => {
    const clock = started('first-answer', '2026-09-28T10:00');
    expect(frozenClock(charter, rules, clock, at('2026-09-28T15:30'))).toEqual(clock);
    expect(resumedClock(charter, rules, clock, at('2026-09-29T09:00'))).toEqual(clock);
  });
});
