import { checkIn } from '../../../server/modules/check-ins';
import { ERASURE_PHRASES } from '../../../shared/privacy';
import { onBothDatabases } from '../../support/club';
import { eraseMe, jump } from './a-members-life';

onBothDatabases('Erasing a person', (open) => {
  it('keeps the ledger under an id that leads to nobody, and ends the membership and every session', async () => {
    const club = await open();
    const mei = await club.member({ name: '何美丽' });
    const { demoCode } = (await club.as(null).post('/login/codes', { phone: mei.phone })).body;
    const { refreshToken } = (await club.as(null).post('/login', { phone: mei.phone, code: demoCode })).body;
    await club.run(checkIn, mei.actor, {});
    const ledger = await club.rows('SELECT * FROM points_entry');
    const terms = await club.as(mei).get('/me/erasure');
    expect(terms).toMatchObject({ status: 200, body: { phrases: ERASURE_PHRASES } });
    expect(terms.body.kept.length).toBeGreaterThan(0);
    expect(await eraseMe(club, mei)).toMatchObject({
      status: 200,
      body: { memberId: mei.id, erasedAt: club.now(), kept: terms.body.kept },
    });
    expect(await club.rows('SELECT * FROM points_entry')).toEqual(ledger);
    expect(await club.rows('SELECT name, phone, phoneDigest, leftAt FROM member WHERE id = ?', [mei.id])).toEqual([
      { name: null, phone: null, phoneDigest: null, leftAt: club.now() },
    ]);
    expect((await club.as(null).post('/sessions/refresh', { refreshToken })).status).toBe(401);
    expect((await club.as(mei).post('/check-ins')).status).toBe(403);
    expect((await club.member({ phone: mei.phone })).id).not.toBe(mei.id); // the phone is free for somebody new
    await club.verify();
  });

  it('needs the words typed, however they are set', async () => {
    const club = await open();
    const mei = await club.member();
    for (const confirm of ['删除', 'yes', `${ERASURE_PHRASES.en} please`])
      expect(await club.as(mei).post('/me/erasure', { confirm })).toMatchObject({ status: 400, body: { code: 'privacy.wrong-phrase' } });
    expect((await club.as(mei).post('/me/erasure')).status).toBe(400);
    expect(await club.rows('SELECT * FROM erasure')).toEqual([]);
    expect((await club.as(mei).post('/me/erasure', { confirm: ' Erase  my data. ' })).status).toBe(200);
  });

  it('does no harm a second time, and keeps the first date', async () => {
    const club = await open();
    const mei = await club.member();
    const first = club.now();
    await eraseMe(club, mei);
    const [member] = await club.rows('SELECT leftAt, erasedAt FROM member WHERE id = ?', [mei.id]);
    club.clock.set(club.now() + 60_000);
    expect(await eraseMe(club, mei)).toMatchObject({ status: 200, body: { erasedAt: first } });
    await jump(club, 7_200_000);
    expect(await club.rows('SELECT memberId, erasedAt, askedBy, actorId FROM erasure')).toEqual([
      { memberId: mei.id, erasedAt: first, askedBy: 'member', actorId: mei.id },
    ]);
    expect(await club.rows('SELECT leftAt, erasedAt FROM member WHERE id = ?', [mei.id])).toEqual([member]);
    await club.verify();
  });

  // Seen to fail (the late one stays) with secondPass taken out of the module's handlers, and (a welcome is written to nobody) with
  // withoutTheErased taken out of the notices.
  it('also takes what was under way at that moment', async () => {
    const club = await open();
    const mei = await club.member();
    await eraseMe(club, mei);
    await club.club.db.transact(async (tx) =>
      tx.later(
        "INSERT INTO notification(recipient, id, digest, template, topic, said, at) VALUES (?, 'ntf_late', 'late', 'x', 'events', 'x', ?)",
        [mei.id, club.now()],
      ),
    );
    await jump(club, 59 * 60_000);
    expect(await club.rows('SELECT id FROM notification WHERE recipient = ?', [mei.id])).toHaveLength(1);
    await jump(club, 60_000);
    expect(await club.rows('SELECT id FROM notification WHERE recipient = ?', [mei.id])).toEqual([]);
    expect(await club.rows('SELECT sweptAt FROM erasure')).toEqual([{ sweptAt: club.now() }]);
  });

  it('is done by the club only for those who have left', async () => {
    const club = await open();
    const [mei, owner, desk] = [await club.member(), await club.staff('owner'), await club.staff('desk')];
    const path = `/members/${mei.id}/erasure`;
    expect((await club.as(desk).post(path)).status).toBe(403);
    expect(await club.as(owner).post(path)).toMatchObject({ status: 409, body: { code: 'privacy.still-member' } });
    expect((await club.as(mei).post('/me/leave', { reason: '搬家了' })).status).toBeLessThan(300);
    expect((await club.as(owner).post(path)).status).toBe(200);
    expect(await club.rows('SELECT askedBy, actorId FROM erasure')).toEqual([{ askedBy: 'staff', actorId: owner.id }]);
    expect(await club.rows('SELECT reason FROM member_step WHERE memberId = ? AND reason IS NOT NULL', [mei.id])).toEqual([]);
    expect((await club.as(owner).post('/members/mbr_00000000000000000000/erasure')).status).toBe(404);
    await club.verify();
  });

  // Seen to fail with requireAnotherOwner taken out of eraseMe.
  it('never leaves the club without an owner, also when two of them go at once', async () => {
    const club = await open();
    const owners = [await club.staff('owner'), await club.staff('owner')];
    const answers = await Promise.all(owners.map((owner) => eraseMe(club, owner)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(await club.rows("SELECT memberId FROM staff_role WHERE role = 'owner' AND revokedAt IS NULL")).toHaveLength(1);
  });
});
