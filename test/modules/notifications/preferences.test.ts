import { readPreferences } from '../../../server/modules/notifications/read-preferences';
import { setPreferences } from '../../../server/modules/notifications/set-preferences';
import type { PreferencesView } from '../../../shared/notifications';
import { onBothDatabases } from '../../support/club';
import { openWithNews } from './a-club-with-news';

onBothDatabases('Preferences', (open) => {
  it('keep a topic out of the chat, with its date, and never out of the inbox', async () => {
    const club = await openWithNews(open);
    const [mei, lan] = [await club.member(), await club.member()];
    const answer = await club.as(mei).put('/me/notifications/preferences', { chat: { events: false } });
    expect(answer).toMatchObject({ status: 200, body: { quiet: club.charter.notices.quiet } });
    const events = { topic: 'events', inbox: true, chat: false, chatSince: club.now(), optional: true };
    expect(answer.body.topics).toContainEqual(events);
    await club.happen('NewsHappened', [mei, lan]);
    await club.deliver();
    expect(await club.delivered()).toEqual([lan.id]);
    expect(await club.rows('SELECT recipient FROM notification')).toHaveLength(2);
    club.clock.set(club.now() + 3_600_000);
    await club.run(setPreferences, mei.actor, { chat: { events: false, points: true } });
    expect((await club.run<PreferencesView>(readPreferences, mei.actor, {})).topics).toContainEqual(events);
    await club.run(setPreferences, mei.actor, { chat: { events: true } });
    expect((await club.as(mei).get('/me/notifications/preferences')).body.topics).toContainEqual({
      ...events,
      chat: true,
      chatSince: club.now(),
    });
    await club.happen('NewsHappened', [mei]);
    await club.deliver();
    expect((await club.delivered()).sort()).toEqual([mei.id, lan.id].sort());
    await club.verify();
  });

  // Seen to fail with unwillingAmong taken out of noticeForChat.
  it('also hold for what is waiting for the morning', async () => {
    const club = await openWithNews(open, { now: '2026-11-22T23:00' });
    const mei = await club.member();
    await club.happen('NewsHappened', [mei]);
    await club.deliver();
    await club.run(setPreferences, mei.actor, { chat: { events: false } });
    await club.at('2026-11-23T08:00');
    expect(await club.rows('SELECT handedAt, droppedAt FROM delivery')).toEqual([{ handedAt: null, droppedAt: club.now() }]);
    await club.verify();
  });

  it('leave duties alone, and everything where the charter says so', async () => {
    const club = await openWithNews(open);
    const mei = await club.member();
    expect(await club.as(mei).put('/me/notifications/preferences', { chat: { points: false, duty: false } })).toMatchObject({
      status: 409,
      body: { code: 'notifications.duty-stays' },
    });
    expect(await club.rows('SELECT * FROM notification_preference')).toEqual([]);
    const strict = await openWithNews(open, { change: (c) => Object.assign(c.notices, { optOut: false }) });
    const lan = await strict.member();
    expect(await strict.as(lan).put('/me/notifications/preferences', { chat: { points: false } })).toMatchObject({
      status: 409,
      body: { code: 'notifications.no-opt-out' },
    });
    await strict.club.db.transact(async (tx) =>
      tx.later("INSERT INTO notification_preference VALUES (?, 'events', 'chat', 1, 1)", [lan.id]),
    ); // of a charter before
    await strict.happen('NewsHappened', [lan]);
    await strict.deliver();
    expect(await strict.delivered()).toEqual([lan.id]);
  });

  it('refuse what they do not know', async () => {
    const club = await openWithNews(open);
    const mei = await club.member();
    for (const body of [{}, { chat: { gossip: false } }, { chat: { events: 'no' } }, { chat: { events: false }, sms: {} }, []])
      expect((await club.as(mei).put('/me/notifications/preferences', body)).status).toBe(400);
    expect(await club.rows('SELECT * FROM notification_preference')).toEqual([]);
  });

  it('can be seen and changed in the chat, where messages are read too, but not before a group', async () => {
    const club = await openWithNews(open);
    const mei = await club.member();
    await club.happen('NewsHappened', [mei]);
    await club.deliver();
    expect((await club.say(mei, '消息', { room: 'direct' }))?.text).toContain('书法课开课');
    expect((await club.say(mei, '消息', { room: 'lobby' }))?.text).not.toContain('书法课开课');
    expect((await club.say(mei, '全部已读', { room: 'direct' }))?.text).toContain('1 条');
    expect((await club.say(mei, '免打扰', { room: 'direct' }))?.text).toContain(club.charter.notices.quiet);
    expect((await club.say(mei, '关闭通知 活动', { room: 'direct' }))?.text).toContain('活动：关');
    expect((await club.say(mei, '打開通知 活動', { room: 'direct' }))?.text).toContain('活动：开');
  });
});
