import { onBothDatabases } from '../../support/club';

onBothDatabases('The job renewals.remind', (open) => {
  it('finds everybody of a day in pages, and writes to nobody twice when it runs again', async () => {
    const club = await open({ now: '2026-11-20T08:00' });
    const people = [];
    for (let i = 0; i < 12; i++) people.push(await club.member({ termEndsOn: '2026-11-27' }));
    const left = people.pop();
    await club.as(left as never).post('/me/leave', {});
    club.leapTo('2026-11-20T09:05');
    await club.runJobs();
    const rows = () => club.rows<{ memberId: string }>('SELECT memberId FROM renewal_reminder');
    expect((await rows()).map((r) => r.memberId).sort()).toEqual(people.map((p) => p.id).sort());
    // the slot is lost and run again: Guard: the primary key of renewal_reminder and the look-up before it
    await club.club.db.transact(async (tx) => {
      tx.later("DELETE FROM job_run WHERE job = 'renewals.remind'");
      tx.later('DELETE FROM idempotency');
    });
    await club.runJobs();
    expect(await rows()).toHaveLength(people.length);
    expect(await club.rows("SELECT id FROM fact WHERE operation = 'renewals.remind'")).toHaveLength(1);
    await club.verify();
  });
});
