import { onBothDatabases } from '../../support/club';

onBothDatabases('The membership card', (open) => {
  it('is shown to its person, on the page and in the chat', async () => {
    const club = await open();
    const mei = await club.member({ name: '林小梅', tier: 'gold', termEndsOn: '2027-05-01' });
    expect((await club.as(mei).get('/me/card')).body).toMatchObject({ name: '林小梅', tierTitle: '金卡', validUntil: '2027-05-01' });
    expect((await club.say(mei, '会员卡'))?.text).toContain('林小梅');
    expect((await club.say(mei, '续费'))?.text).toContain('2027-05-01');
    expect((await club.say(mei, '会籍'))?.text).toContain('2027-05-01');
  });

  // Seen to fail (true from the start) without remindedBy in read-members.ts.
  it('says from the charter’s first reminder on that it is time to renew', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const far = await club.member({ termEndsOn: '2026-12-23' });
    const near = await club.member({ termEndsOn: '2026-12-22' });
    const over = await club.member({ termEndsOn: '2026-11-20' });
    const time = async (person: typeof far) => (await club.as(person).get('/me/term')).body.timeToRenew;
    expect([await time(far), await time(near), await time(over)]).toEqual([false, true, true]);
  });
});
