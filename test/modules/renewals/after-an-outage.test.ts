import { onBothDatabases, type TestClub } from '../../support/club';

const reminded = async (club: TestClub, { id }: { id: string }): Promise<number[]> => {
  const sql = 'SELECT offsetDays FROM renewal_reminder WHERE memberId = ? ORDER BY offsetDays';
  return (await club.rows<{ offsetDays: number }>(sql, [id])).map(({ offsetDays }) => Number(offsetDays));
};
/** The service runs at half past nine on these days, and is off in between. */
async function days(club: TestClub, ...on: string[]): Promise<void> {
  for (const day of on) {
    club.leapTo(`${day}T09:30`);
    await club.runJobs();
    await club.deliver();
  }
}
const titles = async (club: TestClub, person: Parameters<TestClub['inbox']>[0]): Promise<string[]> =>
  (await club.inbox(person)).map((n: { title: string }) => n.title).filter((title: string) => title.includes('到期'));

onBothDatabases('Reminders after the service was off', (open) => {
  // Guard: isDue in offsets.ts. Seen to fail (three notices in a minute) with it always true.
  it('are made up for, the latest one alone where several were missed, in the days that are really left', async () => {
    const club = await open({ now: '2026-11-20T10:00' });
    const mei = await club.member({ termEndsOn: '2026-12-01' }); // 7 days before: 24 November
    const lan = await club.member({ termEndsOn: '2026-11-28' }); // 21, 27 and 28 November
    const far = await club.member({ termEndsOn: '2026-12-24' }); // 30 days before: 24 November
    club.leapTo('2026-11-28T15:00');
    await club.runJobs();
    await club.deliver();
    expect(await reminded(club, mei)).toEqual([-7]);
    expect(await titles(club, mei)).toEqual(['会籍还有 3 天到期']);
    expect(await reminded(club, lan)).toEqual([0]);
    expect(await titles(club, lan)).toEqual(['会籍今天到期']);
    expect(await titles(club, far)).toEqual(['会籍还有 26 天到期']);
    await days(club, '2026-11-30', '2026-12-01', '2026-12-05', '2026-12-08');
    expect(await reminded(club, mei)).toEqual([-7, -1, 0, 7]);
    expect(await reminded(club, lan)).toEqual([0, 7]);
    await club.verify();
  });

  it('are let go when they are more than a week old', async () => {
    const club = await open({ now: '2026-11-01T10:00' });
    const mei = await club.member({ termEndsOn: '2026-12-05' }); // 30 days before: 5 November
    club.leapTo('2026-11-20T15:00');
    await club.runJobs();
    expect(await reminded(club, mei)).toEqual([]);
    await days(club, '2026-11-28');
    expect(await reminded(club, mei)).toEqual([-7]);
  });

  it('stop for who renews, leaves or is revoked, and begin anew with the next term', async () => {
    const club = await open({ now: '2026-11-22T08:00' });
    const owner = await club.staff('owner', { termEndsOn: '2030-01-01' });
    const [renewing, leaving, revoked] = [
      await club.member({ admittedOn: '2025-12-01', termEndsOn: '2026-11-30' }),
      await club.member({ termEndsOn: '2026-11-30' }),
      await club.member({ termEndsOn: '2026-11-30' }),
    ];
    await days(club, '2026-11-23');
    expect(await reminded(club, renewing)).toEqual([-7]);
    await club.as(owner).post(`/members/${renewing.id}/renewals`, { expectedEnd: '2026-11-30' });
    await club.as(leaving).post('/me/leave', {});
    await club.as(owner).post(`/members/${revoked.id}/ending`, { reason: '出借会员卡', revoke: true });
    await days(club, '2026-11-29', '2026-11-30', '2026-12-07');
    for (const person of [renewing, leaving, revoked]) expect(await reminded(club, person)).toEqual([-7]);
    await days(club, '2027-10-31');
    expect(await reminded(club, renewing)).toEqual([-30, -7]);
    await club.verify();
  });

  it('come at the offsets that the charter names', async () => {
    const club = await open({
      now: '2026-11-22T08:00',
      change: (charter) =>
        void Object.assign(charter.terms, {
          reminders: [
            { n: -3, unit: '天' },
            { n: 1, unit: '周' },
          ],
        }),
    });
    const mei = await club.member({ termEndsOn: '2026-11-26' });
    await days(club, '2026-11-23', '2026-12-03');
    expect(await reminded(club, mei)).toEqual([-3, 7]);
  });
});
