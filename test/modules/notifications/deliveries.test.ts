import type { Module } from '../../../server/core/module';
import { notificationsModule } from '../../../server/modules/notifications';
import { onBothDatabases } from '../../support/club';
import { modulesWithNews, newsModule, openWithNews } from './a-club-with-news';

const WAITING = "SELECT id FROM fact WHERE type = 'ChatWanted' AND dueAt IS NOT NULL";

onBothDatabases('Bringing notices to the chat', (open) => {
  it('comes at once by day, in the member’s direct room and in the rooms of the club', async () => {
    const club = await openWithNews(open, { now: '2026-11-22T10:00' });
    const mei = await club.member();
    await club.happen('NewsHappened', [mei]);
    await club.happen('NewsForAll');
    await club.deliver();
    expect(await club.delivered()).toEqual([mei.id, 'room:announcements']);
    expect(await club.rows('SELECT DISTINCT roomId FROM chat_message ORDER BY roomId')).toContainEqual({
      roomId: expect.stringContaining(mei.id),
    });
    expect(await club.rows(WAITING)).toEqual([]);
    await club.verify();
  });

  // Seen to fail (a fact for each person waits, not one for the page) with `notBefore: dueAt` taken out of send().
  it('waits for the end of quiet hours, unless it is urgent; the inbox does not wait', async () => {
    const club = await openWithNews(open, { now: '2026-11-22T23:00' });
    const [mei, lan, yun] = [await club.member(), await club.member(), await club.member()];
    await club.happen('NewsHappened', [mei, yun]);
    await club.happen('NewsForAll');
    await club.happen('NewsIsUrgent', [lan]);
    await club.deliver();
    expect(await club.rows('SELECT DISTINCT recipient FROM notification')).toHaveLength(4);
    expect(await club.delivered()).toEqual([lan.id]);
    expect(await club.rows(WAITING)).toHaveLength(2);
    await club.at('2026-11-23T07:59');
    expect(await club.delivered()).toEqual([lan.id]);
    await club.at('2026-11-23T08:00');
    expect((await club.delivered()).sort()).toEqual([mei.id, lan.id, yun.id, 'room:announcements'].sort());
    await club.verify();
  });

  // Seen to fail with the look at the quiet hours taken out of noticeForChat.
  it('does not disturb at night when it was due before and comes late', async () => {
    const club = await openWithNews(open, { now: '2026-11-22T21:59' });
    const mei = await club.member();
    await club.happen('NewsHappened', [mei]);
    while ((await club.rows(WAITING)).length === 0) await club.club.deliverRound();
    club.clock.set(club.now() + 3_600_000); // the service was down for an hour
    await club.deliver();
    expect(await club.delivered()).toEqual([]);
    await club.at('2026-11-23T08:00');
    expect(await club.delivered()).toEqual([mei.id]);
    expect(await club.rows(WAITING)).toEqual([]);
    await club.verify();
  });

  it('keeps other quiet hours, or a club without a bot, as the charter says', async () => {
    const afternoon = await openWithNews(open, {
      now: '2026-11-22T13:00',
      change: (c) => Object.assign(c.notices, { quiet: '12:30-14:00' }),
    });
    const mei = await afternoon.member();
    await afternoon.happen('NewsHappened', [mei]);
    await afternoon.deliver();
    expect(await afternoon.delivered()).toEqual([]);
    await afternoon.at('2026-11-22T14:00');
    expect(await afternoon.delivered()).toEqual([mei.id]);
    const mute = await openWithNews(open, { change: (c) => Object.assign(c.notices, { channels: ['inbox'] }) });
    await mute.happen('NewsHappened', [await mute.member()]);
    await mute.deliver();
    expect(await mute.rows('SELECT COUNT(*) AS n FROM notification')).toEqual([{ n: 1 }]);
    expect(await mute.rows('SELECT * FROM delivery')).toEqual([]);
  });

  // Seen to fail with PAGE at 100,000 (no second page), and (one fact each) with IDS_A_FACT at 1.
  it('writes thousands in pages, and asks the chat for a hundred at a time', async () => {
    const club = await openWithNews(open);
    const crowd = Array.from({ length: 2100 }, (_, n) => ({ id: `mbr_crowd${String(n).padStart(5, '0')}` }));
    const name = club.club.vault.seal('member.name', '众');
    await club.club.db.transact(async (tx) => {
      const rows = crowd.map(({ id }) => [id, 'person', 'basic', 'zh-CN', 0, 1, name]);
      tx.later(
        `INSERT INTO member(id, kind, tier, locale, hidden, version, name) VALUES ${rows.map(() => '(?,?,?,?,?,?,?)').join(',')}`,
        rows.flat(),
      );
    });
    await club.happen('NewsHappened', crowd);
    await club.deliver();
    expect(await club.rows('SELECT COUNT(*) AS n, COUNT(DISTINCT recipient) AS people FROM notification')).toEqual([
      { n: 2100, people: 2100 },
    ]);
    const asked = await club.rows<{ data: string }>("SELECT data FROM fact WHERE type = 'ChatWanted'");
    const sizes = asked.map(({ data }) => (JSON.parse(data) as { ids: string[] }).ids.length);
    expect([sizes.length, Math.max(...sizes), sizes.reduce((a, b) => a + b, 0)]).toEqual([21, 100, 2100]);
    expect(await club.rows("SELECT id FROM fact WHERE type = 'NoticePaged'")).toHaveLength(1);
    expect(await club.delivered()).toHaveLength(2100);
    await club.verify();
  });

  it('tries a channel that fails ten times, parks it, and shows it to staff, who can let it go again', async () => {
    const state = { broken: true };
    const chat: Module = {
      name: 'chat',
      handlers: [
        {
          name: 'chat.broken',
          on: 'ChatWanted',
          async handle() {
            if (state.broken) throw new Error('no connection');
          },
        },
      ],
    };
    const club = await openWithNews(open, { modules: modulesWithNews([chat]) });
    const [mei, owner] = [await club.member(), await club.staff('owner')];
    await club.happen('NewsHappened', [mei]);
    for (let tries = 0; tries < 12; tries++) {
      club.clock.set(club.now() + 600_000);
      await club.deliver();
    }
    const { status, body } = await club.as(owner).get('/notifications/failed');
    expect(status).toBe(200);
    expect(body.failed).toEqual([
      {
        factId: expect.stringMatching(/^fct_/),
        channel: 'chat',
        notifications: 1,
        tries: 10,
        parkedAt: expect.any(Number),
        error: 'Error: no connection',
      },
    ]);
    expect((await club.as(mei).get('/notifications/failed')).status).toBe(403);
    expect(await club.rows('SELECT COUNT(*) AS n FROM notification')).toEqual([{ n: 1 }]);
    state.broken = false;
    expect((await club.as(owner).post(`/facts/${body.failed[0].factId}/release`)).status).toBe(200);
    await club.deliver();
    expect((await club.as(owner).get('/notifications/failed')).body.failed).toEqual([]);
  });

  it('refuses at start a notice that could not be said', () => {
    const wrong = (change: Partial<Module>) => () => notificationsModule([{ ...newsModule, ...change }]);
    expect(wrong({ messages: {} })).toThrow('news.happened on NewsHappened has no text');
    const notices = newsModule.notices ?? [];
    expect(wrong({ notices: [...notices, ...notices.slice(0, 1)] })).toThrow('comes twice');
  });
});
