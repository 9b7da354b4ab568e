import type { ComplaintThread } from '../../../shared/complaints';
import { onBothDatabases, type TestClub } from '../../support/club';
import type { Person } from '../../support/people';
import { charter, go } from './a-complaints-club';

const direct = { room: 'direct' };

onBothDatabases('Complaining in the chat', (open) => {
  it('takes a complaint from filing to rating in a few words', async () => {
    const club = await open({ now: '2026-11-23T09:00', charter });
    const [mei, desk] = [await club.member({}), await club.staff('desk')];
    const say = async (who: Person, line: string, options?: object): Promise<string> => (await club.say(who, line, options))?.text ?? '';

    expect(await say(mei, '我的投诉')).toContain('还没有提过投诉');
    expect(await say(mei, '投诉 更衣室没有热水')).toBe('投诉已收到，编号 C26110001。我们最迟 11月23日 14:30 答复您。');
    expect(await say(mei, 'complaint the coach is late', { locale: 'en' })).toBe(
      'Your complaint is in: C26110002. We answer by 23 Nov, 14:30 at the latest.',
    );
    expect(await say(desk, '回复 C26110001 师傅下午到')).toContain('C26110001');
    // in the group only where it stands; in a direct chat the club's word, too
    expect(await say(mei, '投诉进度 C26110001')).not.toContain('师傅');
    expect(await say(mei, '投诉进度 C26110001', direct)).toContain('会馆：师傅下午到');
    expect(await say(mei, '我的投诉', direct)).toContain('C26110001 处理中，已答复 · 其他 更衣室没有热水');
    expect(await say(mei, '我的投诉')).not.toContain('热水');
    expect(await say(mei, '补充 C26110001')).toContain('例如');
    expect(await say(mei, '补充 C26110001 是二楼的')).toBe('已补充到 C26110001，我们会接着处理。');
    expect(await say(mei, '评价 C26110001 5')).toContain('还没有处理完');
    await club.as(desk).post('/complaints/C26110001/solution', { text: '换好了' });
    expect(await say(mei, '评价 C26110001 9')).toContain('“分数”最大 5');
    expect(await say(mei, '评价 c26110001 ４ 处理很快')).toContain('谢谢您的评价');
    expect(await say(mei, '重开 C26110001 又没有热水了')).toBe('C26110001 已重开，我们最迟 11月23日 14:30 答复您。');
    const thread = (await club.as(mei).get('/complaints/C26110001')).body as ComplaintThread;
    expect([thread.status, thread.solutions[0]?.comment, thread.thread.map((m) => m.text)]).toEqual([
      'reopened',
      '处理很快',
      ['师傅下午到', '是二楼的', '换好了', '又没有热水了'],
    ]);
    await club.verify();
  });

  it('says the same line once, however often the chat delivers it', async () => {
    const club = await open({ now: '2026-11-23T09:00', charter });
    const mei = await club.member({});
    const answers = await Promise.all(Array.from({ length: 8 }, () => club.say(mei, '投诉 停车场太小', { id: 'line-1' })));
    expect(new Set(answers.map((a) => a?.text)).size).toBe(1);
    const slips = await Promise.all(Array.from({ length: 8 }, () => club.say(mei, '匿名投诉 教练迟到', { ...direct, id: 'line-2' })));
    expect(new Set(slips.map((a) => a?.text)).size).toBe(1);
    expect(await club.rows('SELECT number FROM complaint')).toHaveLength(2);
  });

  it('is rated and taken up again by receipt, where it has no name', async () => {
    const club = await open({ now: '2026-11-23T09:00', charter });
    const [mei, desk] = [await club.member({}), await club.staff('desk')];
    const filed = await club.say(mei, '匿名投诉 教练迟到', direct);
    const [, number] = /编号 (C\d+)/.exec(filed?.text ?? '') ?? [];
    const [, receipt] = /回执：(\S+)/.exec(filed?.text ?? '') ?? [];
    const say = async (rest: string): Promise<string> => (await club.say(mei, `回执 ${receipt}${rest}`, direct))?.text ?? '';
    await go(club, '2026-11-23T10:00');
    expect(await say(' 评价 5')).toContain('还没有处理完');
    expect((await club.as(desk).post(`/complaints/${number}/solution`, { text: '已换教练' })).status).toBe(201);
    expect(await say('')).toMatch(/已换教练[\s\S]*评价 5[\s\S]*重开/);
    expect(await say(' 还是老样子')).toContain('凭回执重开');
    expect(await say(' 评价 9')).toContain('“分数”最大 5');
    expect(await say(' 评价 2 太慢')).toBe(`谢谢您的评价，${number} 已记下。`);
    expect(await say(' 重开 又迟到了')).toMatch(new RegExp(`^${number} 已重开`));
    const [row] = await club.rows<{ state: string }>('SELECT state FROM complaint');
    expect(row?.state).toBe('reopened');
    expect(await club.rows("SELECT id FROM chat_message WHERE sender <> ''")).toEqual([]);
    await club.verify();
  });

  it('keeps a receipt out of the group, and adds to the thread by it', async () => {
    const club = await open({ now: '2026-11-23T09:00', charter });
    const mei = await club.member({});
    const filed = await club.say(mei, '匿名投诉 教练迟到', direct);
    const receipt = /回执：(\S+)/.exec(filed?.text ?? '')?.[1] as string;
    expect(filed?.secret).toBe(true);
    expect((await club.say(mei, `回执 ${receipt}`))?.text).toContain('只能私聊');
    expect((await club.say(mei, '回执', direct))?.text).toContain('例如');
    expect((await club.say(mei, `回执 ${receipt.toLowerCase().replaceAll('-', ' ')} 是周三的课`, direct))?.text).toContain('已补充');
    await go(club, '2026-11-23T10:00');
    expect((await club.say(mei, `回执 ${receipt}`, direct))?.text).toContain('已收到');
    expect((await club.say(mei, '回执 AAAA-BBBB-CCCC-DDDD-EEEE', direct))?.text).toContain('没有找到这个回执');
    expect(JSON.stringify(await club.rows('SELECT * FROM chat_message'))).not.toContain(receipt);
  });
});

onBothDatabases('Whatever else is sent to complaints', (open) => {
  const refused = async (club: TestClub, who: Person, path: string, body: unknown): Promise<void> => {
    const { status, body: problem } = await club.as(who).post(path, body);
    expect([path, body, status, problem.code]).toEqual([path, body, 400, 'core.invalid']);
    expect(problem.errors[0].field).not.toBe('');
  };

  it('is refused by field and rule, and changes nothing', async () => {
    const club = await open({ now: '2026-11-23T09:00', charter });
    const [mei, desk] = [await club.member({}), await club.staff('desk')];
    const texts = ['', '   ', 'x'.repeat(4001), 'a\u0000b', 'a\u0007b', 'bell\u202e\ud800', 7, null, ['x'], { $ne: '' }];
    for (const text of texts) await refused(club, mei, '/complaints', { text });
    for (const extra of [
      { memberId: desk.id },
      { category: "x' OR 1=1 --" },
      { urgent: 'yes' },
      { pictures: ['../../etc'] },
      { number: 'C26110001' },
    ])
      await refused(club, mei, '/complaints', { text: 'x', ...extra });
    expect((await club.as(mei).post('/complaints', { text: 'x', category: 'nothing' })).body.code).toBe('complaints.category');
    const { number } = (await club.as(mei).post('/complaints', { text: "😀𠮷 <script>alert(1)</script> '; DROP TABLE complaint; --" }))
      .body;
    expect((await club.as(mei).get(`/complaints/${number}`)).body.text).toContain('😀𠮷 <script>');
    for (const score of [0, 6, 4.5, '5', -1, 1e21]) await refused(club, mei, `/complaints/${number}/rating`, { score });
    for (const wrong of ['C1', 'D26110001', `${number}%00`, 'C26110001%27', `C${'9'.repeat(40)}`])
      expect((await club.as(mei).get(`/complaints/${wrong}`)).status).toBe(400);
    for (const query of ['limit=0', 'limit=101', 'limit=x', 'cursor=1', 'clock=late', 'status=open', 'assignee=somebody', 'x=1'])
      expect([query, (await club.as(desk).get(`/complaints?${query}`)).status]).toEqual([query, 400]);
    for (const query of ['', 'from=2026-13&to=2026-13', 'from=2026-02&to=2026-01', 'from=2025-01&to=2026-01'])
      expect([query, (await club.as(desk).get(`/complaint-figures?${query}`)).status]).toEqual([query, 400]);
    expect((await club.as(mei).post('/pictures', Buffer.from('GIF89a'), { 'content-type': 'image/gif' })).body.code).toBe(
      'complaints.not-a-picture',
    );
    expect((await club.as(mei).post('/pictures', Buffer.from('x'), { 'content-type': 'image/svg+xml' })).status).toBe(415);
    expect(await club.rows('SELECT number FROM complaint')).toHaveLength(1);
    await club.verify();
  });
});
