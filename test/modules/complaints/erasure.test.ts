import { complaintsPersonalData } from '../../../server/modules/complaints/personal-data';
import type { Filed } from '../../../shared/complaints';
import { onBothDatabases } from '../../support/club';
import { charter } from './a-complaints-club';

onBothDatabases('A complaint and the person behind it', (open) => {
  it('gives the person everything about it, and loses every text when the person is erased', async () => {
    const club = await open({ now: '2026-11-23T09:00', charter });
    const [mei, desk] = [await club.member({}), await club.staff('desk')];
    const { number } = (await club.as(mei).post('/complaints', { text: 'canary-complaint', category: 'facility' })).body as Filed;
    const second = ((await club.as(mei).post('/complaints', { text: 'canary-second' })).body as Filed).number;
    await club.as(desk).post(`/complaints/${number}/notes`, { text: 'canary-note' });
    await club.as(mei).post(`/complaints/${number}/messages`, { text: 'canary-addition' });
    await club.as(desk).post(`/complaints/${number}/solution`, { text: 'canary-solution' });
    await club.as(mei).post(`/complaints/${number}/rating`, { score: 5, comment: 'canary-comment' });

    const ctx = { ...club.club.runner.surroundings, db: club.club.db.read, now: club.now(), vault: club.club.vault };
    const collected = JSON.stringify(await complaintsPersonalData.collect(ctx, mei.id));
    for (const part of ['complaint', 'second', 'addition', 'solution', 'comment']) expect(collected).toContain(`canary-${part}`);
    expect(collected).not.toContain('canary-note');

    const erase = () =>
      club.club.db.transact((tx) =>
        complaintsPersonalData.erase(
          {
            ...ctx,
            db: tx,
            actor: desk.actor,
            newId: () => '',
            entropy: club.club.entropy,
            log: club.club.log,
            tell: () => undefined,
            permit: () => undefined,
          } as never,
          mei.id,
        ),
      );
    await erase();
    await erase(); // an hour later once more: nothing changes
    const opened =
      JSON.stringify((await club.as(desk).get(`/complaints/${number}`)).body) +
      JSON.stringify(await complaintsPersonalData.collect(ctx, mei.id));
    expect(opened).not.toContain('canary');
    const rows = await club.rows<{ number: string; category: string; state: string; text: string | null }>(
      'SELECT number, category, state, text FROM complaint ORDER BY number',
    );
    expect(rows).toEqual([
      { number, category: 'facility', state: 'closed', text: null },
      { number: second, category: 'other', state: 'closed', text: null },
    ]);
    expect(await club.rows("SELECT seq FROM complaint_step WHERE step = 'erase'")).toHaveLength(2);
    expect(await club.rows('SELECT lap FROM complaint_clock WHERE stoppedAt IS NULL')).toEqual([]);
    await club.verify();
  });
});
