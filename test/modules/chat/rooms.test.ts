import { chatModule } from '../../../server/modules/chat';
import { announce } from '../../../server/modules/chat/announce';
import { keepLine } from '../../../server/modules/chat/keep-line';
import { linesSince } from '../../../server/modules/chat/lines-since';
import { listAccounts } from '../../../server/modules/chat/list-accounts';
import { cancelSignUp } from '../../../server/modules/events/cancel-sign-up';
import { onBothDatabases } from '../../support/club';
import { logIn, withToken } from '../accounts/logging-in';
import { anEvent, join } from '../events/an-event';

const texts = (messages: { text: string | null; answer: { text: string } | null }[]) =>
  messages.map(({ text, answer }) => text ?? answer?.text);

onBothDatabases('The rooms', (open) => {
  it('keep what is said, in pages that can be walked back to the beginning', async () => {
    const club = await open();
    const [mei, lan] = [await club.member({ name: '林小梅' }), await club.member({ name: '王秀兰' })];
    for (let n = 1; n <= 12; n++) await club.say(n % 2 ? mei : lan, `第 ${n} 句`);
    const seen: string[] = [];
    let before = '';
    for (let page = 0; page < 9; page++) {
      const { body } = await club.as(lan).get(`/rooms/lobby/messages?limit=5${before && `&before=${before}`}`);
      seen.push(...texts(body.messages as never).map(String));
      if (!body.next) break;
      before = body.next;
    }
    expect(seen).toEqual(Array.from({ length: 12 }, (_, n) => `第 ${12 - n} 句`));
    const [last, previous] = (await club.as(lan).get('/rooms/lobby/messages?limit=2')).body.messages;
    expect(last).toMatchObject({ mine: true, from: { name: '王秀兰', kind: 'member' }, answer: null, removed: false });
    expect(previous).toMatchObject({ mine: false, from: { name: '林小梅' } });
    expect((await club.as(mei).get('/rooms')).body.rooms).toMatchObject([
      { id: 'lobby', kind: 'group', lastId: last.id },
      { id: 'events', kind: 'group', lastId: null },
      { id: `dm_${mei.id}`, kind: 'direct', lastId: null },
    ]);
  });

  // Seen to fail with `kept` left out of the leaderboard's reply.
  it('keep no name of those whom the bot lists: the asker reads names, everybody else initials', async () => {
    const club = await open();
    const [mei, lan] = [await club.member({ name: '林小梅' }), await club.member({ name: '王秀兰' })];
    await club.say(mei, '签到');
    const reply = await club.say(lan, '排行榜', { id: 'once' });
    expect(reply?.text).toContain('林小梅 5 分');
    expect(reply).not.toHaveProperty('kept');
    const [kept] = (await club.as(mei).get('/rooms/lobby/messages?limit=1')).body.messages;
    expect(kept.answer.text).toBe(reply?.text.replace('林小梅', '林**'));
    expect((await club.say(lan, '排行榜', { id: 'once' }))?.text).toBe(kept.answer.text);
  });

  // Seen to fail with the comparison with the own room taken out of enterRoom in rooms.ts: strangers read along.
  it('have a door: a direct room opens to its owner only', async () => {
    const club = await open();
    const [mei, owner] = [await club.member(), await club.staff('owner')];
    await club.say(mei, '我的会籍', { room: 'direct' });
    const room = `dm_${mei.id}`;
    expect((await club.as(mei).get(`/rooms/${room}/messages`)).body.messages).toHaveLength(1);
    for (const other of [owner, await club.member()]) {
      expect((await club.as(other).get(`/rooms/${room}/messages`)).status).toBe(404);
      expect((await club.as(other).post(`/rooms/${room}/messages`, { id: 'm1', text: '签到' })).status).toBe(404);
      expect((await club.as(other).get(`/rooms/${room}/stream`)).status).toBe(404);
      expect((await club.as(other).delete(`/rooms/${room}/messages/msg_00000000000000000000`)).status).toBe(other === owner ? 404 : 403);
    }
    expect((await club.as(null).get('/rooms')).status).toBe(401);
    expect((await club.as(null).get('/rooms/lobby/stream')).status).toBe(401);
  });

  it('show a visitor shortened names, and in a real club nothing but the own room', async () => {
    const club = await open();
    const mei = await club.member({ name: '欧阳小梅' });
    await club.say(mei, '大家早');
    const { token } = (await club.as(null).post('/chat/guests')).body;
    const pass = { authorization: `Bearer ${token}` };
    const [seen] = (await club.as(null).get('/rooms/lobby/messages', pass)).body.messages;
    expect(seen).toMatchObject({ text: '大家早', from: { name: '欧**' } });
    expect(JSON.stringify(seen)).not.toContain(mei.id);
    await club.as(null).post('/rooms/lobby/messages', { id: 'g1', text: '路过看看' }, pass);
    expect((await club.as(mei).get('/rooms/lobby/messages?limit=1')).body.messages[0]).toMatchObject({
      text: '路过看看',
      from: { kind: 'guest' },
    });

    club.club.runner.surroundings.site.demo = false;
    expect((await club.as(null).get('/rooms', pass)).body.rooms).toHaveLength(1);
    for (const [method, path] of [
      ['get', '/rooms/lobby/messages'],
      ['get', '/rooms/lobby/stream'],
    ] as const)
      expect((await club.as(null)[method](path, pass)).status).toBe(404);
    expect((await club.as(null).post('/rooms/lobby/messages', { id: 'g2', text: '签到' }, pass)).status).toBe(404);
    expect((await club.as(null).post('/rooms/direct/messages', { id: 'g3', text: '活动' }, pass)).status).toBe(201);
  });

  // Seen to fail (200) with 'outsider' left out of hearsGroups in rooms.ts, and out of tokensFor in accounts/sessions.ts.
  it('are closed to applicants and to those who have left, who keep their own', async () => {
    const club = await open();
    const [mei, lan] = [await club.member(), await club.member()];
    await club.say(lan, '明天谁去爬山');
    const consents = ['agreement', 'privacy'].map((document) => ({ document, version: '1' }));
    const form = { name: '何静', phone: '13800001111', birth: { date: '1990-05-20' }, consents };
    await club.as(null).post('/applications', form);
    await club.as(mei).post('/me/leave', {});
    club.club.runner.surroundings.site.demo = true; // the code is in the answer
    const sessions = [await logIn(club, form.phone), await logIn(club, mei.phone), await logIn(club, lan.phone)];
    club.club.runner.surroundings.site.demo = false;
    const [applicant, left, member] = sessions.map(({ accessToken }) => withToken(accessToken));
    for (const outside of [applicant, left]) {
      expect((await club.as(null).get('/rooms', outside)).body.rooms).toMatchObject([{ kind: 'direct' }]);
      expect((await club.as(null).get('/rooms/lobby/messages', outside)).status).toBe(404);
      expect((await club.as(null).get('/rooms/lobby/stream', outside)).status).toBe(404);
      expect((await club.as(null).post('/rooms/lobby/messages', { id: 'm1', text: '带我一个' }, outside)).status).toBe(404);
      expect((await club.as(null).post('/rooms/direct/messages', { id: 'm1', text: '活动' }, outside)).status).toBe(201);
    }
    expect((await club.as(null).get('/rooms/lobby/messages', member)).body.messages).toMatchObject([{ text: '明天谁去爬山' }]);
  });

  it('carry announcements of those who may make them', async () => {
    const club = await open();
    const [manager, desk, mei] = [await club.staff('manager'), await club.staff('desk'), await club.member()];
    const news = { title: '周五停水', text: '十点到十二点。\n请带好水壶。' };
    expect((await club.as(desk).post('/announcements', news)).status).toBe(403);
    expect((await club.as(mei).post('/announcements', news)).status).toBe(403);
    const key = { 'idempotency-key': 'k1' };
    const twice = await Promise.all([1, 2].map(() => club.as(manager).post('/announcements', news, key)));
    expect(twice.map(({ status }) => status)).toEqual([201, 201]);
    for (const room of ['lobby', 'events']) {
      const { messages } = (await club.as(mei).get(`/rooms/${room}/messages`)).body;
      expect(messages).toMatchObject([
        { from: null, text: null, answer: { card: { title: '周五停水', lines: [{ text: '十点到十二点。' }, { text: '请带好水壶。' }] } } },
      ]);
    }
    await club.run(announce, manager.actor, { ...news, rooms: ['events'] });
    expect(await club.rows("SELECT 1 AS one FROM chat_message WHERE roomId = 'lobby'")).toHaveLength(1);
    expect((await club.as(manager).post('/announcements', { ...news, rooms: ['dm_x'] })).body.errors[0].field).toBe('rooms.0');
  });

  it('announce a published event, once in each, and say personal news in the direct room', async () => {
    const club = await open();
    const mei = await club.member();
    const event = await anEvent(club, { capacity: 1 });
    await club.deliver();
    await club.deliver();
    for (const room of ['lobby', 'events']) {
      const { messages } = (await club.as(mei).get(`/rooms/${room}/messages`)).body;
      expect(messages).toHaveLength(1);
      expect(messages[0].answer.text).toContain(event.title);
      expect(messages[0].answer.card.buttons[0].command).toContain(String(event.number));
    }
    const lan = await club.member();
    await join(club, mei, event);
    await join(club, lan, event);
    await club.run(cancelSignUp, mei.actor, { eventId: event.id });
    await club.deliver();
    const newsOf = async (person: typeof mei) =>
      (await club.as(person).get('/rooms/direct/messages')).body.messages.filter((m: { answer: { text: string } }) =>
        m.answer.text.includes(event.title),
      );
    const [offer, ...more] = await newsOf(lan);
    expect(offer.from).toBeNull();
    expect(offer.answer.card.buttons[0].command).toContain('接受');
    expect(more).toEqual([]);
    expect(await newsOf(mei)).toEqual([]);
    await club.verify();
  });

  it('lose a message that a moderator takes out, and remember who did it', async () => {
    const club = await open();
    const [manager, mei] = [await club.staff('manager'), await club.member()];
    await club.say(mei, '卖保健品，加我');
    const [{ id }] = (await club.as(mei).get('/rooms/lobby/messages')).body.messages;
    expect((await club.as(mei).delete(`/rooms/lobby/messages/${id}`)).status).toBe(403);
    const answers = await Promise.all([1, 2, 3].map(() => club.as(manager).delete(`/rooms/lobby/messages/${id}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
    expect((await club.as(mei).get('/rooms/lobby/messages')).body.messages).toMatchObject([
      { id, text: null, answer: null, removed: true },
    ]);
    expect(await club.rows("SELECT subject, actor FROM fact WHERE type = 'ChatMessageRemoved'")).toEqual([
      { subject: id, actor: manager.id },
    ]);
    await club.verify();
  });

  it('are the bot’s to write and to watch, nobody else’s', async () => {
    const club = await open();
    const mei = await club.member();
    const line = {
      id: 'msg_1',
      room: 'lobby',
      adapter: 'web',
      sender: mei.id,
      memberId: mei.id,
      messageId: 'm1',
      text: '假的',
      answer: null,
    };
    await expect(club.run(keepLine, mei.actor, { line })).rejects.toMatchObject({ code: 'core.forbidden' });
    await expect(club.run(linesSince, mei.actor, { rooms: ['lobby'], since: 0 })).rejects.toMatchObject({ code: 'core.forbidden' });
    expect(await club.run(listAccounts, mei.actor, {})).toEqual({ accounts: [] });
  });

  it('give a member everything that was said, and forget it with the member', async () => {
    const club = await open();
    const [mei, lan] = [await club.member(), await club.member()];
    await club.say(mei, '我家住在枫林路');
    await club.say(mei, '积分', { room: 'direct' });
    await club.say(lan, '知道了');
    const { personalData } = chatModule;
    const ctx = { ...club.club.runner.surroundings, db: club.club.db.read, now: club.now(), vault: club.club.vault };
    const collected = JSON.stringify(await personalData?.collect(ctx, mei.id));
    expect(collected).toContain('枫林路');
    expect(collected).not.toContain('知道了');
    const dump = await club.dump();
    expect(dump).not.toContain('枫林路');
    await club.club.db.transact(async (tx) => personalData?.erase({ ...ctx, db: tx } as never, mei.id));
    expect(JSON.stringify(await personalData?.collect(ctx, mei.id))).toBe(
      '{"chatMessages":[],"chatAccounts":[],"linkCodes":[],"linkTries":[]}',
    );
    expect((await club.as(lan).get('/rooms/lobby/messages')).body.messages).toMatchObject([
      { text: '知道了' },
      { text: null, removed: true, from: null },
    ]);
    await club.verify();
  });
});
