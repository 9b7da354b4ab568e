import { onBothDatabases } from '../../support/club';
import { anEvent, at, go, statesOf } from './an-event';

const commands = (card: { buttons?: { command: string }[] } | undefined) => (card?.buttons ?? []).map(({ command }) => command);

onBothDatabases('Events in the chat', (open) => {
  it('are listed, shown, joined and left by number and by title', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const [mei, lan] = [await club.member({ name: '梅' }), await club.member({ name: '兰' })];
    expect((await club.say(mei, '活动'))?.text).toContain('还没有安排活动');
    const event = await anEvent(club, { title: '周末羽毛球', kind: 'outing', capacity: 2 });
    await anEvent(club, { title: '读书会', kind: 'reading', startsAt: at('2026-12-01T19:00'), endsAt: at('2026-12-01T21:00') });
    const list = await club.say(mei, '有什么活动');
    expect(list?.text).toContain('1 周末羽毛球｜11月28日 周六 19:00｜还有 2 个名额');
    expect(commands(list?.card)).toEqual(['报名 1', '报名 2']);
    expect((await club.say(mei, '活动 羽毛球'))?.text).toContain('和风会馆二楼');
    expect((await club.say(mei, '活动2'))?.text).toContain('读书会');
    const joined = await club.say(mei, '报名 羽毛球 +1');
    expect(joined?.text).toMatch(/^报上了！「周末羽毛球」/);
    expect(joined?.text).toContain('共 2 人');
    expect(commands(joined?.card)).toEqual(['取消报名 1']);
    expect((await club.say(mei, '报名 1'))?.text).toContain('已经报过名');
    expect((await club.say(lan, '报名1'))?.text).toContain('候补第 1 位');
    expect((await club.say(lan, '我的报名'))?.text).toContain('候补第 1 位');
    expect((await club.say(mei, '取消报名 羽毛球'))?.text).toMatch(/^已取消「周末羽毛球」/);
    expect((await club.say(lan, '接受 1'))?.text).toMatch(/^确认了！/);
    expect(await statesOf(club, event)).toEqual({ [mei.id]: 'cancelled', [lan.id]: 'confirmed' });
    await club.verify();
  });

  it('ask which one, when several fit or none was said, and do nothing before that', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const mei = await club.member();
    await anEvent(club, { title: '茶会（上）' });
    await anEvent(club, { title: '茶会（下）' });
    await anEvent(club, { title: '品茶' });
    for (const line of ['报名 茶会', '报名']) {
      const asked = await club.say(mei, line);
      expect(asked?.text).toContain('1 茶会（上） 11月28日 周六 19:00');
      expect(commands(asked?.card)).toEqual(expect.arrayContaining(['报名 1', '报名 2']));
    }
    expect(await club.rows('SELECT id FROM registration')).toEqual([]);
    expect((await club.say(mei, '报名 品茶'))?.text).toContain('报上了');
    expect((await club.say(mei, '报名 不存在的'))?.text).toContain('不存在的');
    expect((await club.say(mei, '报名 99'))?.text).toContain('99');
    expect((await club.say(mei, '取消报名'))?.text).toContain('3 品茶');
    expect((await club.say(mei, '放弃名额'))?.text).toContain('没有待确认的候补名额');
  });

  it('take the one offer that is open, the code on the wall, and feedback', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const [desk, mei, lan] = [await club.staff('desk'), await club.member(), await club.member()];
    const event = await anEvent(club, { capacity: 1 });
    await club.say(mei, '报名 1');
    await club.say(lan, '报名 1');
    await club.say(mei, '取消报名 1');
    expect((await club.say(lan, '接受名额'))?.text).toContain('确认了');
    await go(club, '2026-11-28T19:00');
    const { body } = await club.as(desk).get(`/events/${event.id}/wall-code`);
    expect((await club.say(lan, '到场 000001'))?.text).toContain('还可以试 4 次');
    expect((await club.say(lan, `到场 ${body.code}`))?.text).toContain('+20 积分');
    await go(club, '2026-11-28T21:00');
    expect((await club.say(lan, '反馈 秋日茶会 5 5 4 茶很香'))?.text).toContain('谢谢您对「秋日茶会」的反馈');
    expect((await club.say(lan, '反馈 1 5 5 9'))?.text).not.toContain('谢谢');
    await club.verify();
  });

  it('show a cancelled event’s reason, and drafts to nobody', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const [desk, manager, mei] = [await club.staff('desk'), await club.staff('manager'), await club.member({ locale: 'en' })];
    const event = await anEvent(club);
    await club.as(manager).post(`/events/${event.id}/cancellation`, { reason: '台风' });
    expect((await club.say(mei, 'events 1', { locale: 'en' }))?.text).toContain('台风');
    await club
      .as(desk)
      .post('/events', { title: '还没想好', place: '一楼', kind: 'salon', startsAt: event.startsAt, endsAt: event.endsAt, capacity: 3 });
    expect((await club.say(mei, '活动 2'))?.text).not.toContain('还没想好');
    expect((await club.say(mei, '活动 还没'))?.text).not.toContain('一楼');
  });
});
