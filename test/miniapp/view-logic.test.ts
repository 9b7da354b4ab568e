import { mayRetry, waitBefore } from '../../miniapp/src/api/backoff';
import { requestOf } from '../../miniapp/src/api/call';
import { Failure } from '../../miniapp/src/api/failure';
import { listEvents, showEvent, signUp } from '../../miniapp/src/api/generated/events';
import { Intents } from '../../miniapp/src/api/intents';
import { asking, failed, got, nothingYet, phaseOf } from '../../miniapp/src/data/read-state';
import { dateName, dayAfter, weekdayName, weekOf } from '../../miniapp/src/i18n/dates';
import { homeTexts } from '../../miniapp/src/i18n/home';
import { fill, sayIn } from '../../miniapp/src/i18n/texts';
import { doorsOf } from '../../miniapp/src/pages/home/doors';
import { afterCheckIn, monthBefore, weekCells } from '../../miniapp/src/pages/home/week';
import { missingIn } from '../../miniapp/src/pages/login/draft';
import { spanTo } from '../../miniapp/src/pages-staff/desk/clock';
import type { CheckInsView } from '../../shared/check-ins';

const day = (date: string, points: number) => ({ day: date, points, base: points, extras: [], streakDays: 1 });
const month = (changes: Partial<CheckInsView> = {}): CheckInsView => ({
  month: '2026-11',
  days: [day('2026-11-23', 5), day('2026-11-24', 10)],
  today: '2026-11-25',
  checkedInToday: false,
  streakDays: 2,
  longestStreakDays: 2,
  totalDays: 2,
  next: { points: 15, streakDays: 3 },
  milestones: [],
  ...changes,
});

describe('The week of check-ins', () => {
  it('shows what was, what today brings, and promises nothing further', () => {
    const cells = weekCells(month());
    expect(cells.map(({ state, points }) => [state, points])).toEqual([
      ['done', 5],
      ['done', 10],
      ['today', 15],
      ...Array.from({ length: 4 }, () => ['later', null]),
    ]);
  });

  it('promises tomorrow once today is done, and shows a missed day', () => {
    const cells = weekCells(
      month({ days: [day('2026-11-23', 5), day('2026-11-25', 15)], checkedInToday: true, next: { points: 20, streakDays: 2 } }),
    );
    expect(cells.map(({ state }) => state)).toEqual(['done', 'missed', 'done', 'next', 'later', 'later', 'later']);
    expect(cells[3]?.points).toBe(20);
  });

  it('reaches into the month before when the week does', () => {
    expect(monthBefore('2026-12-02')).toBe('2026-11');
    expect(monthBefore('2026-11-25')).toBeNull();
    const cells = weekCells(month({ today: '2026-12-02', days: [] }), { days: [day('2026-11-30', 5)] });
    expect(cells[0]).toMatchObject({ day: '2026-11-30', state: 'done' });
  });

  it('knows a check-in before it is read anew, and not twice', () => {
    const answer = {
      ...{ day: '2026-11-25', points: 15, base: 15, extras: [], streakDays: 3 },
      tomorrow: { points: 20, streakDays: 4, extra: null },
      nextMilestone: null,
    };
    const after = afterCheckIn(month(), answer);
    expect(after).toMatchObject({ checkedInToday: true, streakDays: 3, totalDays: 3, next: { points: 20 } });
    expect(afterCheckIn(after, answer)).toEqual(after);
  });
});

describe('What was read', () => {
  const offline = new Failure('offline', '');
  it('stays to be seen without network, and goes when it is refused', () => {
    const known = asking(got('a'));
    expect(failed(known, offline)).toMatchObject({ data: 'a', stale: true, busy: false });
    expect(failed(known, new Failure('denied', ''))).toMatchObject({ data: null, stale: false });
  });

  it.each([
    [nothingYet, 'loading'],
    [got(1), 'ready'],
    [failed(nothingYet, offline), 'offline'],
    [failed(nothingYet, new Failure('denied', '')), 'denied'],
    [failed(nothingYet, new Failure('ended', '')), 'ended'],
    [failed(nothingYet, new Failure('unavailable', '')), 'error'],
    [failed(got(1), offline), 'ready'],
  ])('%# is drawn as %s', (state, phase) => {
    expect(phaseOf(state)).toBe(phase);
  });
});

describe('A request', () => {
  it('puts each part where the server looks for it', () => {
    expect(requestOf(listEvents, { state: 'published', limit: 5 }).path).toBe('/api/v1/events?state=published&limit=5');
    expect(requestOf(showEvent, { eventId: 'evt_1/2' }).path).toBe('/api/v1/events/evt_1%2F2');
    const { path, body } = requestOf(signUp, { eventId: 'evt_1', guests: 2 });
    expect({ path, body }).toEqual({ path: '/api/v1/events/evt_1/registrations', body: '{"guests":2}' });
  });

  it('waits longer each time, heeds the server’s wish, and not for ever', () => {
    const waits = [1, 2, 3, 4].map((retry) => waitBefore(retry, undefined, () => 0.5));
    expect(waits).toEqual([600, 1500, 4000, null]);
    expect(waitBefore(1, '5', () => 0.5)).toBe(5000);
    expect(waitBefore(1, '600', () => 0.5)).toBeNull();
    expect([200, 400, 401, 409, 500, 429, 502, 503, 504].filter(mayRetry)).toEqual([429, 502, 503, 504]);
  });

  it('keeps its key while the wish is open, and gets a new one after it', () => {
    let n = 0;
    const intents = new Intents(() => `k${++n}`);
    const ask = (guests: number) => intents.keyFor('sign-up', { guests });
    expect([ask(1), ask(1), ask(2), ask(1)]).toEqual(['k1', 'k1', 'k2', 'k1']);
    intents.settle('sign-up', { guests: 1 });
    expect([ask(1), ask(2)]).toEqual(['k3', 'k2']);
  });

  // Seen to fail with the wish named by JSON alone, in which all files are alike: the second picture went under the key of the first.
  it('gives each file a key of its own, and the same file the same', () => {
    let n = 0;
    const intents = new Intents(() => `k${++n}`);
    const [one, two] = [new ArrayBuffer(8), new ArrayBuffer(8)];
    const send = (bytes: ArrayBuffer) => intents.keyFor('picture', { file: { bytes, type: 'image/png' } });
    const first = send(one);
    expect(send(two)).not.toBe(first);
    expect(send(one)).toBe(first);
    intents.settle('picture', { file: { bytes: one, type: 'image/png' } });
    expect(send(one)).not.toBe(first);
  });
});

describe('Words', () => {
  it('are filled in, and an unknown name is seen', () => {
    expect(fill('余 {n} 席 {m}', { n: 6 })).toBe('余 6 席 {m}');
    expect(sayIn(homeTexts, 'en')('seats', { n: 6 })).toBe('6 seats left');
  });

  it('name days without asking the phone’s time zone', () => {
    expect(weekOf('2026-11-29')).toEqual(['23', '24', '25', '26', '27', '28', '29'].map((d) => `2026-11-${d}`));
    expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01');
    expect([dateName('2026-11-05 19:00', 'zh-CN'), dateName('2026-11-05', 'en')]).toEqual(['11 月 5 日', '5 Nov']);
    expect(weekdayName('2026-11-29', 'zh-CN')).toBe('日');
  });

  it('say how long until, or since', () => {
    expect(spanTo(100_000, 40_000)).toEqual({ over: false, parts: [{ unit: 'minutes', n: 1 }] });
    expect(spanTo(0, (24 * 60 + 61) * 60_000)).toEqual({
      over: true,
      parts: [
        { unit: 'days', n: 1 },
        { unit: 'hours', n: 1 },
      ],
    });
    expect(spanTo(5, 5).parts).toEqual([{ unit: 'minutes', n: 0 }]);
  });
});

describe('The home page’s doors', () => {
  const say = sayIn(homeTexts, 'zh-CN');
  it('say what is behind them, an offer first', () => {
    const registration = (state: string, endsAt: number) => ({ state, endsAt }) as never;
    const lines = (registrations: never[]) => doorsOf(say, { registrations, rank: { rank: 3 }, complaints: [], coupons: [] }, 100);
    expect(lines([registration('confirmed', 200), registration('confirmed', 50)])[0]).toMatchObject({ line: '1 场在等你' });
    expect(lines([registration('confirmed', 200), registration('offered', 200)])[0]).toMatchObject({ line: '有位子留给你', calls: true });
    expect(lines([]).map(({ line }) => line)).toEqual(['还没报名', '本月第 3 名', '意见、投诉都在这里', '还没有券']);
  });
});

describe('The log-in', () => {
  it('names the first thing that is missing', () => {
    const full = { phone: '139 0000 0001', code: '123456', consents: true };
    expect(missingIn(full)).toBeNull();
    expect([{ phone: '12' }, { code: '12345' }, { consents: false }].map((change) => missingIn({ ...full, ...change }))).toEqual([
      'phone',
      'code',
      'consents',
    ]);
  });
});
