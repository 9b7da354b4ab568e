import { checkIn } from '../../../server/modules/check-ins';
import { readCheckIns } from '../../../server/modules/check-ins/read-check-ins';
import { onBothSmallClubs } from '../points/small-club';

onBothSmallClubs('The calendar of check-ins', (open) => {
  it('shows the days of a month, the streak as it stands and the longest', async () => {
    const club = await open({ now: '2026-10-30T10:00' });
    const mei = await club.member();
    for (let day = 0; day < 4; day++) {
      await club.run(checkIn, mei.actor, {});
      await club.advance('1d');
    }
    expect(await club.run(readCheckIns, mei.actor, {})).toMatchObject({
      month: '2026-11',
      days: [
        { day: '2026-11-01', points: 10, base: 5, extras: [{ title: '连续签到三天', points: 5 }], streakDays: 3 },
        { day: '2026-11-02', points: 5, streakDays: 4 },
      ],
      today: '2026-11-03',
      checkedInToday: false,
      streakDays: 4,
      longestStreakDays: 4,
      totalDays: 4,
      next: { points: 5, streakDays: 5 },
      milestones: [
        { streakDays: 7, inDays: 3, extra: 15 },
        { streakDays: 15, inDays: 11, extra: 30 },
        { streakDays: 30, inDays: 26, extra: 80 },
      ],
    });
    expect(await club.run(readCheckIns, mei.actor, { month: '2026-10' })).toMatchObject({
      days: [{ day: '2026-10-30' }, { day: '2026-10-31' }],
    });
    await club.advance('1d');
    expect(await club.run(readCheckIns, mei.actor, {})).toMatchObject({
      streakDays: 0,
      longestStreakDays: 4,
      next: { points: 5, streakDays: 1 },
    });
  });

  // Seen to fail with the situation of tomorrow for a check-in that is still to come today.
  it('promises what today brings as long as today is open, then what tomorrow brings', async () => {
    const sunday = { id: 'sunday', title: '周日双倍', on: 'checked-in', when: { weekdays: ['周日'] }, to: 'member', once: 'day', cap: [] };
    const club = await open({
      now: '2026-11-22T10:00', // a Sunday
      change: (charter) => void (charter.perks as object[]).push({ ...sunday, grant: [{ points: 5 }] }),
    });
    const mei = await club.member();
    expect(await club.run(readCheckIns, mei.actor, {})).toMatchObject({ checkedInToday: false, next: { points: 10, streakDays: 1 } });
    expect(await club.run(checkIn, mei.actor, {})).toMatchObject({ points: 10, tomorrow: { points: 5 } });
    expect(await club.run(readCheckIns, mei.actor, {})).toMatchObject({ checkedInToday: true, next: { points: 5, streakDays: 2 } });
  });

  it('shows an empty calendar to somebody new', async () => {
    const club = await open();
    const mei = await club.member();
    expect(await club.run(readCheckIns, mei.actor, {})).toMatchObject({
      days: [],
      streakDays: 0,
      totalDays: 0,
      next: { points: 5, streakDays: 1 },
    });
  });
});
