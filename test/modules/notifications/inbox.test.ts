import { listNotifications } from '../../../server/modules/notifications/list-notifications';
import { readAllNotifications } from '../../../server/modules/notifications/read-all-notifications';
import { readNotification } from '../../../server/modules/notifications/read-notification';
import { sweepNotifications } from '../../../server/modules/notifications/sweep-notifications';
import { onBothDatabases } from '../../support/club';
import { openWithNews } from './a-club-with-news';

const COUNT = 'SELECT COUNT(*) AS n FROM notification';

onBothDatabases('The inbox', (open) => {
  it('keeps what was said to each, in their own language, newest first', async () => {
    const club = await openWithNews(open);
    const [mei, tom, other] = [await club.member(), await club.member(), await club.member()];
    await club.club.db.transact(async (tx) => tx.later("UPDATE member SET locale = 'en' WHERE id = ?", [tom.id]));
    await club.happen('NewsHappened', [mei, tom, mei]);
    await club.deliver();
    club.clock.set(club.now() + 60_000);
    await club.happen('DutyCalled', [mei]);
    await club.deliver();
    const inbox = await club.as(mei).get('/me/notifications');
    expect(inbox.status).toBe(200);
    expect(inbox.body).toMatchObject({
      unread: 2,
      next: null,
      notifications: [
        { topic: 'duty', title: '书法课开课', body: '还有 3 个名额。', action: { label: '去报名', command: '报名 3' }, readAt: null },
        { topic: 'events', at: club.now() - 60_000 },
      ],
    });
    expect(await club.run(listNotifications, tom.actor, {})).toMatchObject({
      unread: 1,
      notifications: [{ title: 'News: 书法课', action: { label: 'Sign up' } }],
    });
    expect(await club.run(listNotifications, other.actor, {})).toEqual({ unread: 0, notifications: [], next: null });
    await club.verify();
  });

  // Seen to fail (three rows) with `handled` emptied and the unique key of the digest taken off the table.
  it('says a thing once, however often the fact is delivered', async () => {
    const club = await openWithNews(open);
    const mei = await club.member();
    await club.happen('NewsHappened', [mei]);
    await club.deliver();
    for (const emptied of ['fact', 'handled']) {
      await club.club.db.transact(async (tx) => {
        tx.later("UPDATE fact SET dueAt = ?, attempts = 0 WHERE type = 'NewsHappened'", [club.now()]);
        if (emptied === 'handled') tx.later("DELETE FROM handled WHERE handler = 'notice:news.happened'");
      });
      await club.deliver();
    }
    expect(await club.rows(COUNT)).toEqual([{ n: 1 }]);
    expect(await club.rows('SELECT COUNT(*) AS n FROM delivery')).toEqual([{ n: 1 }]);
  });

  it('opens page by page, and only the unread when asked', async () => {
    const club = await openWithNews(open);
    const mei = await club.member();
    for (let n = 0; n < 7; n++) await club.happen('NewsHappened', [mei]);
    await club.deliver();
    const seen: string[] = [];
    for (let path: string | null = '/me/notifications?limit=3'; path; ) {
      const { body } = await club.as(mei).get(path);
      seen.push(...(body.notifications as { id: string }[]).map((n) => n.id));
      path = body.next ? `/me/notifications?limit=3&after=${body.next}` : null;
    }
    expect(seen).toHaveLength(7);
    expect(seen).toEqual([...new Set(seen)].sort().reverse());
    await club.run(readNotification, mei.actor, { id: seen[2] });
    expect(await club.run(listNotifications, mei.actor, { unread: 'true' })).toMatchObject({ unread: 6 });
    expect((await club.as(mei).get('/me/notifications?unread=perhaps')).status).toBe(400);
    expect((await club.as(mei).get('/me/notifications?after=nonsense')).status).toBe(400);
  });

  it('marks one or all as read, once, and never somebody else’s', async () => {
    const club = await openWithNews(open);
    const [mei, lan] = [await club.member(), await club.member()];
    for (let n = 0; n < 3; n++) await club.happen('NewsHappened', [mei, lan]);
    await club.deliver();
    const [row] = await club.rows<{ id: string }>('SELECT id FROM notification WHERE recipient = ? ORDER BY id', [mei.id]);
    const path = `/me/notifications/${row?.id}/read`;
    // Seen to fail with `recipient = ?` taken out of both statements of readNotification.
    expect(await club.as(lan).post(path)).toMatchObject({ status: 404, body: { code: 'notifications.unknown' } });
    expect(await club.as(mei).post(path)).toMatchObject({ status: 200, body: { read: 1 } });
    const readAt = club.now();
    club.clock.set(club.now() + 60_000);
    expect(await club.as(mei).post(path)).toMatchObject({ status: 200, body: { read: 0 } });
    expect(await club.rows('SELECT readAt FROM notification WHERE id = ?', [row?.id])).toEqual([{ readAt }]);
    expect(await club.run(readAllNotifications, mei.actor, {})).toEqual({ read: 2 });
    expect(await club.run(readAllNotifications, mei.actor, {})).toEqual({ read: 0 });
    expect(await club.run(listNotifications, lan.actor, {})).toMatchObject({ unread: 3 });
    expect((await club.as(mei).post('/me/notifications/read-all')).status).toBe(200);
  });

  it('is cleared of what is older than a year, page after page', async () => {
    const club = await openWithNews(open);
    const mei = await club.member();
    await club.happen('NewsHappened', [mei]);
    await club.deliver();
    await club.club.db.transact(async (tx) => {
      const [row] = await tx.query<Record<string, unknown>[]>('SELECT * FROM notification');
      const copies = Array.from({ length: 501 }, (_, n) => [mei.id, `ntf_old${n}`, `digest${n}`, 'news.happened', 'events', row?.said, n]);
      tx.later(
        `INSERT INTO notification(recipient, id, digest, template, topic, said, at) VALUES ${copies.map(() => '(?,?,?,?,?,?,?)').join(',')}`,
        copies.flat(),
      );
      tx.later(
        "INSERT INTO delivery(notificationId, channel, recipient, urgent, wantedAt, dueAt) VALUES ('ntf_old7', 'chat', ?, 0, 7, 7)",
        [mei.id],
      );
    });
    expect(await club.system(sweepNotifications, {})).toEqual({ removed: 500, more: true });
    expect(await club.system(sweepNotifications, {})).toEqual({ removed: 1, more: false });
    expect(await club.rows(COUNT)).toEqual([{ n: 1 }]);
    await club.verify();
  });
});
