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
});
