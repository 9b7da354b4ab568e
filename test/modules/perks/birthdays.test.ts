import { grantBirthdayPerks } from '../../../server/modules/perks/grant-birthday-perks';
import type { TestClub } from '../../support/club';
import { onBothSmallClubs, skipTo } from '../points/small-club';

const FOR_LONG = '2039-12-31';
const presents = (club: TestClub, memberId: string) =>
  club.rows<{ day: string; occasion: string }>(
    "SELECT day, occasion FROM perk_grant WHERE memberId = ? AND perkId = 'birthday' ORDER BY day",
    [memberId],
  );
/** Lives through some days, every job run on the way; the time before them is skipped. */
async function live(club: TestClub, from: string, to: string): Promise<void> {
  skipTo(club, `${from}T00:00`);
  await club.until(`${to}T23:00`);
}
const days = async (club: TestClub, memberId: string) => (await presents(club, memberId)).map(({ day }) => day);

onBothSmallClubs('Birthdays', (open) => {
  it('are celebrated at eight in the morning with the coupon of the charter', async () => {
    const club = await open({ now: '2026-11-21T12:00' });
    const mei = await club.member({ name: '梅', bornOn: '1990-11-22' });
    await club.member({ bornOn: '1990-11-23' });
    await club.until('2026-11-22T07:59');
    expect(await club.rows('SELECT * FROM perk_grant')).toEqual([]);
    await club.until('2026-11-22T08:01');
    const [coupon, ...others] = await club.rows('SELECT memberId, type, title, expiresOn, usedAt FROM perk_grant');
    expect(coupon).toEqual({ memberId: mei.id, type: 'birthday-tea', title: '生日茶点券', expiresOn: '2026-12-22', usedAt: null });
    expect(others).toEqual([]);
    await club.verify();
  });

  it('of 29 February are celebrated on the 28th in common years', async () => {
    const club = await open({ now: '2027-01-10T12:00' });
    const mei = await club.member({ bornOn: '1992-02-29', termEndsOn: FOR_LONG });
    for (const year of ['2027', '2028', '2029']) await live(club, `${year}-02-27`, `${year}-03-02`);
    expect(await presents(club, mei.id)).toEqual([
      { day: '2027-02-28', occasion: '2027' },
      { day: '2028-02-29', occasion: '2028' },
      { day: '2029-02-28', occasion: '2029' },
    ]);
  });

  it('of the lunar calendar come once in each lunar year, also where a solar year has two of them or none', async () => {
    const club = await open({ now: '2026-12-01T12:00' });
    const mei = await club.member({ bornOn: '1990-12-01', lunar: true, termEndsOn: FOR_LONG });
    for (const [from, to] of [
      ['2027-01-06', '2027-01-10'],
      ['2027-12-26', '2027-12-30'],
      ['2029-01-13', '2029-01-17'],
    ] as const)
      await live(club, from, to);
    expect(await presents(club, mei.id)).toEqual([
      { day: '2027-01-08', occasion: '2026' },
      { day: '2027-12-28', occasion: '2027' }, // twice in the solar year 2027, not at all in 2028
      { day: '2029-01-15', occasion: '2028' },
    ]);
    await club.verify();
  });

  it('of a leap month are celebrated in it where the year has it, else in the plain month; a 30th on the last day', async () => {
    const club = await open({ now: '2025-01-10T12:00' });
    const leap = await club.member({ bornOn: '1987-06-15', lunar: true, leapMonth: true, termEndsOn: FOR_LONG });
    const thirtieth = await club.member({ bornOn: '1990-12-30', lunar: true, termEndsOn: FOR_LONG });
    for (const [from, to] of [
      ['2025-01-27', '2025-01-30'],
      ['2025-07-08', '2025-07-11'],
      ['2025-08-06', '2025-08-09'],
      ['2026-02-14', '2026-02-18'],
      ['2026-07-26', '2026-07-30'],
      ['2027-02-03', '2027-02-07'],
    ] as const)
      await live(club, from, to);
    expect(await days(club, leap.id)).toEqual(['2025-08-08', '2026-07-28']); // leap sixth month of 2025, plain sixth of 2026
    expect(await days(club, thirtieth.id)).toEqual(['2025-01-28', '2026-02-16', '2027-02-05']); // 29 days in each of these months
    await club.verify();
  });

  // Seen to fail without the look at the last 300 days (a second present two months later), and without `occasion` in the key.
  it('bring no second present when the birth date is corrected, the calendar switched, or the clock set back', async () => {
    const club = await open({ now: '2026-10-01T12:00' });
    const mei = await club.member({ bornOn: '1990-11-22', termEndsOn: FOR_LONG });
    const other = await club.member({ bornOn: '1990-01-20', termEndsOn: FOR_LONG });
    await club.until('2026-11-22T12:00');
    const [digest] = await club.rows<{ birthdayDigest: string }>('SELECT birthdayDigest FROM member WHERE id = ?', [other.id]);
    await club.club.db.transact(async (tx) =>
      tx.later('UPDATE member SET birthdayDigest = ? WHERE id = ?', [digest?.birthdayDigest, mei.id]),
    );
    await live(club, '2027-01-18', '2027-01-22');
    expect(await days(club, mei.id)).toEqual(['2026-11-22']);
    expect(await days(club, other.id)).toEqual(['2027-01-20']);
    const slot = club.now();
    club.clock.set(slot - 2 * 86_400_000);
    await club.system(grantBirthdayPerks, { slot: club.now(), calendar: 'solar', after: null });
    expect(await days(club, other.id)).toEqual(['2027-01-20']);
    club.clock.set(slot);
    await live(club, '2028-01-18', '2028-01-22');
    expect(await days(club, mei.id)).toEqual(['2026-11-22', '2028-01-20']);
    await club.verify();
  });

  // Seen to fail with `givenBefore` taken out on a re-run (the key of perk_grant breaks), and with that key taken out as well: two coupons.
  it('are granted once when the run is repeated, broken off, or done by three processes at once', async () => {
    const club = await open({ now: '2026-11-22T06:00' });
    for (let i = 0; i < 25; i++) await club.member({ bornOn: '1990-11-22' });
    const slot = club.now() + 2 * 3_600_000;
    const step = { slot, calendar: 'solar', after: null };
    await Promise.allSettled([1, 2, 3].map(() => club.system(grantBirthdayPerks, step)));
    expect(await club.system(grantBirthdayPerks, step)).toMatchObject({ granted: 0, next: { calendar: 'lunar' } });
    await club.until('2026-11-22T23:00');
    expect(await club.rows('SELECT COUNT(*) AS granted FROM perk_grant')).toEqual([{ granted: 25 }]);
    expect(await club.rows('SELECT COUNT(DISTINCT memberId) AS members, COUNT(code) AS coupons FROM perk_grant')).toEqual([
      { members: 25, coupons: 25 },
    ]);
    await club.verify();
  });

  it('are celebrated in the evening for whoever was admitted on the very day', async () => {
    const club = await open({ now: '2026-11-22T12:00' });
    const mei = await club.member({ bornOn: '1990-11-22' });
    await club.until('2026-11-22T22:00');
    expect(await days(club, mei.id)).toEqual(['2026-11-22']);
  });

  it('are no longer celebrated when the membership has lapsed, but still in the grace after the term', async () => {
    const club = await open({ now: '2026-11-22T06:00' });
    const lapsed = await club.member({ bornOn: '1990-11-22', termEndsOn: '2026-10-01' });
    const grace = await club.member({ bornOn: '1990-11-22', termEndsOn: '2026-11-01' });
    await club.until('2026-11-22T12:00');
    expect([await days(club, lapsed.id), await days(club, grace.id)]).toEqual([[], ['2026-11-22']]);
  });

  // Seen to fail with the points of each perk reckoned by themselves (50 for the gold member), and without the caps in payPoints (80).
  it('count a multiplier for all that the day brings, and keep to the charter’s caps', async () => {
    const perk = { on: 'birthday', once: 'birthday-year', to: 'member', cap: [] };
    const points = { ...perk, id: 'points', title: '生日积分', grant: [{ points: 50 }] };
    const double = { ...perk, id: 'double', title: '金卡双倍', when: { tiers: ['gold'] }, grant: [{ pointsTimes: 2 }] };
    for (const [dayCap, paid] of [
      [undefined, [100, 50]],
      [80, [80, 50]],
    ] as const) {
      const change = (charter: TestClub['charter']) => {
        Object.assign(charter, { perks: [points, double] });
        Object.assign(charter.points as object, { dayCap });
      };
      const club = await open({ now: '2026-11-22T06:00', change });
      const gold = await club.member({ tier: 'gold', bornOn: '1990-11-22' });
      const regular = await club.member({ bornOn: '1990-11-22' });
      await club.until('2026-11-22T23:00');
      for (const [n, { id }] of [gold, regular].entries())
        expect(await club.rows('SELECT points FROM points_balance WHERE memberId = ?', [id])).toEqual([{ points: paid[n] }]);
      await club.verify();
    }
  });

  it('bring each tier what the charter says, points and things alike, and everybody a greeting', async () => {
    const perk = { on: 'birthday', once: 'birthday-year', to: 'member', cap: [] };
    const club = await open({
      now: '2026-11-22T06:00',
      change: (charter) =>
        Object.assign(charter, {
          perks: [
            {
              ...perk,
              id: 'gold-birthday',
              title: '金卡生日',
              when: { tiers: ['gold'] },
              grant: [{ points: 100 }, { gift: '长寿面礼盒' }],
            },
            {
              ...perk,
              id: 'silver-birthday',
              title: '银卡生日',
              when: { tiers: ['silver'] },
              grant: [{ coupon: 'birthday-tea' }, { points: 20 }],
            },
          ],
        }),
    });
    const gold = await club.member({ tier: 'gold', bornOn: '1990-11-22' });
    const silver = await club.member({ tier: 'silver', bornOn: '1990-11-22' });
    const regular = await club.member({ tier: 'regular', bornOn: '1990-11-22' });
    await club.until('2026-11-22T23:00');
    const titles = (id: string) => club.rows('SELECT title, type FROM perk_grant WHERE memberId = ? AND code IS NOT NULL', [id]);
    expect(await titles(gold.id)).toEqual([{ title: '长寿面礼盒', type: null }]);
    expect(await titles(silver.id)).toEqual([{ title: '生日茶点券', type: 'birthday-tea' }]);
    expect(await titles(regular.id)).toEqual([]);
    expect(await club.rows('SELECT memberId, points FROM points_balance ORDER BY points DESC')).toEqual([
      { memberId: gold.id, points: 100 },
      { memberId: silver.id, points: 20 },
    ]);
    expect(await club.rows('SELECT perkId FROM perk_grant WHERE memberId = ?', [regular.id])).toEqual([{ perkId: '@greeting' }]);
    const facts = await club.rows<{ data: string }>("SELECT data FROM fact WHERE type = 'BirthdaysGranted'");
    expect(facts.flatMap(({ data }) => JSON.parse(data).members).sort()).toEqual([gold.id, silver.id, regular.id].sort());
    await club.verify();
  });
});
