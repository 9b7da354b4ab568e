import { openBot } from '../../../server/bot/bot';
import { linkedMember } from '../../../server/modules/chat';
import { linkAccount } from '../../../server/modules/chat/link-account';
import { makeLinkCode } from '../../../server/modules/chat/make-link-code';
import { sweepChat } from '../../../server/modules/chat/sweep-chat';
import { onBothDatabases, type TestClub } from '../../support/club';
import type { Person } from '../../support/people';

const codeFor = async (club: TestClub, person: Person): Promise<string> => (await club.as(person).post('/chat/link-codes')).body.code;

/** A visitor of the web room who types. */
async function aVisitor(club: TestClub) {
  const { id, token } = (await club.as(null).post('/chat/guests')).body as { id: string; token: string };
  let count = 0;
  const say = async (text: string, room = 'direct') => {
    count += 1;
    const { body } = await club.as(null).post(`/rooms/${room}/messages`, { id: `v${count}`, text }, { authorization: `Bearer ${token}` });
    return body.reply?.text as string | undefined;
  };
  return { id, token, say };
}

onBothDatabases('Linking a chat account', (open) => {
  it('makes a stranger known by the code that the member was shown, and forgets again', async () => {
    const club = await open();
    const mei = await club.member();
    const visitor = await aVisitor(club);
    expect(await visitor.say('签到')).toContain('还不认识您');
    expect(await visitor.say('绑定')).toContain('绑定 123456');
    const code = await codeFor(club, mei);
    expect(code).toMatch(/^\d{6}$/);
    expect(await visitor.say(`绑定 ${code.slice(0, 3)} ${code.slice(3)}`)).toContain('绑定好了');
    expect(await visitor.say('签到')).toContain('签到成功');
    expect(await club.rows('SELECT memberId FROM check_in')).toEqual([{ memberId: mei.id }]);
    expect((await club.as(mei).get('/chat/accounts')).body.accounts).toMatchObject([{ adapter: 'web', chatUser: visitor.id }]);
    expect((await club.as(mei).get('/rooms/direct/messages')).body.messages[0].answer.text).toContain('新的聊天账号已绑定');

    expect(await visitor.say('解绑')).toContain('已经解绑');
    expect(await visitor.say('积分')).toContain('还不认识您');
    expect(await visitor.say('解绑')).toContain('还不认识您');
    await club.verify();
  });

  it('lets the member see and end a link from the own account, and nobody else', async () => {
    const club = await open();
    const [mei, lan] = [await club.member(), await club.member()];
    const visitor = await aVisitor(club);
    await visitor.say(`绑定 ${await codeFor(club, mei)}`);
    const path = `/chat/accounts/web/${visitor.id}`;
    expect((await club.as(lan).delete(path)).status).toBe(404);
    expect((await club.as(mei).delete(path)).status).toBe(200);
    expect(await linkedMember({ db: club.club.db.read }, 'web', visitor.id)).toBeNull();
  });

  it('uses each code once, within ten minutes, and only the latest of a member', async () => {
    const club = await open();
    const mei = await club.member();
    const [a, b] = [await aVisitor(club), await aVisitor(club)];
    const early = await codeFor(club, mei);
    const code = await codeFor(club, mei);
    expect(await a.say(`绑定 ${early}`)).toContain('绑定码不对');
    expect(await a.say(`绑定 ${code}`)).toContain('绑定好了');
    expect(await b.say(`绑定 ${code}`)).toContain('绑定码不对');
    const late = await codeFor(club, mei);
    await club.advance('10m');
    expect(await b.say(`绑定 ${late}`)).toContain('绑定码不对');
    expect(await a.say(`绑定 ${await codeFor(club, mei)}`)).toContain('已经绑定了');
  });

  // Seen to fail with `tries < ?` taken out of the UPDATE in link-account.ts: the sixth and later tries were let through, and with the
  // refusal thrown instead of returned: no try was ever counted.
  it('gives five tries in ten minutes, whoever tries at the same time', async () => {
    const club = await open();
    const mei = await club.member();
    const visitor = await aVisitor(club);
    const tries = await Promise.all(Array.from({ length: 9 }, (_, n) => visitor.say(`绑定 00000${n}`)));
    expect(tries.filter((text) => text?.includes('绑定码不对'))).toHaveLength(5);
    expect(tries.filter((text) => text?.includes('试错太多次'))).toHaveLength(4);
    const code = await codeFor(club, mei);
    expect(await visitor.say(`绑定 ${code}`)).toContain('10 分钟后');
    await club.advance('10m');
    expect(await visitor.say(`绑定 ${await codeFor(club, mei)}`)).toContain('绑定好了');
    await club.verify();
  });

  // Seen to fail with the DELETE of the code not counted in link-account.ts: both were linked.
  it('serves one of two strangers who send the same code at the same moment', async () => {
    const club = await open();
    const mei = await club.member();
    const strangers = await Promise.all(Array.from({ length: 6 }, () => aVisitor(club)));
    const code = await codeFor(club, mei);
    const answers = await Promise.all(strangers.map(({ say }) => say(`绑定 ${code}`)));
    expect(answers.filter((text) => text?.includes('绑定好了'))).toHaveLength(1);
    expect(await club.rows('SELECT memberId FROM chat_account')).toEqual([{ memberId: mei.id }]);
  });

  it('is nothing for somebody who is logged in, and no operation of the API', async () => {
    const club = await open();
    const mei = await club.member();
    expect((await club.say(mei, `绑定 ${await codeFor(club, mei)}`))?.text).toContain('不需要绑定');
    const input = { adapter: 'wecom', chatUser: 'someone', code: '000000' };
    await expect(club.run(linkAccount, { id: 'gst_1', roles: ['guest'] }, input)).rejects.toMatchObject({ code: 'core.forbidden' });
    await expect(club.run(makeLinkCode, { id: 'gst_1', roles: ['guest'] }, {})).rejects.toMatchObject({ code: 'core.forbidden' });
  });

  // Seen to fail (绑定好了) with `end(ctx, digest)` taken out of link-account.ts: whoever read along became the member.
  it('ends a code that was said in vain, so that nobody who reads along can use it', async () => {
    const club = await open();
    const mei = await club.member();
    const [known, stranger] = [await aVisitor(club), await aVisitor(club)];
    const inTheLobby = await codeFor(club, mei);
    expect((await club.say(mei, `绑定 ${inTheLobby}`))?.text).toContain('作废');
    expect(await stranger.say(`绑定 ${inTheLobby}`)).toContain('绑定码不对');
    await known.say(`绑定 ${await codeFor(club, mei)}`);
    const twice = await codeFor(club, mei);
    expect(await known.say(`绑定 ${twice}`, 'lobby')).toContain('已经绑定了');
    expect(await stranger.say(`绑定 ${twice}`)).toContain('绑定码不对');
    expect(await club.rows('SELECT chatUser FROM chat_account')).toEqual([{ chatUser: known.id }]);
    await club.verify();
  });

  it('works the same for an adapter of another chat system', async () => {
    const club = await open();
    const mei = await club.member();
    const bot = openBot(club.club, { botName: '会馆' });
    let count = 0;
    const type = async (text: string, more: { mention?: boolean; where?: 'group' | 'direct' } = {}) => {
      count += 1;
      const { where = 'direct', ...rest } = more;
      const line = {
        adapter: 'wecom',
        room: 'wecom_1',
        where,
        chatUser: 'WuHao@corp',
        messageId: `m${count}`,
        text,
        locale: 'zh-CN' as const,
        keepsTalk: false,
      };
      return bot.hear({ ...line, ...rest }).answer();
    };
    expect((await type('签到')).reply?.text).toContain('还不认识您');
    expect(await type('中午吃什么', { where: 'group' })).toEqual({ line: null, reply: null });
    expect((await type(`绑定 ${await codeFor(club, mei)}`)).reply?.text).toContain('绑定好了');
    expect((await type('签到', { where: 'group', mention: true })).reply?.text).toContain('签到成功');
    expect(await club.rows("SELECT linkedId AS memberId FROM chat_message WHERE adapter = 'wecom' AND linkedId IS NOT NULL")).toEqual([
      { memberId: mei.id },
    ]);
  });

  it('ends with the visitor’s pass, after thirty days', async () => {
    const club = await open({ now: '2026-10-01T10:00' });
    const mei = await club.member();
    const visitor = await aVisitor(club);
    await visitor.say(`绑定 ${await codeFor(club, mei)}`);
    await club.system(sweepChat, {});
    expect(await club.rows('SELECT memberId FROM chat_account')).toHaveLength(1);
    club.clock.set(club.now() + 30 * 86_400_000);
    expect(
      (await club.as(null).post('/rooms/direct/messages', { id: 'x', text: '签到' }, { authorization: `Bearer ${visitor.token}` })).status,
    ).toBe(401);
    await club.system(sweepChat, {});
    expect(await club.rows('SELECT memberId FROM chat_account')).toEqual([]);
  });
});
