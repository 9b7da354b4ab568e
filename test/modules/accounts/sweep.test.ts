import { onBothDatabases } from '../../support/club';

onBothDatabases('Codes and log-ins that are over', (open) => {
  it('are swept (job accounts.sweep), those that still hold are not', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const mei = await club.member({ termEndsOn: '2030-01-01' });
    const enter = async () => {
      const code = (await club.as(null).post('/login/codes', { phone: mei.phone })).body.demoCode;
      return (await club.as(null).post('/login', { phone: mei.phone, code })).body;
    };
    await enter();
    club.leapTo('2027-03-22T10:00');
    const { refreshToken } = await enter();
    club.leapTo('2027-03-23T10:00');
    await club.runJobs();
    expect(await club.rows('SELECT id FROM session')).toHaveLength(1);
    expect(await club.rows('SELECT id FROM login_code')).toHaveLength(0);
    expect((await club.as(null).post('/sessions/refresh', { refreshToken })).status).toBe(200);
    expect((await club.rows<{ job: string }>("SELECT job FROM job_run WHERE job = 'accounts.sweep'")).length).toBeGreaterThan(0);
  });
});
