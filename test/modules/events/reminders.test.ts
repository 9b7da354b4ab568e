import { leaveClub } from '../../../server/modules/accounts/end-membership';
import { cancelSignUp } from '../../../server/modules/events/cancel-sign-up';
import { editEvent } from '../../../server/modules/events/edit-event';
import { keepTime } from '../../../server/modules/events/keep-time';
import { onBothDatabases, type TestClub } from '../../support/club';
import { anEvent, at, countsOf, go, join, movesOf, statesOf, told } from './an-event';

async function marks(club: TestClub): Promise<string[]> {
  const rows = await club.rows<{ data: string }>("SELECT data FROM fact WHERE type = 'EventReminded' ORDER BY id");
  return rows.map(({ data }) => (JSON.parse(data) as { mark: string }).mark);
}
const notes = async (club: TestClub, person: { id: string }): Promise<string[]> =>
  (await club.inbox(person as never)).map(({ title }: { title: string }) => title);

onBothDatabases('Reminders of events', (open) => {
  it('go out a day and an hour before, once, to those who have a seat', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const [mei, lan, zhu] = [await club.member(), await club.member(), await club.member()];
    const event = await anEvent(club);
    for (const person of [mei, lan, zhu]) await join(club, person, event);
    await club.run(cancelSignUp, lan.actor, { eventId: event.id });
    await go(club, '2026-11-27T18:50');
    expect(await marks(club)).toEqual([]);
    await go(club, '2026-11-27T19:00');
    await go(club, '2026-11-27T19:10');
    expect(await marks(club)).toEqual(['-1天']); // zhu's offer has run out meanwhile: it was for 48 hours
    await go(club, '2026-11-28T18:00');
    await go(club, '2026-11-28T18:10');
    expect(await marks(club)).toEqual(['-1天', '-1小时']);
    await go(club, '2026-11-28T19:10');
    expect(await marks(club)).toHaveLength(2);
    expect(await notes(club, mei)).toEqual(expect.arrayContaining(['活动提醒：秋日茶会', '快开始了：秋日茶会']));
    await club.verify();
  });

  it('are caught up after an outage, the latest only, and never after the start', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const mei = await club.member();
    await join(club, mei, await anEvent(club));
    await go(club, '2026-11-28T18:30');
    expect(await marks(club)).toEqual(['-1小时']);
    const lan = await club.member();
    const next = await anEvent(club, { startsAt: at('2026-11-30T19:00'), endsAt: at('2026-11-30T21:00') });
    await join(club, lan, next);
    await go(club, '2026-11-30T19:00');
    expect(await marks(club)).toEqual(['-1小时']);
  });

  it('leave those alone who have only just signed up, and are sent again when the event moves', async () => {
    const club = await open({ now: '2026-11-28T10:00' });
    const desk = await club.staff('desk');
    const mei = await club.member();
    const event = await anEvent(club);
    await join(club, mei, event);
    await go(club, '2026-11-28T10:10');
    expect(await marks(club)).toEqual([]);
    await go(club, '2026-11-28T18:00');
    expect(await marks(club)).toEqual(['-1小时']);
    await club.run(editEvent, desk.actor, { eventId: event.id, version: 2, startsAt: at('2026-11-29T19:00') });
    await go(club, '2026-11-28T19:00');
    expect(await marks(club)).toEqual(['-1小时', '-1天']);
    await club.verify();
  });

  // Seen to fail with keepReminders left out (the job reminded without end), and with the join on event_reminder left out of
  // NOT_REMINDED (the key broke, and the job could never go on to anything else).
  it('come once even when the job runs many times at once', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const event = await anEvent(club, { capacity: 8 });
    for (let i = 0; i < 8; i++) await join(club, await club.member(), event);
    club.clock.set(at('2026-11-27T19:00'));
    await Promise.allSettled(Array.from({ length: 6 }, () => club.system(keepTime, {})));
    expect(await marks(club)).toHaveLength(8);
    expect(await club.system(keepTime, {})).toEqual({ more: false, did: null });
    await go(club, '2026-11-27T19:10');
    expect(await marks(club)).toHaveLength(8);
  });

  it('ask for feedback, once, only those who came', async () => {
    const club = await open({ now: '2026-11-28T10:00' });
    const [desk, mei, lan] = [await club.staff('desk'), await club.member(), await club.member()];
    const event = await anEvent(club);
    await join(club, mei, event);
    await join(club, lan, event);
    await go(club, '2026-11-28T19:00');
    const answer = await club.as(desk).post(`/events/${event.id}/attendance`, { entries: [{ nonce: 'aaaaaaaa', who: mei.number }] });
    expect(answer.status).toBe(200);
    await go(club, '2026-11-28T21:00');
    await go(club, '2026-11-28T21:10');
    expect(await told(club, 'FeedbackInvited')).toBe(1);
    await go(club, '2026-11-29T09:00');
    expect(await notes(club, mei)).toContain('感觉怎么样？秋日茶会');
    expect(await notes(club, lan)).not.toContain('感觉怎么样？秋日茶会');
  });
});

onBothDatabases('Who hears of events', (open) => {
  it('hears of the seat that is offered, of what moves and what is called off', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const [desk, manager, mei, lan] = [await club.staff('desk'), await club.staff('manager'), await club.member(), await club.member()];
    const event = await anEvent(club, { capacity: 1 });
    await join(club, mei, event);
    await join(club, lan, event);
    await club.run(cancelSignUp, mei.actor, { eventId: event.id });
    await club.deliver();
    expect(await notes(club, lan)).toContain('有名额了：秋日茶会');
    await club.run(editEvent, desk.actor, { eventId: event.id, version: 2, place: '一楼大厅' });
    await club.deliver();
    expect(await notes(club, lan)).toContain('活动有变动：秋日茶会');
    expect((await club.as(manager).post(`/events/${event.id}/cancellation`, { reason: '停电' })).status).toBe(200);
    await club.deliver();
    expect(await notes(club, lan)).toContain('活动取消：秋日茶会');
    expect(await notes(club, mei)).not.toContain('活动取消：秋日茶会');
  });

  it('gives the seats of somebody who leaves the club to those who wait', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const [mei, lan] = [await club.member(), await club.member()];
    const event = await anEvent(club, { capacity: 1 });
    await join(club, mei, event);
    await join(club, lan, event);
    await club.run(leaveClub, mei.actor, {});
    await club.deliver();
    expect(await statesOf(club, event)).toEqual({ [mei.id]: 'cancelled', [lan.id]: 'offered' });
    expect(await movesOf(club, event, mei.id)).toEqual(['sign-up', 'leave']);
    expect(await countsOf(club, event)).toEqual({ taken: 1, waiting: 0 });
    await club.verify();
  });
});
