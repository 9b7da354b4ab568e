import { checkIn } from '../../../server/modules/check-ins';
import { onBothDatabases } from '../../support/club';

onBothDatabases('Exporting everything about oneself', (open) => {
  it('gives one document by module, with the facts by and about the member, and nothing of anybody else', async () => {
    const club = await open();
    const [mei, lan, owner] = [await club.member({ name: '何美丽' }), await club.member({ name: '兰芳草' }), await club.staff('owner')];
    for (const one of [mei, lan]) await club.run(checkIn, one.actor, {});
    await club.as(owner).post(`/members/${mei.id}/points`, { points: 9, reason: '帮忙布置会场' });
    await club.deliver();
    const { status, body } = await club.as(mei).get('/me/export');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      memberId: mei.id,
      club: club.charter.club.name,
      exportedAt: club.now(),
      data: { members: { profile: { name: '何美丽' } } },
    });
    const facts = body.facts as { type: string; by: string }[];
    expect(facts).toContainEqual(expect.objectContaining({ type: 'CheckedIn', by: 'member' }));
    expect(facts).toContainEqual(expect.objectContaining({ type: 'PointsAdjusted', by: 'somebody' }));
    const text = JSON.stringify(body);
    for (const foreign of ['兰芳草', lan.id, lan.phone, owner.id, owner.name]) expect(text).not.toContain(foreign);
    const done = (await club.as(owner).get('/me/export')).body.facts;
    expect(done).toContainEqual(expect.objectContaining({ type: 'PointsAdjusted', by: 'member', subject: 'mbr_…' }));
    expect(JSON.stringify(done)).not.toContain(mei.id); // seen to fail with the ids of others left in factsOf
  });

  // Seen to fail with PAGE at 5000 and `LIMIT 1 OFFSET` one too high, and with the walk ended after its first page.
  it('finds what somebody did among many thousand facts', async () => {
    const club = await open();
    const mei = await club.member();
    const acted = new Set([5, 4998, 4999, 5000, 5001, 9999, 10_000, 10_400]);
    await club.club.db.transact(async (tx) => {
      const stamp = club.now().toString(32).padStart(9, '0');
      for (let from = 0; from < 10_500; from += 500) {
        const rows = Array.from({ length: 500 }, (_, i) => {
          const n = from + i;
          return [
            `fct_${stamp}${n.toString(32).padStart(4, '0')}`,
            'Filler',
            'evt_x',
            'x.y',
            acted.has(n) ? mei.id : 'mbr_other',
            n,
            '{}',
            0,
          ];
        });
        tx.later(
          `INSERT INTO fact(id, type, subject, operation, actor, at, data, attempts) VALUES ${rows.map(() => '(?,?,?,?,?,?,?,?)').join(',')}`,
          rows.flat(),
        );
      }
    });
    const { body } = await club.as(mei).get('/me/export');
    const found = (body.facts as { type: string; at: number }[]).filter((fact) => fact.type === 'Filler').map((fact) => fact.at);
    expect(found).toEqual([...acted]);
  });

  it('is made by the owner for somebody who asked on paper, and that is on record; by nobody else', async () => {
    const club = await open();
    const [mei, owner, manager] = [await club.member(), await club.staff('owner'), await club.staff('manager')];
    for (const other of [manager, await club.member()]) expect((await club.as(other).post(`/members/${mei.id}/export`)).status).toBe(403);
    const { status, body } = await club.as(owner).post(`/members/${mei.id}/export`);
    expect([status, body.memberId, body.data.members.profile.name]).toEqual([200, mei.id, mei.name]);
    expect(await club.rows("SELECT subject, actor FROM fact WHERE type = 'MemberDataExported'")).toEqual([
      { subject: mei.id, actor: owner.id },
    ]);
    expect((await club.as(owner).post('/members/mbr_00000000000000000000/export')).status).toBe(404);
    expect((await club.as(null).get('/me/export')).status).toBe(401);
  });
});
