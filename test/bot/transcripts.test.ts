import { parseLine } from '../../server/bot/parse-command';
import { anEvent } from '../modules/events/an-event';
import { onBothDatabases } from '../support/club';

onBothDatabases('Talking to the bot', (open) => {
  it('answers an impatient member, once for each thing, and leaves the others alone', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const mei = await club.member({ name: '林小梅' });

    const first = await club.say(mei, '@会馆　簽到！！！🎉');
    expect(first?.text).toMatch(/^签到成功，\+\d+ 积分/);
    expect(first?.card.buttons.length).toBeGreaterThan(0);

    const again = await club.say(mei, '/签到');
    expect(again?.text).toContain('今天');
    expect(again?.text).not.toContain('undefined');

    expect(await club.say(mei, '大家早，今天天气不错')).toBeNull();
    expect(await club.say(mei, '签到了吗你们')).toBeNull();
    expect((await club.say(mei, '@会馆 给我变个魔术'))?.text).toContain('没听懂');
    expect((await club.say(mei, '给我变个魔术', { room: 'direct' }))?.text).toContain('没听懂');
    expect((await club.say(mei, 'points please', { room: 'direct', locale: 'en' }))?.text).toContain('did not get that');
    expect(await club.rows('SELECT memberId FROM check_in')).toHaveLength(1);
  });

  it('helps in both languages, with lines that work when they are typed', async () => {
    const club = await open();
    const mei = await club.member();
    const zh = await club.say(mei, '帮助');
    const en = await club.say(mei, '@会馆', { locale: 'en' });
    expect(zh?.text).toContain('签到');
    expect(en?.text).toContain('check in');
    const commands = club.club.modules.flatMap((m) => [...(m.commands ?? [])]);
    expect(zh?.card.lines).toHaveLength(commands.length);
    for (const reply of [zh, en])
      for (const [n, { label }] of Object.entries<{ label: string }>(reply?.card.lines))
        expect([label, parseLine(commands, { text: label, where: 'direct' }).intent]).toEqual([label, commands[Number(n)]?.intent]);
  });

  // Seen to fail (积分) with `spoken` giving the reply back as it is.
  it('types what a tap says in the reader’s language', async () => {
    const club = await open();
    const mei = await club.member();
    const event = await anEvent(club);
    const taps: string[] = [];
    for (const text of ['check in', 'events', `event ${event.number}`, 'points', 'do not disturb', 'membership', 'card']) {
      const reply = await club.say(mei, text, { room: 'direct', locale: 'en' });
      for (const { command } of reply?.card?.buttons ?? []) {
        taps.push(command);
        expect([command, (await club.say(mei, command, { room: 'direct', locale: 'en' }))?.text]).toEqual([
          command,
          expect.not.stringContaining('did not get that'),
        ]);
      }
    }
    expect(taps).toEqual(expect.arrayContaining(['my points', `sign up ${event.number}`, 'mute events']));
    expect(taps.filter((command) => /\p{Script=Han}/u.test(command))).toEqual([]);
  });

  it('refuses a flood of text politely and keeps nothing of it', async () => {
    const club = await open();
    const mei = await club.member();
    const flood = `投诉 ${'水'.repeat(2100)}`;
    expect(await club.say(mei, flood)).toEqual({ text: expect.stringContaining('2000'), secret: true });
    expect(await club.say(mei, '聊'.repeat(5000))).toEqual({ text: expect.stringContaining('4000'), secret: true });
    expect(await club.rows('SELECT id FROM chat_message')).toEqual([]);
    expect(await club.rows('SELECT number FROM complaint')).toEqual([]);
    const { status, body } = await club.as(mei).post('/rooms/lobby/messages', { id: 'x', text: '聊'.repeat(20_001) });
    expect([status, body.errors[0].field]).toEqual([400, 'text']);
  });

  it('takes any text that JSON can hold and answers every malformed line with what is wrong', async () => {
    const club = await open();
    const mei = await club.member();
    for (const text of [
      "'; DROP TABLE chat_message; --",
      '<script>alert(1)</script>',
      '\u202e反着写',
      '𠮷野家👨‍👩‍👧',
      'a\u0000b\ud800c',
      '{{constructor}}',
      '\u2028换行',
    ])
      expect(await club.say(mei, text)).toBeNull();
    const { body } = await club.as(mei).get('/rooms/lobby/messages');
    expect(body.messages.map((m: { text: string }) => m.text)).toContain('abc');
    const malformed: [unknown, string][] = [
      [{}, 'id'],
      [{ id: 'm1' }, 'text'],
      [{ id: 'm1', text: '   ' }, 'text'],
      [{ id: 'm1', text: 7 }, 'text'],
      [{ id: '有空格 ', text: '签到' }, 'id'],
      [{ id: 'x'.repeat(101), text: '签到' }, 'id'],
      [{ id: 'm1', text: '签到', room: 'lobby' }, 'room'],
      [[], '(body)'],
    ];
    for (const [sent, field] of malformed) {
      const answer = await club.as(mei).post('/rooms/lobby/messages', sent);
      expect([answer.status, answer.body.errors[0].field]).toEqual([400, field]);
    }
    expect((await club.as(mei).post('/rooms/cellar/messages', { id: 'm1', text: '签到' })).status).toBe(404);
    expect((await club.as(null).post('/rooms/lobby/messages', { id: 'm1', text: '签到' })).status).toBe(401);
    expect(await club.rows('SELECT memberId FROM check_in')).toEqual([]);
  });

  // Seen to fail (201, with the answer to the first line) without the comparison of texts in web-room.ts.
  it('refuses another line under the id of an earlier one', async () => {
    const club = await open();
    const mei = await club.member();
    const say = (text: string) => club.as(mei).post('/rooms/lobby/messages', { id: 'one', text });
    const first = await say('签到');
    expect((await say('签到')).body).toEqual(first.body);
    expect(await say('积分')).toMatchObject({ status: 409, body: { code: 'chat.id-reused' } });
    expect(await club.rows('SELECT id FROM chat_message')).toHaveLength(1);
  });

  // Seen to fail with the windows in server/bot/pace.ts never counting: all 40 lines were answered.
  it('asks for patience after thirty lines in a minute, once, and then is silent until the minute is over', async () => {
    const club = await open();
    const mei = await club.member();
    const statuses: number[] = [];
    const texts: string[] = [];
    for (let n = 0; n < 40; n++) {
      const { status, body } = await club.as(mei).post('/rooms/direct/messages', { id: `m${n}`, text: '积分' });
      statuses.push(status);
      texts.push(body.reply?.text ?? body.detail);
    }
    expect(statuses).toEqual([...Array(31).fill(201), ...Array(9).fill(429)]);
    expect(texts[30]).toContain('太快');
    expect(await club.rows('SELECT id FROM chat_message')).toHaveLength(30);
    await club.advance('61s');
    expect(await club.say(mei, '签到')).toMatchObject({ text: expect.stringContaining('签到成功') });
  });
});
