import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Charter, CharterError, loadCharter, readCharter } from '../../../server/modules/charter';
import { aCharter, charterText } from './a-charter';

const DEFAULT = join(__dirname, '../../../server/charters/default.yaml');
const RULEBOOKS = join(__dirname, 'fixtures');

function problemsOf(text: string): string[] {
  try {
    readCharter(text);
  } catch (error) {
    if (error instanceof CharterError) return error.problems;
    throw error;
  }
  return [];
}

describe('the default charter', () => {
  const charter = loadCharter(DEFAULT);

  test('has the five tiers, lowest first', () => {
    expect(charter.tiers?.levels.map(({ id, title }) => `${id} ${title}`)).toEqual([
      'regular 普通',
      'silver 银卡',
      'gold 金卡',
      'platinum 白金',
      'diamond 钻石',
    ]);
  });

  test('reads quantities as integers with a unit', () => {
    expect(charter.terms.grace).toEqual({ n: 30, unit: '天' });
    expect(charter.terms.reminders.map(({ n }) => n)).toEqual([-30, -7, -1, 0, 7]);
    expect(charter.members.kinds[0]?.dues).toBe(12_000);
    expect(charter.complaints?.warnAt).toBe(7_500);
    expect(charter.complaints?.clocks.solution).toEqual({ n: 24, unit: '工作小时' });
  });

  test('cannot be changed by those who read it', () => {
    // Without deepFreeze the assignment goes through and everything remembered about the charter is stale.
    expect(() => {
      (charter.club as { name: string }).name = '别的会馆';
    }).toThrow(TypeError);
    expect(Object.isFrozen(charter.perks[0]?.grant[0])).toBe(true);
  });
});

describe('the rulebooks of eight clubs', () => {
  test.each(readdirSync(RULEBOOKS))('%s is read', (file) => {
    const charter = loadCharter(join(RULEBOOKS, file), { toLookAt: true });
    expect(charter.club.presets[0]).toMatch(/^S\d\d$/);
  });

  test('keep the numbers written in them', () => {
    const read = (file: string): Charter => loadCharter(join(RULEBOOKS, file), { toLookAt: true });
    expect(read('s15-darts.yaml').members.admission.age).toEqual({ over: 12 });
    expect(read('s19-online-community.yaml').points).toMatchObject({
      dayCap: 50,
      makeUp: { cost: 20, perMonth: 2, back: { n: 3, unit: '天' } },
    });
    expect(read('s28-five-tier.yaml').perks.find((perk) => perk.id === 'off-platinum')?.grant).toEqual([{ discount: 8_800 }]);
    expect(read('s09-s22-topup-store.yaml').points?.expire).toBe('年底');
  });
});

describe('what a Chinese keyboard does to a quantity is understood', () => {
  test.each(['４０ 天', '40 天', '４０天'])('%s', (written) => {
    expect(aCharter(`terms: { grace: ${written} }`).terms.grace).toEqual({ n: 40, unit: '天' });
  });

  test('full-width percent sign and colon', () => {
    const charter = aCharter('notices: { quiet: 21：00-09：00 }\npoints: { worth: { points: 100, yuan: １ 元, upTo: ５０％ } }');
    expect(charter.notices.quiet).toBe('21:00-09:00');
    expect(charter.points?.worth).toEqual({ points: 100, yuan: 100, upTo: 5_000 });
  });
});

describe('mistakes are told with their line, in Chinese', () => {
  // charterText's sections begin on line 15.
  test.each([
    ['terms:\n  grace: 四十天', ['第16行 terms.grace：应写作“40天”这样的形式']],
    ['terms:\n  grase: 40天', ['第16行 terms：没有“grase”这一项']],
    ['terms: { grace: 1天 }\nterms: { grace: 2天 }', ['第16行 同一处写了两个相同的名称']],
    ['clauses:\n  - { chapter: final, text: 先写,后写 }', ['（句中的逗号请用全角“，”）']],
    ['events:\n  kinds:\n    - { id: Tea, title: 茶会 }', ['第17行 events.kinds.0.id：代号只用小写字母、数字和短横线']],
    ['members: {}', ['同一处写了两个相同的名称']],
    ['coupons: [{ id: c, kind: thing, thing: 茶 }]', ['第15行 coupons.0.title：必须写明']],
    ['points: { expire: 半年 }', ['应写作“40天”这样的形式']],
    ['notices: { quiet: 25:00-08:00 }', ['应写作 09:00-18:00']],
    ['terms: { starts: calendar-year, rollover: 02-30 }', ['应写作 01-31']],
    ['terms: { starts: whenever }', ['第15行 terms.starts：']],
    ['branches: [{ id: a, title: 甲, calendar: nowhere }]', ['找不到“nowhere”，请先在章程里写明']],
  ])('%s', (sections, expected) => {
    const problems = problemsOf(charterText(sections));
    for (const words of expected) expect(problems.join('\n')).toContain(words);
    expect(problems.join('\n')).not.toMatch(/invalid|expected|unrecognized|map keys/i);
  });

  test('all of them at once', () => {
    const problems = problemsOf(charterText('terms: { grace: 四十天, length: 一年 }\nnotices: { optOut: 是 }'));
    expect(problems).toHaveLength(3);
  });

  test('an anchor with an alias is refused, so that a short file cannot become a huge one', () => {
    // Without the visitor for aliases the parser's own limit throws an English error that names no line.
    expect(problemsOf(charterText('clauses: &all []\nbranches: *all'))).toEqual(['第16行 不能使用引用（*）']);
  });

  test('a tag is refused', () => {
    expect(problemsOf(charterText('clauses: !!set { a, b }'))[0]).toBe('第15行 不能使用标签（!）');
  });

  test('text that is no charter at all', () => {
    for (const text of ['', '会馆', '- 1', '{', 'format: 2', '\u0000', '--- a\n--- b']) expect(problemsOf(text).length).toBeGreaterThan(0);
  });

  test('a time zone that does not exist', () => {
    expect(problemsOf(charterText('', { zone: 'Asia/Chang-an' }))).toEqual([
      '第2行 club.timeZone：不认识这个时区，应写作 Asia/Shanghai 这样的名称',
    ]);
  });

  test('a file that is not there', () => {
    expect(() => loadCharter(join(__dirname, 'no-such.yaml'))).toThrow(/读不到章程文件/);
  });
});

describe('sections must agree', () => {
  // Each line fails when its check in cross-check.ts is taken out: the charter is then read without a word.
  test.each([
    ['perks: [{ id: p, title: 签到, on: checked-in, grant: [{ points: 5 }] }]', '章程没有积分一章'],
    ['perks: [{ id: p, title: 生日, on: birthday, grant: [{ gift: 蛋糕 }], once: birthday-year }]', '章程没有生日一章'],
    ['birthday: {}\nperks: [{ id: p, title: 生日, on: birthday, grant: [{ gift: 蛋糕 }] }]', '生日礼遇须写 once: birthday-year'],
    [
      'birthday: {}\nperks: [{ id: p, title: 生日, on: birthday, grant: [{ gift: 蛋糕 }], once: year }]',
      '生日礼遇须写 once: birthday-year',
    ],
    ['perks: [{ id: p, title: 券, on: attended, grant: [{ coupon: tea }] }]', '找不到“tea”'],
    ['perks: [{ id: p, title: 礼, on: attended, when: { tierFrom: gold }, grant: [{ gift: 茶 }] }]', '找不到“gold”'],
    ['perks: [{ id: p, title: 礼, on: attended, grant: [{ gift: 茶, honour: 功臣 }] }]', '每一项奖励只写一种'],
    ['perks: [{ id: p, title: 礼, on: attended, grant: [{ stamp: card }] }]', '“集章”一章尚不支持'],
    ['perks: [{ id: p, title: 礼, on: topped-up, grant: [{ walletBonus: 30% }] }]', '章程没有储值一章'],
    ['perks: [{ id: p, title: 折, on: attended, grant: [{ discount: 8折 }] }]', '折扣只能用于结账、报名或预订'],
    ['perks: [{ id: p, title: 礼, on: attended, to: inviter, grant: [{ gift: 茶 }] }]', '只有被邀请人的时机才能奖励邀请人'],
    ['points: {}\nperks: [{ id: p, title: 换, on: attended, cost: 5, grant: [{ gift: 茶 }] }]', '只有会员申领的礼遇才能用积分换取'],
    ['perks: [{ id: p, title: 礼, on: measure-reached, grant: [{ gift: 茶 }] }]', '“达到数值”须写 at'],
    ['perks: [{ id: p, title: 礼, on: won, ranking: { measure: m, period: month }, grant: [{ gift: 茶 }] }]', '“排名”须写 ranking'],
    ['perks: [{ id: p, title: 礼, on: won, grant: [{ gift: 茶 }] }, { id: p, title: 礼, on: won, grant: [{ gift: 茶 }] }]', '代号“p”重复'],
    ['coupons: [{ id: c, title: 券, kind: thing }]', '优惠券的面值与种类不符'],
    ['coupons: [{ id: c, title: 券, kind: amount-off, value: 5元, fold: 8折 }]', '优惠券的面值与种类不符'],
    ['complaints: { calendar: office, categories: [{ id: c, title: 其他, department: nobody }] }', '找不到“nobody”'],
    ['complaints: { calendar: closed, categories: [] }', '找不到“closed”'],
  ])('%s', (sections, words) => {
    expect(problemsOf(charterText(sections)).join('\n')).toContain(words);
  });

  test('dues by tier name tiers that exist', () => {
    const text = charterText('').replace('title: 会员 }', 'title: 会员, duesByTier: { gold: 9元 } }');
    expect(problemsOf(text).join()).toContain('members.kinds.0.duesByTier.gold：找不到“gold”');
  });

  test('a complaint clock needs a calendar that opens', () => {
    const calendars = '  - { id: office, week: {} }';
    expect(problemsOf(charterText('', { calendars })).join()).toContain('工作时间一天也没有开放');
  });

  test('a day cannot be a holiday and a make-up workday', () => {
    const calendars = '  - { id: office, week: { 周一: [09:00-18:00] }, holidays: [2026-10-10], workdays: [2026-10-10] }';
    expect(problemsOf(charterText('', { calendars })).join()).toContain('2026-10-10既是休息日又是补班日');
  });

  test('a make-up workday needs Monday’s hours', () => {
    const calendars = '  - { id: office, week: { 周二: [09:00-18:00] }, workdays: [2026-10-10] }';
    expect(problemsOf(charterText('', { calendars })).join()).toContain('补班日用周一的时间');
  });
});
