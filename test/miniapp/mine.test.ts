import { cardTexts } from '../../miniapp/src/i18n/card';
import { couponsTexts } from '../../miniapp/src/i18n/coupons';
import { grouped, localOf, yuan } from '../../miniapp/src/i18n/instants';
import { meTexts } from '../../miniapp/src/i18n/me';
import { sayIn } from '../../miniapp/src/i18n/texts';
import { doorOf, leftUntil, offersIn, whenOf } from '../../miniapp/src/pages/inbox/inbox';
import { mineDoors, renewalBanner } from '../../miniapp/src/pages/me/renewal';
import { emptyDraft, formOf, missingIn } from '../../miniapp/src/pages-member/apply/form';
import { monthAfter, monthSheet, reached } from '../../miniapp/src/pages-member/check-ins/calendar';
import { endsSoon, inPocket, worthOf } from '../../miniapp/src/pages-member/coupons/wallet';
import { blocksOf } from '../../miniapp/src/pages-member/document/blocks';
import { boardsOf } from '../../miniapp/src/pages-member/leaderboard/boards';
import { byMonth } from '../../miniapp/src/pages-member/points/ledger';
import { changesIn, draftOf } from '../../miniapp/src/pages-member/profile/draft';
import { renewable, termLines } from '../../miniapp/src/pages-member/renewal/term';
import { hereFirst, sessionOf } from '../../miniapp/src/pages-member/sessions/here';

const MINUTE = 60_000;

describe('The calendar', () => {
  const day = (date: string, streakDays: number, extra = 0) => ({
    ...{ day: date, points: 5 + extra, base: 5, streakDays },
    extras: extra ? [{ perkId: 'streak', title: '', points: extra }] : [],
  });
  const days = [day('2026-11-01', 1), day('2026-11-08', 3, 5), day('2026-11-12', 7, 15)];

  it('has every day of the month in its place, kept, missed or ahead', () => {
    const { blanks, cells } = monthSheet({ month: '2026-11', days, today: '2026-11-13' });
    expect([blanks, cells.length]).toEqual([6, 30]);
    expect([0, 1, 7, 12, 13].map((i) => cells[i]?.state)).toEqual(['done', 'missed', 'done', 'today', 'later']);
    expect(monthSheet({ month: '2028-02', days: [], today: '2028-03-01' }).cells).toHaveLength(29);
  });

  it('turns over years, and tells what this streak has brought', () => {
    expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1), monthAfter('2026-05', 1)]).toEqual(['2027-01', '2025-12', '2026-06']);
    expect(reached({ days, today: '2026-11-13', streakDays: 7 })).toEqual([
      { day: '2026-11-12', n: 7, points: 15 },
      { day: '2026-11-08', n: 3, points: 5 },
    ]);
    expect(reached({ days, today: '2026-11-20', streakDays: 0 })).toEqual([]);
  });
});

describe('The ledger', () => {
  const at = (local: string) => new Date(`${local}:00`).getTime();
  const entry = (id: string, local: string, points: number) => ({
    ...{ id, at: at(local), kind: 'credit' as const, title: '签到', points, balance: 0 },
    ...{ expiresOn: null, reverses: null, note: null },
  });
  const entries = [entry('pts_c', '2026-11-19T08:02', 15), entry('pts_b', '2026-11-18T20:41', -100), entry('pts_a', '2026-10-31T23:59', 5)];

  it('is by months, with sums only where all of a month is known', () => {
    const [november, october] = byMonth(entries, true);
    expect(november).toMatchObject({ month: '2026-11', income: 15, spent: -100 });
    expect(october).toMatchObject({ month: '2026-10', income: null, spent: null });
    expect(byMonth(entries, false)[1]).toMatchObject({ income: 5, spent: 0 });
  });

  it('writes numbers and money as people do', () => {
    expect([grouped(2495), grouped(-100), grouped(15, true), grouped(0, true)]).toEqual(['2,495', '−100', '+15', '0']);
    expect([yuan(12000), yuan(1250)]).toEqual(['120', '12.50']);
    expect(localOf(at('2026-11-05T08:02'))).toBe('2026-11-05 08:02');
  });
});

describe('The leaderboard', () => {
  it('offers what the charter keeps, also after it was refused', () => {
    expect(boardsOf(null, null, 'month')).toEqual(['month']);
    expect(boardsOf(null, { code: 'points.no-board', params: { boards: 'year all' } }, 'month')).toEqual(['year', 'all']);
    expect(boardsOf({ boards: ['day', 'week'] }, null, 'day')).toEqual(['day', 'week']);
  });
});

describe('The inbox', () => {
  const offer = (id: string, state: string, offerUntil: number | null) => ({ id, state, offerUntil }) as never;
  it('puts the seat that is lost first at the top, and none whose time is over', () => {
    const list = [
      offer('late', 'offered', 900),
      offer('soon', 'offered', 500),
      offer('gone', 'offered', 99),
      offer('mine', 'confirmed', null),
    ];
    expect(offersIn(list, 100).map(({ id }) => id)).toEqual(['soon', 'late']);
  });

  it('says what is left in the two largest units', () => {
    expect(leftUntil(102 * MINUTE, 0)).toEqual([
      { unit: 'hours', n: 1 },
      { unit: 'minutes', n: 42 },
    ]);
    expect(leftUntil(1, 0)).toEqual([{ unit: 'minutes', n: 1 }]);
    expect(leftUntil(48 * 60 * MINUTE, 0)).toEqual([{ unit: 'days', n: 2 }]);
    expect(leftUntil(5, 5)).toEqual([]);
  });

  it('leads to the page on which to act', () => {
    expect(doorOf({ topic: 'membership', action: { label: '', command: '续费' } })).toEqual({ icon: 'renew', to: 'renewal' });
    expect(doorOf({ topic: 'perks', action: null }).to).toBe('coupons');
    expect(whenOf('2026-11-19 08:02', '2026-11-19 20:00')).toEqual({ time: '08:02' });
    expect(whenOf('2026-11-18 08:02', '2026-11-19 20:00')).toEqual({ day: '2026-11-18' });
  });
});

describe('Membership', () => {
  const me = sayIn(meTexts, 'zh-CN');
  const term = { status: 'active', daysLeft: 23, timeToRenew: true, extendsEarly: true };
  it('is renewed when the charter says it is time, in words that fit', () => {
    expect(renewalBanner(me, { ...term, timeToRenew: false }, '')).toBeNull();
    expect(renewalBanner(me, term, '')?.title).toBe('会籍 23 天后到期');
    expect(renewalBanner(me, { ...term, daysLeft: 0 }, '')?.title).toBe('会籍今天到期');
    expect(renewalBanner(me, { ...term, status: 'grace' }, '12 月 1 日')?.title).toContain('12 月 1 日');
    expect(renewalBanner(me, { ...term, status: 'lapsed' }, '')?.title).toBe('会籍已到期');
    expect(mineDoors(me, { balance: '2,495', coupons: 0, events: null, complaints: 1 }).map(({ title }) => title)).toEqual([
      '2,495',
      '0',
      '—',
      '1',
    ]);
  });

  it('tells its term line by line', () => {
    const whole = { ...term, termEndsOn: '2026-12-18', graceEndsOn: '2027-01-17', duesFen: 12000 };
    const lines = termLines(sayIn(cardTexts, 'zh-CN'), whole, (date) => date);
    expect(lines.map(({ value }) => value)).toEqual(['有效', '2026-12-18 · 还有 23 天', '2027-01-17', '120 元']);
    expect([
      renewable(whole),
      renewable({ status: 'left', termEndsOn: '2026-12-18' }),
      renewable({ status: 'active', termEndsOn: null }),
    ]).toEqual([true, false, false]);
  });
});

describe('The wallet', () => {
  const say = sayIn(couponsTexts, 'zh-CN');
  const coupon = (code: string, state: string, expiresOn: string, more = {}) =>
    ({ code, state, expiresOn, thing: null, valueFen: null, paidBasisPoints: null, ...more }) as never;
  it('sorts by what is lost first, and says what each is worth', () => {
    const all = [
      coupon('b', 'open', '2026-12-02'),
      coupon('a', 'open', '2026-12-01'),
      coupon('u', 'used', '2026-11-01'),
      coupon('x', 'cancelled', '2026-11-02'),
    ];
    expect(inPocket(all, 'open').map(({ code }) => code)).toEqual(['a', 'b']);
    expect(inPocket(all, 'expired').map(({ code }) => code)).toEqual(['x']);
    expect(worthOf(say, coupon('a', 'open', '', { valueFen: 2000 }), 'zh-CN')).toBe('减 20 元');
    expect(worthOf(say, coupon('a', 'open', '', { paidBasisPoints: 8500 }), 'zh-CN')).toBe('8.5 折');
    expect(worthOf(sayIn(couponsTexts, 'en'), coupon('a', 'open', '', { paidBasisPoints: 8500 }), 'en')).toBe('15% off');
    expect(endsSoon({ state: 'open', expiresOn: '2026-12-01' }, Date.parse('2026-11-26'))).toBe(true);
    expect(endsSoon({ state: 'open', expiresOn: '2026-12-20' }, Date.parse('2026-11-26'))).toBe(false);
  });
});

describe('The record', () => {
  const mine = {
    name: '何静',
    birth: { date: '1990-05-20', calendar: 'solar', leapMonth: false },
    locale: 'zh-CN',
    details: { address: '甲', note: 1 },
  } as never;
  it('sends only what was corrected', () => {
    const before = draftOf(mine);
    expect(changesIn(before, before)).toBeNull();
    expect(changesIn(before, { ...before, name: '何静 ' })).toBeNull();
    expect(changesIn(before, { ...before, details: { address: '乙', company: ' ' } })).toEqual({ details: { address: '乙' } });
    const birth = { date: '1990-04-26', calendar: 'lunar' as const, leapMonth: false };
    expect(changesIn(before, { ...before, birth, locale: 'en' })).toEqual({ birth, locale: 'en' });
  });

  it('knows this device among the log-ins', () => {
    expect(sessionOf('ses_1.secret')).toBe('ses_1');
    const list = [
      { id: 'ses_2', lastUsedAt: 5 },
      { id: 'ses_3', lastUsedAt: 9 },
      { id: 'ses_1', lastUsedAt: 1 },
    ];
    expect(hereFirst(list, 'ses_1').map(({ id }) => id)).toEqual(['ses_1', 'ses_3', 'ses_2']);
  });
});

describe('An application', () => {
  const terms = {
    ...{ club: '', kinds: [], age: null, proof: [], tiers: [], reviewed: true },
    ...{ fields: ['name', 'phone', 'birthday', 'address'], consents: ['agreement'] },
  };
  const full = {
    ...emptyDraft,
    name: '何静',
    phone: '13812345678',
    birth: { ...emptyDraft.birth, date: '1990-05-20' },
    details: { address: '甲' },
    agreed: ['agreement'],
  };

  it('names the first thing that the charter asks and the form lacks', () => {
    expect(missingIn(full, terms)).toBeNull();
    expect(missingIn({ ...full, details: {} }, terms)).toBe('address');
    expect(missingIn({ ...full, agreed: [] }, terms)).toBe('consent agreement');
    expect(missingIn({ ...full, birth: emptyDraft.birth }, { ...terms, fields: [], age: { from: 18 } })).toBe('birth');
    expect(missingIn({ ...full, birth: emptyDraft.birth, details: {} }, { ...terms, fields: [] })).toBeNull();
  });

  it('consents to the version that was read, and sends nothing that is not asked', () => {
    const form = formOf({ ...full, idNumber: '1' }, terms, { agreement: '1', privacy: '3' }, 'en');
    expect(form).toEqual({
      ...{ name: '何静', phone: '13812345678', birth: full.birth, details: { address: '甲' }, locale: 'en' },
      consents: [{ document: 'agreement', version: '1' }],
    });
  });

  it('shows a document as heads, paragraphs and lists', () => {
    expect(blocksOf('## 甲\n乙\n\n- 一\n- 二\n丙')).toEqual([
      { kind: 'head', lines: ['甲'] },
      { kind: 'text', lines: ['乙'] },
      { kind: 'list', lines: ['一', '二'] },
      { kind: 'text', lines: ['丙'] },
    ]);
  });
});
