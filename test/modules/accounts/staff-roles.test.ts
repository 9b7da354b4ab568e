import { systemActor } from '../../../server/core/context';
import { appointFirstOwner } from '../../../server/modules/accounts/staff-roles';
import { onBothDatabases } from '../../support/club';
import { logIn, refresh, withToken } from './logging-in';

const REASON = { reason: '多次违反馆规' };

onBothDatabases('Staff roles', (open) => {
  it('begin with an owner whom only the house itself appoints, once', async () => {
    const club = await open();
    const [mei, lan] = [await club.member(), await club.member()];
    await expect(club.run(appointFirstOwner, mei.actor, { memberId: mei.id })).rejects.toThrow('core.forbidden');
    await club.run(appointFirstOwner, systemActor('start'), { memberId: mei.id });
    await expect(club.run(appointFirstOwner, systemActor('start'), { memberId: lan.id })).rejects.toThrow('accounts.owner-exists');
    expect((await logIn(club, mei.phone)).roles).toEqual(['member', 'owner']);
    await club.verify();
  });

  it('are given and taken by the owner, count from the next token on, and leave a record', async () => {
    const club = await open();
    const [owner, manager, mei] = [await club.staff('owner'), await club.staff('manager'), await club.member()];
    const given = { memberId: mei.id, role: 'desk' };
    expect((await club.as(manager).post('/staff-roles', given)).status).toBe(403);
    const before = await logIn(club, mei.phone);
    expect((await club.as(owner).post('/staff-roles', given)).status).toBe(201);
    expect(await club.as(owner).post('/staff-roles', given)).toMatchObject({ status: 409, body: { code: 'accounts.has-role' } });
    expect((await club.as(null).get('/members', withToken(before.accessToken))).status).toBe(403);
    const after = (await refresh(club, before.refreshToken)).body;
    expect((await club.as(null).get('/members', withToken(after.accessToken))).status).toBe(200);
    expect((await club.as(manager).get('/staff-roles')).body.roles).toContainEqual({ ...given, name: mei.name, grantedAt: club.now() });
    expect((await club.as(owner).delete(`/staff-roles/${mei.id}/desk`)).status).toBe(200);
    expect((await club.as(owner).delete(`/staff-roles/${mei.id}/desk`)).body).toMatchObject({ code: 'accounts.no-role' });
    expect((await refresh(club, after.refreshToken)).body.roles).toEqual(['member']);
    expect(await club.rows('SELECT revokedBy FROM staff_role WHERE memberId = ?', [mei.id])).toEqual([{ revokedBy: owner.id }]);
    expect((await club.as(owner).post('/staff-roles', { memberId: mei.id, role: 'emperor' })).status).toBe(400);
    await club.verify();
  });

  it('are for members who take part', async () => {
    const club = await open();
    const owner = await club.staff('owner');
    const lapsed = await club.member({ admittedOn: '2024-01-01', termEndsOn: '2024-12-31' });
    const given = (memberId: string) => club.as(owner).post('/staff-roles', { memberId, role: 'desk' });
    expect((await given(lapsed.id)).body).toMatchObject({ code: 'members.lapsed' });
    expect((await given('mbr_00000000000000000000')).status).toBe(404);
  });

  // Guard: the lock on the counter's row. Seen to fail on MariaDB (no owner left, the role twice) with `lock` doing nothing.
  it('never leave the club without an owner, and nobody has one twice, whoever acts at the same time', async () => {
    const club = await open();
    const [a, b, mei] = [await club.staff('owner'), await club.staff('owner'), await club.member()];
    const given = { memberId: mei.id, role: 'desk' };
    const assigned = await Promise.all(Array.from({ length: 6 }, (_, n) => club.as(n % 2 ? a : b).post('/staff-roles', given)));
    expect(assigned.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    const taken = await Promise.all([club.as(a).delete(`/staff-roles/${b.id}/owner`), club.as(b).delete(`/staff-roles/${a.id}/owner`)]);
    expect(taken.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(taken.find((answer) => answer.status === 409)?.body).toMatchObject({ code: 'accounts.last-owner' });
    await club.verify();
  });

  it('end with the membership, at once and also for those who come back', async () => {
    const club = await open();
    const [owner, desk] = [await club.staff('owner'), await club.staff('desk')];
    const session = await logIn(club, desk.phone);
    expect(session.roles).toEqual(['member', 'desk']);
    expect((await club.as(desk).post('/me/leave', {})).status).toBe(200);
    expect((await refresh(club, session.refreshToken)).body.roles).toEqual(['member', 'outsider']);
    expect(await club.as(owner).post('/me/leave', {})).toMatchObject({ status: 409, body: { code: 'accounts.last-owner' } });
    const second = await club.staff('owner');
    expect((await club.as(owner).post('/me/leave', {})).status).toBe(200);
    expect((await logIn(club, second.phone)).roles).toEqual(['member', 'owner']);
    await club.verify();
  });

  // Guard: the roles in the policies of endMembership and changePhone. Seen to fail (200) with either of them left out.
  it('protect who holds them: a manager neither ends the owner nor takes over their phone', async () => {
    const club = await open();
    const [owner, manager, desk, mei] = [
      await club.staff('owner'),
      await club.staff('manager'),
      await club.staff('desk'),
      await club.member(),
    ];
    await club.staff('owner');
    const phone = { phone: '13800001111' };
    expect((await club.as(manager).post(`/members/${owner.id}/ending`, REASON)).status).toBe(403);
    expect((await club.as(manager).post(`/members/${desk.id}/ending`, REASON)).status).toBe(403);
    expect((await club.as(desk).post(`/members/${owner.id}/phone`, phone)).status).toBe(403);
    expect((await club.as(manager).post(`/members/${desk.id}/phone`, phone)).status).toBe(403);
    expect((await club.as(desk).post(`/members/${mei.id}/phone`, phone)).status).toBe(200);
    expect((await club.as(manager).post(`/members/${mei.id}/ending`, { ...REASON, revoke: true })).status).toBe(200);
    expect((await logIn(club, phone.phone)).roles).toEqual(['member', 'outsider']);
    expect((await club.as(owner).post(`/members/${manager.id}/ending`, REASON)).status).toBe(200);
    await club.verify();
  });

  // Guard: requireAnotherOwner in end-membership.ts. Seen to fail on MariaDB (both go) without its lock.
  it('keep one of two owners who leave at the same moment', async () => {
    const club = await open();
    const owners = [await club.staff('owner'), await club.staff('owner')];
    const answers = await Promise.all(owners.map((owner) => club.as(owner).post('/me/leave', {})));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    await club.verify();
  });
});
