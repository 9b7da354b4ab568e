import { join } from 'node:path';
import {
  ageAllowed,
  type Charter,
  grantsFor,
  loadCharter,
  nextStreakReward,
  pointsFor,
  refusal,
  type Situation,
  tierRank,
} from '../../../server/modules/charter';
import { aCharter } from './a-charter';

const club = loadCharter(join(__dirname, '../../../server/charters/default.yaml'));
const today: Situation = { day: '2026-11-22' };
const total = (charter: Charter, situation: Situation, amountFen?: number): number =>
  pointsFor(grantsFor(charter, 'checked-in', situation), amountFen).reduce((sum, row) => sum + row.points, 0);

describe('checking in day after day', () => {
  test.each([
    [1, 5],
    [2, 5],
    [3, 10],
    [4, 5],
    [7, 20],
    [15, 35],
    [30, 85],
    [31, 5],
    [60, 5],
  ])('day %d of a streak brings %d points', (streak, points) => {
    expect(total(club, { ...today, streak })).toBe(points);
  });

  test('the extra is a row of its own, on top of the base', () => {
    expect(pointsFor(grantsFor(club, 'checked-in', { ...today, streak: 7 }))).toEqual([
      { perkId: 'check-in', title: '每日签到', points: 5 },
      { perkId: 'streak-7', title: '连续签到七天', points: 15 },
    ]);
  });

  test('tomorrow and the next milestone are told', () => {
    expect(nextStreakReward(club, 2, today)).toEqual({
      tomorrow: { streak: 3, points: 10 },
      milestone: { streak: 3, points: 10, extra: 5, inDays: 1 },
    });
    expect(nextStreakReward(club, 3, today)).toEqual({
      tomorrow: { streak: 4, points: 5 },
      milestone: { streak: 7, points: 20, extra: 15, inDays: 4 },
    });
    expect(nextStreakReward(club, 30, today)).toEqual({ tomorrow: { streak: 31, points: 5 }, milestone: null });
  });

  test('a milestone for some members only is not promised to others', () => {
    // Remembering by streak alone, without `onlyStreaks`, would tell the second member what the first was told.
    const charter = aCharter(`points: {}
tiers: { levels: [{ id: low, title: 低 }, { id: high, title: 高 }] }
perks:
  - { id: base, title: 签到, on: checked-in, grant: [{ points: 2 }] }
  - { id: seven, title: 七天, on: checked-in, when: { streak: 7, tiers: [high] }, grant: [{ points: 10 }] }`);
    expect(nextStreakReward(charter, 5, { ...today, tier: 'high' }).milestone).toMatchObject({ streak: 7, extra: 10 });
    expect(nextStreakReward(charter, 5, { ...today, tier: 'low' }).milestone).toBeNull();
  });

  test('a club without check-in perks gives nothing', () => {
    expect(grantsFor(aCharter(), 'checked-in', { ...today, streak: 3 })).toEqual([]);
    expect(nextStreakReward(aCharter(), 3, today)).toEqual({ tomorrow: { streak: 4, points: 0 }, milestone: null });
  });
});

describe('other occasions', () => {
  test('a birthday brings a coupon once a year', () => {
    expect(grantsFor(club, 'birthday', today)).toEqual([
      expect.objectContaining({ perkId: 'birthday', part: 0, grant: { coupon: 'birthday-tea' }, once: 'birthday-year' }),
    ]);
  });

  test('attending and giving feedback bring points once an event', () => {
    expect(pointsFor(grantsFor(club, 'attended', today))).toEqual([{ perkId: 'attend', title: '参加活动', points: 20 }]);
    expect(grantsFor(club, 'feedback-given', today)[0]?.once).toBe('event');
    expect(grantsFor(club, 'won', today)).toEqual([]);
  });

  test('several things of one perk are told apart by their part', () => {
    const charter = aCharter('points: {}\nperks: [{ id: p, title: 礼, on: renewed, grant: [{ points: 5 }, { gift: 茶 }] }]');
    expect(grantsFor(charter, 'renewed', today).map((row) => [row.perkId, row.part])).toEqual([
      ['p', 0],
      ['p', 1],
    ]);
  });
});

describe('points', () => {
  const charter = aCharter(`points: {}
perks:
  - { id: yuan, title: 消费, on: purchased, grant: [{ pointsPerYuan: 0.29 }] }
  - { id: double, title: 周日双倍, on: purchased, when: { weekdays: [周日] }, grant: [{ pointsTimes: 2 }] }
  - { id: triple, title: 大额三倍, on: purchased, when: { amountFrom: 1000元 }, grant: [{ pointsTimes: 3 }] }`);
  const points = (day: string, amountFen: number) => pointsFor(grantsFor(charter, 'purchased', { day, amountFen }), amountFen);

  test('per yuan are rounded down once, on the whole amount', () => {
    expect(points('2026-11-23', 10_000)).toEqual([{ perkId: 'yuan', title: '消费', points: 29 }]);
    expect(points('2026-11-23', 344)).toEqual([]);
    expect(points('2026-11-23', 345)).toEqual([{ perkId: 'yuan', title: '消费', points: 1 }]);
  });

  test('the largest multiplier counts, not their product', () => {
    expect(points('2026-11-22', 10_000)[0]?.points).toBe(58);
    expect(points('2026-11-22', 100_000)[0]?.points).toBe(870);
  });
});

describe('conditions', () => {
  const charter = aCharter(`points: {}
birthday: {}
tiers: { levels: [{ id: low, title: 低 }, { id: mid, title: 中 }, { id: high, title: 高 }] }
branches: [{ id: hall, title: 馆 }]
events: { kinds: [{ id: tea, title: 茶会 }] }`);
  const told: Situation = { ...today, kind: 'person', tier: 'mid', age: 18, branch: 'hall', eventKind: 'tea', birthdayKey: '11-24' };

  test.each([
    [{ kinds: ['person'] }, true],
    [{ tiers: ['low', 'high'] }, false],
    [{ tierFrom: 'mid' }, true],
    [{ tierFrom: 'high' }, false],
    [{ age: { from: 18 } }, true],
    [{ age: { over: 18 } }, false],
    [{ branches: ['hall'] }, true],
    [{ eventKinds: ['tea'] }, true],
    [{ eventKinds: [] }, false],
    [{ birthday: 'day' }, false],
    [{ birthday: 'week' }, true],
    [{ birthday: 'month' }, true],
    [{ first: true }, false],
    [{ first: false }, true],
    [{ rankUpTo: 3 }, false],
    [{ gradeIn: ['优'] }, false],
    [{ dates: { from: '2026-11-22', to: '2026-11-22' } }, true],
    [{ dates: { from: '2026-11-23', to: '2026-11-30' } }, false],
    [{ weekdays: ['周日'] }, true],
    [{ weekdays: ['周一', '周六'] }, false],
    [{ anyOf: [{ tiers: ['high'] }, { kinds: ['person'] }] }, true],
    [{ anyOf: [{ tiers: ['high'] }, { kinds: ['unit'] }] }, false],
  ] as const)('%j: %s', (when, holds) => {
    expect(refusal(charter, when as never, told) === null).toBe(holds);
  });

  test('what is not known does not hold', () => {
    for (const when of [
      { kinds: ['person'] },
      { tierFrom: 'low' },
      { age: { upTo: 99 } },
      { streak: 3 },
      { birthday: 'month' },
      { rankUpTo: 1 },
    ]) {
      expect(refusal(charter, when as never, today)).toBe(Object.keys(when)[0]);
    }
  });

  test('the first that fails is the reason, in the order of the format, not of writing', () => {
    const gates = { weekdays: ['周一'], age: { from: 60 }, tierFrom: 'high' } as const;
    expect(refusal(charter, gates as never, told)).toBe('tierFrom');
    expect(refusal(charter, gates as never, { ...told, tier: 'high' })).toBe('age');
    expect(refusal(charter, gates as never, { ...told, tier: 'high', age: 60 })).toBe('weekdays');
  });

  test('tiers have a rank, unknown ones none', () => {
    expect(['low', 'mid', 'high', 'none', undefined].map((tier) => tierRank(charter, tier))).toEqual([0, 1, 2, -1, -1]);
    expect(tierRank(aCharter(), 'low')).toBe(-1);
  });

  test('age limits exclude or include the number they name', () => {
    expect([12, 13].map((age) => ageAllowed({ over: 12 }, age))).toEqual([false, true]);
    expect([17, 18].map((age) => ageAllowed({ from: 18 }, age))).toEqual([false, true]);
    expect([59, 60].map((age) => ageAllowed({ under: 60 }, age))).toEqual([true, false]);
    expect([60, 61].map((age) => ageAllowed({ upTo: 60 }, age))).toEqual([true, false]);
    expect(ageAllowed(undefined, 3)).toBe(true);
  });
});
