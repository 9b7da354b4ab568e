import type { Filed } from '../../../shared/complaints';
import { onBothDatabases, type TestClub } from '../../support/club';
import type { Person } from '../../support/people';
import { charter, go, letters } from './a-complaints-club';

const titles = async (club: TestClub, person: Person): Promise<string[]> => (await letters(club, person)).map(({ title }) => title);
const file = async (club: TestClub, person: Person): Promise<string> =>
  ((await club.as(person).post('/complaints', { text: '更衣室没有热水', category: 'service' })).body as Filed).number;

onBothDatabases('Who is told of a complaint', (open) => {
  // Seen to fail with the complainant left among the holders in staff.ts: the desk's own complaint was told to nobody, and its breach
  // of the manager's neither.
  it('is somebody else where the complainant would be the one', async () => {
    const club = await open({ now: '2026-11-23T09:00', charter });
    const [desk, manager, owner] = [await club.staff('desk'), await club.staff('manager'), await club.staff('owner')];
    const ofDesk = await file(club, desk);
    await club.deliver();
    expect(await titles(club, desk)).toEqual([]);
    for (const one of [manager, owner]) expect(await titles(club, one)).toEqual([`新投诉 ${ofDesk}：服务态度`]);

    const ofManager = await file(club, manager);
    await go(club, '2026-11-23T15:00'); // the first breach of each goes to the manager
    expect(await titles(club, manager)).toContain(`投诉 ${ofDesk} 已超过时限`);
    expect(await titles(club, manager)).not.toContain(`投诉 ${ofManager} 已超过时限`);
    expect(await titles(club, owner)).toContain(`投诉 ${ofManager} 已超过时限`);
    await club.verify();
  });

  // Seen to fail with `urgent` left out of the notice: the desk heard of the smell of gas in the morning.
  it('hears at night of what the charter calls urgent, and of nothing else', async () => {
    const club = await open({ now: '2026-11-23T22:40', charter });
    const [mei, desk] = [await club.member({}), await club.staff('desk')];
    await club.as(mei).post('/complaints', { text: '热水不热', urgent: true, category: 'service' });
    await club.as(mei).post('/complaints', { text: '厨房有煤气味', category: 'safety' });
    await club.deliver();
    const said = async (): Promise<string[]> =>
      (await club.as(desk).get('/rooms/direct/messages')).body.messages.map(
        (m: { answer: { card: { title: string } } }) => m.answer.card.title,
      );
    expect(await said()).toEqual(['紧急投诉 C26110002：安全隐患']);
    await go(club, '2026-11-24T08:00');
    expect(await said()).toContain('新投诉 C26110001：服务态度');
  });

  // Seen to fail with the assignee told whatever they are now: who no longer works for the club went on reading of its complaints, and
  // nobody else did.
  it('is its handler only for as long as they handle complaints', async () => {
    const club = await open({ now: '2026-11-23T09:00', charter });
    const [mei, owner, clerk, desk] = [
      await club.member({}),
      await club.staff('owner'),
      await club.staff('desk'),
      await club.staff('desk'),
    ];
    const number = await file(club, mei);
    await club.as(clerk).post(`/complaints/${number}/assignment`, {});
    await club.deliver();
    await club.as(mei).post(`/complaints/${number}/messages`, { text: '三楼也没有' });
    await club.deliver();
    expect(await titles(club, clerk)).toContain(`投诉 ${number} 有补充`);
    expect(await titles(club, desk)).not.toContain(`投诉 ${number} 有补充`);

    const before = await titles(club, clerk);
    const { body } = await club.as(owner).get('/staff-roles');
    expect(body.roles.length).toBe(3);
    expect((await club.as(owner).delete(`/staff-roles/${clerk.id}/desk`)).status).toBe(200);
    await club.as(mei).post(`/complaints/${number}/messages`, { text: '四楼也没有' });
    await go(club, '2026-11-23T17:00');
    expect(await titles(club, clerk)).toEqual(before);
    expect(await titles(club, desk)).toEqual(expect.arrayContaining([`投诉 ${number} 有补充`, `投诉 ${number} 已超过时限`]));
    await club.verify();
  });
});
