import { checkIn } from '../../../server/modules/check-ins';
import { expirePoints } from '../../../server/modules/points/expire-points';
import { at, onBothSmallClubs, skipTo, sleepUntil } from './small-club';

const DAY_MS = 86_400_000;

onBothSmallClubs('The night books expiries', (open) => {
  it('warns thirty days before, once, and books the expiry when the last day is over', async () => {
    const club = await open({ now: '2026-01-10T10:00' });
    const mei = await club.member();
    await club.run(checkIn, mei.actor, {});
    skipTo(club, '2026-12-09T23:00');
    await club.until('2026-12-10T23:00');
    expect(await club.rows('SELECT * FROM points_warning')).toEqual([]);
    await club.until('2026-12-11T09:00');
    const warning = { ahead: '-30天', fromDay: '2027-01-10', toDay: '2027-02-08', points: 5, warnedOn: '2026-12-11' };
    expect(await club.rows('SELECT ahead, fromDay, toDay, points, warnedOn FROM points_warning')).toEqual([warning]);
    skipTo(club, '2027-01-08T09:00');
    await club.until('2027-01-10T09:00');
    expect(await club.rows('SELECT points FROM points_balance')).toEqual([{ points: 5 }]);
    await club.until('2027-01-11T09:00');
    expect(await club.rows('SELECT points FROM points_balance')).toEqual([{ points: 0 }]);
    expect(await club.rows("SELECT points FROM points_entry WHERE kind = 'expiry'")).toEqual([{ points: -5 }]);
    expect(await club.rows('SELECT ahead FROM points_warning')).toHaveLength(1);
    await club.verify();
  });

  it('warns somebody who earns every day once a month, of every lot in time', async () => {
    const club = await open({ now: '2026-01-01T10:00' });
    const mei = await club.member();
    for (let day = 0; day < 61; day++) {
      await club.run(checkIn, mei.actor, {});
      club.clock.set(club.now() + DAY_MS);
    }
    for (let day = at('2026-11-25T00:30'); day < at('2027-03-20T10:00'); day += DAY_MS) await sleepUntil(club, day);
    const warnings = await club.rows<{ fromDay: string; toDay: string; warnedOn: string }>(
      'SELECT fromDay, toDay, warnedOn FROM points_warning ORDER BY fromDay',
    );
    expect(warnings).toEqual([
      { fromDay: '2027-01-01', toDay: '2027-01-30', warnedOn: '2026-12-02' },
      { fromDay: '2027-01-31', toDay: '2027-03-01', warnedOn: '2027-01-01' },
      { fromDay: '2027-03-02', toDay: '2027-03-31', warnedOn: '2027-01-31' },
    ]);
    expect(await club.rows('SELECT points FROM points_balance')).toEqual([{ points: 0 }]);
    await club.verify();
  });

  // Seen to fail with the lock of the balances taken out: two nights at once booked the same lot twice on MariaDB.
  it('books once, also when two processes run the same night, run it again, or the clock jumps back', async () => {
    const club = await open({ now: '2026-01-10T10:00' });
    const members = await Promise.all(Array.from({ length: 12 }, () => club.member()));
    for (const member of members) await club.run(checkIn, member.actor, {});
    club.clock.set(club.now() + 400 * DAY_MS);
    const slot = club.now();
    await Promise.all([1, 2, 3].map(() => club.system(expirePoints, { slot })));
    expect(await club.system(expirePoints, { slot })).toMatchObject({ members: 0, expired: 0, more: false });
    await club.system(expirePoints, { slot: slot - 50 * DAY_MS });
    expect(await club.rows("SELECT COUNT(*) AS booked, SUM(points) AS points FROM points_entry WHERE kind = 'expiry'")).toEqual([
      expect.objectContaining({ booked: 12 }),
    ]);
    await club.verify();
  });
});
