import { onBothDatabases } from '../../support/club';
import { admitForTest } from '../../support/people';

const ID_NUMBER = '110105198703040025';

onBothDatabases('A member’s record', (open) => {
  it('shows as much of the ID number as tells whether it is the right one, and finds its owner by it', async () => {
    const club = await open();
    const desk = await club.staff('desk');
    const mei = await club.member({ idNumber: ID_NUMBER });
    expect((await club.as(mei).get('/me')).body.idNumber).toBe('110***********0025');
    expect((await club.as(desk).get(`/members?idNumber=${ID_NUMBER}`)).body.members).toMatchObject([{ id: mei.id }]);
    expect(JSON.stringify((await club.as(desk).get('/members')).body)).not.toContain('0025');
    expect(await club.dump()).not.toContain(ID_NUMBER);
  });

  it('takes note of what was changed, not of what was sent unchanged, and never of the values', async () => {
    const club = await open();
    const desk = await club.staff('desk');
    const mei = await club.member({ name: '何静', bornOn: '1990-05-20' });
    await club.as(mei).patch('/me', { name: '何静', locale: 'en', birth: { date: '1990-05-20' }, details: { address: '桂花路' } });
    await club.as(mei).patch('/me', { name: '何静', locale: 'en' });
    const { steps } = (await club.as(desk).get(`/members/${mei.id}/history`)).body;
    expect(steps).toMatchObject([{ step: 'edited', change: 'locale, details', by: mei.id }]);
    const facts = await club.rows<{ data: string }>("SELECT data FROM fact WHERE type = 'MemberUpdated'");
    expect(facts.map(({ data }) => JSON.parse(data))).toEqual([{ fields: ['locale', 'details'], origin: 'edit' }]);
    expect(await club.dump()).not.toContain('桂花路');
  });

  // Guard: requireCorrection in profile.ts, by the charter's birthday.changes (1). Seen to fail (every one is taken) without it.
  it('lets a person put their birthday right once; then the desk does, and a first birthday is no correction', async () => {
    const club = await open();
    const desk = await club.staff('desk');
    const mei = await club.member();
    const born = async (date: string) => (await club.as(mei).patch('/me', { birth: { date } })).body;
    expect(await born('1990-05-20')).toMatchObject({ birth: { date: '1990-05-20' } });
    expect(await born('1990-05-21')).toMatchObject({ birth: { date: '1990-05-21' } });
    expect(await born('1990-05-21')).toMatchObject({ birth: { date: '1990-05-21' } });
    expect(await born('1990-05-22')).toMatchObject({ code: 'members.birth-fixed', params: { times: 1 } });
    expect((await club.as(desk).patch(`/members/${mei.id}`, { birth: { date: '1990-05-22' } })).status).toBe(200);
    expect(await born('2015-05-22')).toMatchObject({ code: 'members.age' });
    expect((await club.as(desk).patch(`/members/${mei.id}`, { birth: { date: '2090-05-22' } })).body).toMatchObject({
      code: 'members.birth-unreal',
    });
  });

  // Guard: `AND version = ?` in profile.ts. Seen to fail on MariaDB (what one of them wrote is lost without a word) without it.
  it('keeps what each of five wrote at the same moment, or tells them that it did not', async () => {
    const club = await open();
    const desk = await club.staff('desk');
    const mei = await club.member();
    const fields = ['address', 'company', 'interests', 'licence', 'worker-number'];
    const edits = fields.map((field) => club.as(desk).patch(`/members/${mei.id}`, { details: { [field]: '桂花' } }));
    const answers = await Promise.all(edits);
    const kept = fields.filter((_, n) => answers[n]?.status === 200);
    expect(kept.length).toBeGreaterThan(0);
    expect(answers.flatMap((a) => (a.status === 200 ? [] : [a.body.code])).every((code) => code === 'members.changed-meanwhile')).toBe(
      true,
    );
    expect(Object.keys((await club.as(mei).get('/me')).body.details).sort()).toEqual(kept);
    expect(await club.rows("SELECT id FROM member_step WHERE step = 'edited'")).toHaveLength(kept.length);
  });

  it('keeps running numbers free of numbers that were brought along', async () => {
    const club = await open();
    const brought = { name: '旧会员', phone: '13800009999', birth: null, idNumber: null, details: {}, kind: 'person', tier: 'regular' };
    await club.system(admitForTest, { ...brought, number: 'M000003', admittedOn: '2020-01-01', origin: 'admission' });
    const numbers = [await club.member(), await club.member()].map((m) => m.number);
    expect(numbers).toEqual(['M000004', 'M000005']);
  });
});

onBothDatabases('The members’ list', (open) => {
  it('is narrowed by status, tier, end of term and part of the name', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const desk = await club.staff('desk', { name: '前台', termEndsOn: '2030-01-01' });
    const people = {
      active: await club.member({ name: '林一', termEndsOn: '2026-11-22', tier: 'gold' }),
      grace: await club.member({ name: '林二', termEndsOn: '2026-10-23' }),
      lapsed: await club.member({ name: '王林三', admittedOn: '2024-01-01', termEndsOn: '2026-10-22' }),
      left: await club.member({ name: 'Linda' }),
      lifetime: await club.member({ name: '吴四', termEndsOn: null }),
    };
    await club.as(people.left).post('/me/leave', {});
    const list = async (query: string): Promise<string[]> => {
      const { status, body } = await club.as(desk).get(`/members?${query}`);
      return status === 200 ? body.members.map((m: { name: string }) => m.name) : [body.code];
    };
    expect(await list('status=active')).toEqual(['前台', '林一', '吴四']);
    expect(await list('status=grace')).toEqual(['林二']);
    expect(await list('status=lapsed')).toEqual(['王林三']);
    expect(await list('status=left')).toEqual(['Linda']);
    expect(await list('status=member&tier=gold')).toEqual(['林一']);
    expect(await list('endsFrom=2026-10-22&endsUpTo=2026-10-31')).toEqual(['林二', '王林三']);
    expect(await list(`namePart=${encodeURIComponent('林')}`)).toEqual(['林一', '林二', '王林三']);
    expect(await list('namePart=lIN')).toEqual(['Linda']);
    expect(await list(`number=${people.grace.number.toLowerCase()}`)).toEqual(['林二']);
    expect(await list('after=nonsense')).toEqual(['core.invalid']);
    const first = (await club.as(desk).get('/members?limit=4')).body;
    const second = (await club.as(desk).get(`/members?limit=4&after=${first.next}`)).body;
    expect([...first.members, ...second.members].map((m: { name: string }) => m.name)).toHaveLength(6);
    expect(second.next).toBeNull();
  });

  // Guard: the span of so many people a page. Seen to fail (next is null, nobody found) with `next` given only for full pages.
  it('looks through so many names a page and says where to look on', async () => {
    const club = await open();
    const desk = await club.staff('desk');
    const { vault, db } = club.club;
    const name = vault.seal('member.name', '路人');
    await db.transact(async (tx) => {
      for (let n = 0; n < 2_500; n++)
        tx.later("INSERT INTO member(id, kind, tier, locale, hidden, version, name) VALUES (?, 'person', 'regular', 'en', 0, 1, ?)", [
          `mbr_zzzz${String(n).padStart(8, '0')}`,
          n === 2_400 ? vault.seal('member.name', '欧阳克') : name,
        ]);
    });
    const first = (await club.as(desk).get(`/members?namePart=${encodeURIComponent('欧阳')}`)).body;
    expect(first).toMatchObject({ members: [], next: expect.stringMatching(/^mbr_zzzz/) });
    const second = (await club.as(desk).get(`/members?namePart=${encodeURIComponent('欧阳')}&after=${first.next}`)).body;
    expect(second).toMatchObject({ members: [{ name: '欧阳克' }], next: null });
  });
});

onBothDatabases('In the chat', (open) => {
  it('会籍, 续费 and 会员卡 answer by the dates, for every kind of standing', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const [active, grace, lapsed, lifetime, last] = [
      await club.member({ termEndsOn: '2026-12-31' }),
      await club.member({ termEndsOn: '2026-11-01' }),
      await club.member({ admittedOn: '2024-01-01', termEndsOn: '2024-12-31' }),
      await club.member({ termEndsOn: null }),
      await club.member({ termEndsOn: '2026-11-22' }),
    ];
    const say = async (person: Parameters<typeof club.say>[0], text: string) => (await club.say(person, text, { room: 'direct' }))?.text;
    expect(await say(active, '会籍')).toBe('您的会籍有效，到 2026-12-31（还有 39 天）。');
    expect(await say(last, '会籍')).toBe('您的会籍今天到期，请及时续费。');
    expect(await say(grace, '会籍')).toBe('会籍已于 2026-11-01 到期，宽限到 2026-12-01，请尽快续费。');
    expect(await say(lapsed, '会籍')).toBe('会籍已于 2024-12-31 到期，续费后即可恢复。');
    expect(await say(lifetime, '续费')).toBe('您的会籍长期有效。');
    expect(await say(active, '续费')).toContain('会费 120 元');
    expect(await say(active, '续费')).toContain('提前续费会接在到期日之后');
    expect(await say(active, '会员卡')).toContain(`编号 ${active.number}`);
    expect(await say(lapsed, '会员卡')).toContain('2024-12-31（已到期）');
    await club.as(active).post('/me/leave', {});
    expect((await club.as(active).get('/me/term')).body).toMatchObject({ status: 'left' });
    expect(await say(active, '会籍')).toContain('您已经退会');
    expect(await say(active, '会员卡')).toContain('已失效');
  });
});
