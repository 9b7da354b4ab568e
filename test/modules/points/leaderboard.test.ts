import { endMembership, leaveClub } from '../../../server/modules/accounts/end-membership';
import { checkIn } from '../../../server/modules/check-ins';
import { adjustPoints } from '../../../server/modules/points/adjust-points';
import { readLeaderboard } from '../../../server/modules/points/read-leaderboard';
import { onBothSmallClubs } from './small-club';

interface Board {
  places: { rank: number; name: string; points: number; isMe: boolean }[];
  me: { rank: number | null; points: number; hidden: boolean };
  from: string | null;
}

onBothSmallClubs('The leaderboard', (open) => {
  it('ranks what was earned in the period, equal points sharing a place', async () => {
    const club = await open({ now: '2026-11-29T10:00' }); // a Sunday
    const [mei, lan, zhu] = [await club.member({ name: '梅' }), await club.member({ name: '兰' }), await club.member({ name: '竹' })];
    await club.run(checkIn, mei.actor, {});
    await club.advance('1d');
    for (const person of [mei, lan, zhu]) await club.run(checkIn, person.actor, {});
    const board = (period: string) => club.run<Board>(readLeaderboard, mei.actor, { period });
    expect((await board('month')).places).toEqual([
      { rank: 1, name: '梅', points: 10, isMe: true },
      { rank: 2, name: '兰', points: 5, isMe: false },
      { rank: 2, name: '竹', points: 5, isMe: false },
    ]);
    expect(await board('day')).toMatchObject({ from: '2026-11-30', me: { rank: 1, points: 5 } });
    expect(await board('week')).toMatchObject({ from: '2026-11-30', me: { rank: 1, points: 5 } });
    await club.advance('1d');
    expect(await board('month')).toMatchObject({ places: [], me: { rank: null, points: 0 } });
    expect((await board('season')).me).toMatchObject({ rank: 1, points: 10 });
    expect((await board('year')).me).toMatchObject({ rank: 1, points: 10 });
    expect((await board('all')).places).toHaveLength(3);
  });

  // Seen to fail when the hidden are dropped from the places but still counted: everybody below stood one place too low.
  it('neither shows nor counts who opted out', async () => {
    const club = await open();
    const finance = await club.staff('finance');
    const people = [await club.member({ name: '梅' }), await club.member({ name: '兰' }), await club.member({ name: '竹' })];
    for (const [i, person] of people.entries())
      await club.run(adjustPoints, finance.actor, { id: person.id, points: 30 - i * 10, reason: '补记' });
    const [mei, lan, zhu] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]];
    await club.club.db.transact(async (tx) => tx.later('UPDATE member SET hidden = 1 WHERE id = ?', [lan.id]));
    for (const period of ['month', 'all']) {
      const seen = await club.run<Board>(readLeaderboard, zhu.actor, { period });
      expect(seen.places.map(({ rank, name }) => [rank, name])).toEqual([
        [1, '梅'],
        [2, '竹'],
      ]);
      expect(seen.me).toEqual({ rank: 2, points: 10, hidden: false });
      expect((await club.run<Board>(readLeaderboard, lan.actor, { period })).me).toEqual({ rank: null, points: 20, hidden: true });
    }
    expect(mei.id).not.toBe(lan.id);
  });

  // Seen to fail without `hidden = 1` in record-ending.ts: the name of somebody who has left stays on the wall.
  it('shows nobody who has left or was revoked', async () => {
    const club = await open();
    const [finance, owner] = [await club.staff('finance'), await club.staff('owner')];
    const people = [await club.member({ name: '梅' }), await club.member({ name: '兰' }), await club.member({ name: '竹' })];
    for (const { id } of people) await club.run(adjustPoints, finance.actor, { id, points: 10, reason: '补记' });
    const [mei, lan, zhu] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]];
    await club.run(leaveClub, mei.actor, {});
    await club.run(endMembership, owner.actor, { id: lan.id, reason: '转借会员卡', revoke: true });
    for (const period of ['day', 'all'])
      expect((await club.run<Board>(readLeaderboard, zhu.actor, { period })).places).toEqual([
        { rank: 1, name: '竹', points: 10, isMe: true },
      ]);
  });

  it('refuses a board that the charter does not keep', async () => {
    const club = await open({ change: (charter) => Object.assign(charter.points as object, { boards: ['month'] }) });
    const mei = await club.member();
    await expect(club.run(readLeaderboard, mei.actor, { period: 'day' })).rejects.toMatchObject({
      code: 'points.no-board',
      params: { boards: 'month' },
    });
  });
});
