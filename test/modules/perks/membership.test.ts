import { rewardAdmission } from '../../../server/modules/perks/reward-membership';
import { onBothDatabases, type TestClub } from '../../support/club';

const perk = (id: string, on: string, once: string, rest: object = {}) => ({
  id,
  title: id,
  on,
  once,
  to: 'member',
  cap: [],
  grant: [{ gift: '茶杯一只' }, { points: 30 }],
  ...rest,
});
const change = (charter: TestClub['charter']) =>
  Object.assign(charter, {
    perks: [
      perk('welcome', 'admitted', 'lifetime'),
      perk('thanks', 'renewed', 'term'),
      perk('gold-thanks', 'renewed', 'year', { when: { tiers: ['gold'] }, grant: [{ coupon: 'birthday-tea' }] }),
    ],
  });
const form = {
  name: '何静',
  phone: '13800001111',
  birth: { date: '1990-05-20' },
  consents: ['agreement', 'privacy'].map((document) => ({ document, version: '1' })),
};
const given = (club: TestClub, id: string) =>
  club.rows<{ perkId: string; title: string }>(
    'SELECT perkId, title FROM perk_grant WHERE memberId = ? AND code IS NOT NULL ORDER BY perkId',
    [id],
  );
const pointsOf = async (club: TestClub, id: string) => (await club.as({ actor: { id, roles: ['member'] } }).get('/me/points')).body.balance;

onBothDatabases('What the charter gives for membership itself', (open) => {
  it('comes with the admission, once in a life, and with each term that is renewed', async () => {
    const club = await open({ now: '2026-11-22T10:00', change });
    const desk = await club.staff('desk', { termEndsOn: '2040-01-01' });
    await club.deliver();
    const { id } = (await club.as(null).post('/applications', form)).body;
    const mei = { actor: { id, roles: ['member'] } };
    await club.as(desk).post(`/members/${id}/review`, { decision: 'approve' });
    await club.deliver();
    expect(await given(club, id)).toEqual([{ perkId: 'welcome', title: '茶杯一只' }]);
    expect(await pointsOf(club, id)).toBe(30);
    expect((await club.inbox(mei as never)).map((n: { title: string }) => n.title)).toEqual(
      expect.arrayContaining([expect.stringContaining('礼')]),
    );
    const renew = async (expectedEnd: string) => {
      expect((await club.as(desk).post(`/members/${id}/renewals`, { expectedEnd })).status).toBe(201);
      await club.deliver();
    };
    await renew('2027-11-21');
    await renew('2028-11-21');
    expect((await given(club, id)).map(({ perkId }) => perkId)).toEqual(['thanks', 'thanks', 'welcome']);
    expect(await pointsOf(club, id)).toBe(90);
    await club.as(desk).post(`/members/${id}/tier`, { tier: 'gold', reason: '年度优秀会员' });
    await renew('2029-11-21');
    await renew('2030-11-21');
    expect((await given(club, id)).filter(({ perkId }) => perkId === 'gold-thanks')).toHaveLength(1); // both in 2026
    await club.as(mei).post('/me/leave', {});
    await club.as(mei).post('/applications', form);
    await club.as(desk).post(`/members/${id}/review`, { decision: 'approve' });
    await club.deliver();
    expect((await given(club, id)).filter(({ perkId }) => perkId === 'welcome')).toHaveLength(1);
    await club.verify();
  });

  // Seen to fail (the key of perk_grant breaks) with `givenBefore` taken out of book-once.ts.
  it('is booked once, however often the fact is delivered, and not for somebody who has gone since', async () => {
    const club = await open({ now: '2026-11-22T10:00', change });
    const mei = await club.member();
    const lan = await club.member();
    await club.as(lan).post('/me/leave', {});
    await club.deliver();
    await club.club.db.transact(async (tx) => {
      tx.later('DELETE FROM handled WHERE handler = ?', [rewardAdmission.name]);
      tx.later("UPDATE fact SET dueAt = 0 WHERE type = 'MemberAdmitted'");
    });
    await club.deliver();
    expect(
      await club.rows("SELECT COUNT(*) AS n FROM fact WHERE type = 'MemberAdmitted' AND (dueAt IS NOT NULL OR parkedAt IS NOT NULL)"),
    ).toEqual([{ n: 0 }]);
    expect(await given(club, mei.id)).toHaveLength(1);
    expect(await given(club, lan.id)).toHaveLength(0);
    expect(await pointsOf(club, mei.id)).toBe(30);
    await club.verify();
  });
});
