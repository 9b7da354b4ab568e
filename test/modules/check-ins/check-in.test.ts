import { checkIn } from '../../../server/modules/check-ins';
import { onBothSmallClubs } from '../points/small-club';

const perk = (id: string, once: string, when: object) => ({
  id,
  title: id,
  on: 'checked-in',
  when,
  to: 'member',
  grant: [{ points: 100 }],
  once,
  cap: [],
});

const twenty = Array.from({ length: 20 }, (_, i) => i);

onBothSmallClubs('Checking in', (open) => {
  it('brings the base, counts the streak and says what tomorrow and the next milestone bring', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const mei = await club.member({ name: '梅' });
    expect(await club.run(checkIn, mei.actor, {})).toEqual({
      day: '2026-11-22',
      points: 5,
      base: 5,
      extras: [],
      streakDays: 1,
      tomorrow: { points: 5, streakDays: 2, extra: null },
      nextMilestone: { streakDays: 3, inDays: 2, points: 10, extra: 5 },
    });
    await club.advance('1d');
    expect(await club.run(checkIn, mei.actor, {})).toMatchObject({ streakDays: 2, tomorrow: { points: 10, streakDays: 3, extra: 5 } });
    await club.advance('1d');
    expect(await club.run(checkIn, mei.actor, {})).toMatchObject({
      points: 10,
      base: 5,
      extras: [{ perkId: 'streak-3', title: '连续签到三天', points: 5 }],
      streakDays: 3,
    });
    await club.verify();
  });

  it('pays every milestone of thirty days on top of the base, and no more', async () => {
    const club = await open({ now: '2026-03-01T23:30' });
    const mei = await club.member();
    const earned: number[] = [];
    for (let day = 1; day <= 31; day++) {
      earned.push((await club.run<{ points: number }>(checkIn, mei.actor, {})).points);
      club.clock.set(club.now() + 86_400_000);
    }
    const expected = Array.from({ length: 31 }, (_, i) => 5 + ({ 3: 5, 7: 15, 15: 30, 30: 80 }[i + 1] ?? 0));
    expect(earned).toEqual(expected);
    expect(await club.rows('SELECT points, earned FROM points_balance')).toEqual([{ points: 285, earned: 285 }]);
    await club.verify();
  });

  it('starts anew after a missed day', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const mei = await club.member();
    await club.run(checkIn, mei.actor, {});
    await club.advance('1d');
    await club.run(checkIn, mei.actor, {});
    await club.advance('2d');
    expect(await club.run(checkIn, mei.actor, {})).toMatchObject({ streakDays: 1, points: 5 });
    await club.verify();
  });

  it('counts the small hours to the day before when the charter says so', async () => {
    const club = await open({
      now: '2026-11-22T23:00',
      change: (charter) => Object.assign(charter.club, { businessDayStarts: '04:00' }),
    });
    const mei = await club.member();
    await club.run(checkIn, mei.actor, {});
    await club.until('2026-11-23T03:59');
    await expect(club.run(checkIn, mei.actor, {})).rejects.toMatchObject({ code: 'check-ins.already' });
    await club.until('2026-11-23T04:00');
    expect(await club.run(checkIn, mei.actor, {})).toMatchObject({ day: '2026-11-23', streakDays: 2 });
  });

  // Seen to fail on MariaDB without the operation's `duplicates`: those who meet at the commit got raw errors instead of refusals.
  it('pays once, whatever twenty taps at the same moment do, also to brand-new members', async () => {
    const club = await open();
    const members = [await club.member(), await club.member(), await club.member()];
    const taps = members.flatMap((member) => twenty.map(() => club.run(checkIn, member.actor, {})));
    const outcomes = await Promise.allSettled(taps);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(3);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ kind: 'conflict', code: 'check-ins.already' });
    }
    expect(await club.rows('SELECT points FROM points_balance')).toEqual([{ points: 5 }, { points: 5 }, { points: 5 }]);
    await club.verify();
  });

  it('tells who comes twice what the first time brought', async () => {
    const club = await open();
    const mei = await club.member();
    await club.run(checkIn, mei.actor, {});
    await expect(club.run(checkIn, mei.actor, {})).rejects.toMatchObject({
      code: 'check-ins.already',
      params: { points: 5, streakDays: 1, gain: ' (+5)' },
    });
  });

  // Seen to fail with `last.day === day` instead of `last.day >= day`: the earlier day was paid as well, with a streak of its own.
  it('does not let a clock that jumped back tear the streak', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const mei = await club.member();
    await club.run(checkIn, mei.actor, {});
    club.clock.set(club.now() - 86_400_000);
    await expect(club.run(checkIn, mei.actor, {})).rejects.toMatchObject({
      code: 'check-ins.already',
      params: { day: '2026-11-22', gain: '' },
    });
    club.clock.set(club.now() + 2 * 86_400_000);
    expect(await club.run(checkIn, mei.actor, {})).toMatchObject({ streakDays: 2 });
    await club.verify();
  });

  it('keeps to the caps of the charter', async () => {
    const club = await open({ change: (charter) => Object.assign(charter.points as object, { monthCap: 12 }) });
    const mei = await club.member();
    const earned: number[] = [];
    for (let day = 0; day < 4; day++) {
      earned.push((await club.run<{ points: number }>(checkIn, mei.actor, {})).points);
      club.clock.set(club.now() + 86_400_000);
    }
    expect(earned).toEqual([5, 5, 2, 0]);
    await club.verify();
  });

  it('keeps to the cap of a perk, in points or in times', async () => {
    for (const cap of [{ points: 12 }, { times: 2 }]) {
      const change = (charter: { perks: object }) =>
        Object.assign(charter, {
          perks: [
            {
              id: 'daily',
              title: '签到',
              on: 'checked-in',
              to: 'member',
              grant: [{ points: 5 }],
              once: 'day',
              cap: [{ per: 'month', of: 'member', ...cap }],
            },
          ],
        });
      const club = await open({ now: '2026-11-27T10:00', change });
      const mei = await club.member();
      const earned: number[] = [];
      for (let day = 0; day < 5; day++) {
        earned.push((await club.run<{ points: number }>(checkIn, mei.actor, {})).points);
        club.clock.set(club.now() + 86_400_000);
      }
      expect(earned).toEqual([5, 5, 'times' in cap ? 0 : 2, 0, 5]); // a new month begins on the fifth day
      await club.verify();
    }
  });

  // Seen to fail on MariaDB without `points_source` among the operation's `duplicates`: raw errors instead of refusals.
  it('once for taps that meet in three processes, also where the charter counts months', async () => {
    const change = (charter: { perks: object }) => void (charter.perks as object[]).push(perk('monthly', 'month', {}));
    const club = await open({ change });
    const processes = [club, await open({ change, shareWith: club }), await open({ change, shareWith: club })];
    for (let round = 0; round < 10; round++) {
      const mei = await club.member();
      const outcomes = await Promise.allSettled(processes.map((one) => one.run(checkIn, mei.actor, {})));
      expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ kind: 'conflict', code: 'check-ins.already' });
      }
    }
    expect(await club.rows('SELECT DISTINCT points FROM points_balance')).toEqual([{ points: 105 }]);
    await club.verify();
  });

  // Seen to fail with `notYetGiven` left out.
  it('gives a perk of once a month or once in a life no more often', async () => {
    const club = await open({
      now: '2026-11-29T10:00',
      change: (charter) =>
        void (charter.perks as object[]).push(perk('welcome', 'lifetime', { first: true }), perk('monthly', 'month', {})),
    });
    const mei = await club.member();
    const earned: number[] = [];
    for (let day = 0; day < 4; day++) {
      earned.push((await club.run<{ points: number }>(checkIn, mei.actor, {})).points);
      club.clock.set(club.now() + 86_400_000);
    }
    expect(earned).toEqual([205, 5, 110, 5]);
  });
});
