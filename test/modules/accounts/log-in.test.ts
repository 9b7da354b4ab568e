import { onBothDatabases, type TestClub } from '../../support/club';

const codeFor = async (club: TestClub, phone: string): Promise<string> =>
  (await club.as(null).post('/login/codes', { phone })).body.demoCode;
const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

onBothDatabases('Logging in', (open) => {
  it('takes a phone and its code, once, and gives the roles somebody holds', async () => {
    const club = await open();
    const desk = await club.staff('desk');
    const code = await codeFor(club, desk.phone);
    const first = await club.as(null).post('/login', { phone: `+86 ${desk.phone}`, code });
    expect(first).toMatchObject({ status: 200, body: { memberId: desk.id, roles: ['member', 'desk'] } });
    const headers = { authorization: `Bearer ${first.body.accessToken}` };
    expect((await club.as(null).get('/me', headers)).body).toMatchObject({ id: desk.id });
    // Guard: the conditional UPDATE that uses the code up; without it the second log-in succeeds.
    expect((await club.as(null).post('/login', { phone: desk.phone, code })).body).toMatchObject({ code: 'accounts.code-over' });
    await club.advance('16m');
    expect((await club.as(null).get('/me', headers)).body).toMatchObject({ code: 'core.bad-token' });
  });

  // Guard: the refusal is returned, not thrown, so that the try is kept; thrown, the sixth try with the right code gets in.
  it('gives a code five tries and ten minutes', async () => {
    const club = await open();
    const mei = await club.member();
    const code = await codeFor(club, mei.phone);
    const tries = await Promise.all(Array.from({ length: 5 }, () => club.as(null).post('/login', { phone: mei.phone, code: wrong(code) })));
    expect(new Set(tries.map((t) => t.body.code))).toEqual(new Set(['accounts.code-wrong']));
    expect((await club.as(null).post('/login', { phone: mei.phone, code })).body).toMatchObject({ code: 'accounts.code-over' });
    const later = await codeFor(club, mei.phone);
    await club.advance('11m');
    expect((await club.as(null).post('/login', { phone: mei.phone, code: later })).body).toMatchObject({ code: 'accounts.code-over' });
  });

  it('does not tell whether a phone is known, and sends five codes an hour at most', async () => {
    const club = await open({ demo: false });
    const mei = await club.member();
    expect((await club.as(null).post('/login/codes', { phone: mei.phone })).body).toMatchObject({ code: 'accounts.no-sender' });
    expect((await club.as(null).get('/demo')).status).toBe(404);
    const demo = await open();
    const lin = await demo.member();
    const unknown = await demo.as(null).post('/login/codes', { phone: '13700000000' });
    expect(unknown).toMatchObject({ status: 200, body: { validSeconds: 600 } });
    for (let i = 0; i < 5; i++) expect((await demo.as(null).post('/login/codes', { phone: lin.phone })).status).toBe(200);
    expect(await demo.as(null).post('/login/codes', { phone: lin.phone })).toMatchObject({
      status: 429,
      body: { code: 'accounts.too-many-codes' },
    });
    await demo.advance('1h');
    expect((await demo.as(null).post('/login/codes', { phone: lin.phone })).status).toBe(200);
    expect(await demo.dump()).not.toContain(lin.phone);
  });

  it('is shown and ended by its person alone; logging out ends it too', async () => {
    const club = await open();
    const [mei, lin] = [await club.member(), await club.member()];
    const enter = async () => (await club.as(null).post('/login', { phone: mei.phone, code: await codeFor(club, mei.phone) })).body;
    const [phone, tablet] = [await enter(), await enter()];
    const { sessions } = (await club.as(mei).get('/me/sessions')).body;
    expect(sessions).toHaveLength(2);
    expect((await club.as(lin).delete(`/me/sessions/${sessions[0].id}`)).status).toBe(404);
    expect((await club.as(mei).delete(`/me/sessions/${sessions[0].id}`)).status).toBe(200);
    expect((await club.as(null).post('/sessions/refresh', { refreshToken: phone.refreshToken })).body).toMatchObject({
      code: 'accounts.refresh-over',
    });
    expect((await club.as(null).post('/sessions/logout', { refreshToken: tablet.refreshToken })).status).toBe(200);
    expect((await club.as(mei).get('/me/sessions')).body.sessions).toEqual([]);
  });

  it('works by the standing code of a demo, which lists its invented people', async () => {
    const club = await open();
    const owner = await club.staff('owner');
    const [first] = (await club.as(null).get('/demo')).body.people;
    expect(first).toMatchObject({ phone: owner.phone, role: 'owner' });
    for (let i = 0; i < 2; i++) expect((await club.as(null).post('/login', { phone: first.phone, code: first.code })).status).toBe(200);
  });
});

onBothDatabases('A refresh token', (open) => {
  const enter = async (club: TestClub) => {
    const mei = await club.member();
    return { mei, ...(await club.as(null).post('/login', { phone: mei.phone, code: await codeFor(club, mei.phone) })).body };
  };
  const refresh = (club: TestClub, refreshToken: string) => club.as(null).post('/sessions/refresh', { refreshToken });

  it('is exchanged once; a flaky client that asks twice at once is not logged out', async () => {
    const club = await open();
    const { refreshToken } = await enter(club);
    const all = await Promise.all(Array.from({ length: 6 }, () => refresh(club, refreshToken)));
    expect(all.map((a) => a.status).sort()).toEqual([200, 401, 401, 401, 401, 401]);
    const next = all.find((a) => a.status === 200)?.body.refreshToken;
    expect((await refresh(club, next)).status).toBe(200);
    await club.verify();
  });

  // Guard: `UPDATE session … WHERE family`; without it the thief goes on with the token he exchanged.
  it('that comes a second time later ends the whole family', async () => {
    const club = await open();
    const { refreshToken } = await enter(club);
    const next = (await refresh(club, refreshToken)).body.refreshToken;
    await club.advance('1m');
    expect((await refresh(club, refreshToken)).body).toMatchObject({ code: 'accounts.refresh-reused' });
    expect((await refresh(club, next)).body).toMatchObject({ code: 'accounts.refresh-over' });
  });

  it('ends with the membership', async () => {
    const club = await open();
    const { mei, refreshToken } = await enter(club);
    await club.as(mei).post('/me/leave', {});
    await club.deliver();
    expect((await refresh(club, refreshToken)).status).toBe(401);
  });
});

onBothDatabases('Staff roles', (open) => {
  it('are given and taken by the owner, never the last one’s, by two owners at once neither', async () => {
    const club = await open();
    const [owner, mei] = [await club.staff('owner'), await club.member()];
    expect((await club.as(owner).post('/staff-roles', { memberId: mei.id, role: 'owner' })).status).toBe(201);
    expect((await club.as(owner).post('/staff-roles', { memberId: mei.id, role: 'owner' })).body).toMatchObject({
      code: 'accounts.has-role',
    });
    expect((await club.as(owner).get('/staff-roles')).body.roles).toHaveLength(2);
    const second = { actor: { id: mei.id, roles: ['member', 'owner'] } };
    // Guard: the counter's row in staff-roles.ts; without that lock both owners are gone on MariaDB.
    const both = await Promise.all([
      club.as(owner).delete(`/staff-roles/${mei.id}/owner`),
      club.as(second).delete(`/staff-roles/${owner.id}/owner`),
    ]);
    expect(both.map((a) => a.status).sort()).toEqual([200, 409]);
    const left = (await club.rows<{ memberId: string }>("SELECT memberId FROM staff_role WHERE role = 'owner' AND revokedAt IS NULL")).map(
      (r) => r.memberId,
    );
    expect(left).toHaveLength(1);
  });

  it('begin with one owner, appointed from the command line (accounts.appoint-first-owner), and only one', async () => {
    const club = await open();
    const [mei, lin] = [await club.member(), await club.member()];
    const appoint = club.club.modules.flatMap((m) => [...(m.operations ?? [])]).find((o) => o.name === 'accounts.appoint-first-owner');
    const all = await Promise.allSettled([mei, lin].map((p) => club.system(appoint as never, { memberId: p.id })));
    expect(all.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(club.run(appoint as never, mei.actor, { memberId: mei.id })).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
