import { onBothDatabases } from '../../support/club';

onBothDatabases('The house', (open) => {
  it('shows staff what the jobs did, newest first and in pages', async () => {
    const club = await open({ now: '2026-11-22T07:30' });
    const [auditor, mei] = [await club.staff('auditor'), await club.member()];
    await club.until('2026-11-22T09:30');
    const page = (await club.as(auditor).get('/jobs?limit=5')).body;
    expect(page.runs).toHaveLength(5);
    expect(page.runs[0]).toMatchObject({ state: 'done', error: null });
    const older = (await club.as(auditor).get(`/jobs?limit=5&before=${page.next}`)).body;
    expect(older.runs[0].slot).toBeLessThan(page.runs[4].slot + 1);
    expect((await club.as(auditor).get('/jobs?job=perks.birthdays')).body.runs).toHaveLength(1);
    expect((await club.as(mei).get('/jobs')).status).toBe(403);
  });

  it('shows facts that could not be handled, and tries them again when told to', async () => {
    const club = await open();
    const [manager, auditor] = [await club.staff('manager'), await club.staff('auditor')];
    await club.club.db.transact(async (tx) =>
      tx.later("UPDATE fact SET parked = 'Error: poison', parkedAt = ?, attempts = 10, dueAt = NULL WHERE type = 'MemberAdmitted'", [
        club.now(),
      ]),
    );
    const { facts } = (await club.as(auditor).get('/facts/parked')).body;
    expect(facts[0]).toMatchObject({ type: 'MemberAdmitted', attempts: 10, error: 'Error: poison' });
    expect((await club.as(auditor).post(`/facts/${facts[0].id}/release`)).status).toBe(403);
    expect((await club.as(manager).post(`/facts/${facts[0].id}/release`)).status).toBe(200);
    expect((await club.as(manager).post(`/facts/${facts[0].id}/release`)).body).toMatchObject({ code: 'system.not-parked' });
    await club.deliver();
    expect((await club.as(auditor).get('/facts/parked')).body.facts).toHaveLength(facts.length - 1);
  });

  // Seen to fail with `more` always false: of the many keys only the first thousand went.
  it('sweeps idempotency keys after a day and job runs after ninety', async () => {
    const club = await open({ now: '2026-11-22T07:30' });
    const mei = await club.member();
    await club.as(mei).post('/check-ins', {}, { 'idempotency-key': 'k' });
    await club.advance('2h');
    const keys = async () => (await club.rows('SELECT at FROM idempotency WHERE at < ?', [club.now() - 86_400_000])).length;
    club.leapTo('2026-11-24T07:00');
    expect(await keys()).toBeGreaterThan(0);
    await club.club.db.transact(async (tx) => {
      for (let i = 0; i < 2500; i++) tx.later('INSERT INTO idempotency(`key`, request, answer, at) VALUES (?,?,?,?)', [`k${i}`, '', '', i]);
    });
    club.leapTo('2027-03-01T07:00');
    await club.runJobs();
    expect(await keys()).toBe(0);
    expect(await club.rows("SELECT slot FROM job_run WHERE slot < ? AND job <> 'system.sweep'", [club.now() - 91 * 86_400_000])).toEqual(
      [],
    );
  });

  // Seen to fail without the hour in sweep.ts: an anonymous complaint's key says the start of its hour, and went after 23 hours.
  it('keeps every key for its whole day, also one that tells no minute', async () => {
    const club = await open({ now: '2026-11-22T10:59' });
    const file = () => club.as(null).post('/anonymous-complaints', { text: '有人插队' }, { 'idempotency-key': 'a-key-of-its-own' });
    const first = await file();
    expect(first.status).toBe(201);
    for (const now of ['2026-11-23T10:25', '2026-11-23T10:58']) {
      club.leapTo(now);
      await club.runJobs();
      expect((await file()).body).toEqual(first.body);
    }
  });
});
