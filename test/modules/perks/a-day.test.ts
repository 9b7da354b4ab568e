import { adjustPoints } from '../../../server/modules/points/adjust-points';
import { onBothDatabases } from '../../support/club';

onBothDatabases('A day with points and perks', (open) => {
  it('is talked through in the chat, warmly and in the language of the person', async () => {
    const club = await open({ now: '2026-11-22T07:50' });
    const mei = await club.member({ name: '梅', bornOn: '1990-11-22' });
    const john = await club.member({ name: 'John', locale: 'en' });
    const first = await club.say(mei, '签到');
    expect(first?.text).toBe('签到成功，+5 积分。连续签到第 1 天，好的开始。明天再来得 5 分。再坚持 2 天满 3 天，另有 5 分。');
    expect((await club.say(mei, '打卡'))?.text).toMatch(/今天已经签到过了 \(\+5\)/);
    expect((await club.say(john, 'check in', { locale: 'en' }))?.text).toMatch(
      /^Checked in: \+5 points\. Day one of a new streak\. Tomorrow brings 5 points\./,
    );
    expect((await club.say(mei, '积分'))?.text).toBe('您现有 5 积分。其中 5 分可用到 2027-11-22。');
    expect((await club.say(mei, '排行榜'))?.text).toBe('本月积分榜\n1. 梅 5 分\n1. John 5 分\n您第 1 名，5 分。');
    expect((await club.say(mei, '优惠券'))?.text).toMatch(/^您现在没有可用的优惠券/);
    await club.until('2026-11-22T08:01');
    expect((await club.say(mei, '优惠券'))?.text).toMatch(
      /^您有 1 张可用的优惠券，到前台出示券码即可：\n生日茶点券 \w{5}-\w{5}，可用到 2026-12-22$/,
    );
    club.clock.set(club.now() + 86_400_000);
    expect((await club.say(mei, '签到'))?.text).toBe('签到成功，+5 积分。已连续签到 2 天。明天再来得 10 分，含连签奖励 5 分。');
    club.clock.set(club.now() + 86_400_000);
    expect((await club.say(mei, '签到'))?.text).toMatch(/^签到成功，\+10 积分（签到 5，连续签到三天 5）。已连续签到 3 天。/);
  });

  it('brings the birthday greeting and word of what staff did into the inbox', async () => {
    const club = await open({ now: '2026-11-22T07:50' });
    const mei = await club.member({ name: '梅', bornOn: '1990-11-22' });
    const finance = await club.staff('finance');
    await club.until('2026-11-22T08:01');
    await club.run(adjustPoints, finance.actor, { id: mei.id, points: 30, reason: '活动补记' });
    await club.deliver();
    const inbox = (await club.inbox(mei)) as { title: string; body: string }[];
    const titles = inbox.map(({ title }) => title);
    expect(titles).toContain('梅，生日快乐！');
    expect(titles).toContain('积分有调整：+30');
    expect(inbox.find(({ title }) => title === '梅，生日快乐！')?.body).toMatch(/生日茶点券 \w{5}-\w{5}（→ 2026-12-22）/);
  });

  it('is reached over HTTP, by whom it concerns and nobody else', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const [mei, lan] = [await club.member({ name: '梅' }), await club.member({ name: '兰' })];
    const [desk, finance] = [await club.staff('desk'), await club.staff('finance')];
    const first = await club.as(mei).post('/check-ins', {}, { 'idempotency-key': 'one' });
    expect([first.status, first.body.points]).toEqual([201, 5]);
    expect((await club.as(mei).post('/check-ins', {}, { 'idempotency-key': 'one' })).body).toEqual(first.body);
    expect((await club.as(mei).post('/check-ins', {})).status).toBe(409);
    expect((await club.as(null).post('/check-ins', {})).status).toBe(401);
    expect((await club.as(mei).post('/check-ins', { memberId: lan.id })).status).toBe(400);
    expect((await club.as(mei).get('/me/check-ins?month=2026-11')).body).toMatchObject({ totalDays: 1, checkedInToday: true });
    expect((await club.as(mei).get('/me/check-ins?month=november')).status).toBe(400);
    expect((await club.as(mei).get('/me/points')).body).toMatchObject({ balance: 5, earned: 5 });
    const { entries } = (await club.as(mei).get('/me/points/statement?limit=1')).body;
    expect((await club.as(mei).get(`/members/${lan.id}/points/statement`)).status).toBe(403);
    expect((await club.as(desk).post(`/members/${lan.id}/points`, { points: 5, reason: '补记' })).status).toBe(403);
    expect((await club.as(finance).post(`/members/${lan.id}/points`, { points: 15, reason: '补记' })).status).toBe(201);
    expect((await club.as(lan).get('/leaderboard?period=day')).body.me).toEqual({ rank: 1, points: 15, hidden: false });
    const undo = `/members/${mei.id}/points/${entries[0].id}/reversal`;
    expect((await club.as(finance).post(undo, { reason: '重复' })).body).toMatchObject({ points: -5 });
    expect((await club.as(finance).post(undo, { reason: '重复' })).status).toBe(409);
    expect((await club.as(desk).post('/coupons/K7M2X-9QXDA/redemption')).status).toBe(404);
    expect((await club.as(mei).get('/me/coupons')).body).toEqual({ coupons: [] });
    await club.verify();
  });
});
