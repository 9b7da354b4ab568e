import { z } from 'zod';
import type { Schedule } from '../../server/core/faces';
import { operation } from '../../server/core/operation';
import { runDue } from '../../server/jobs/run-slots';
import { onBoth } from './probe';

const HOUR = 3_600_000;
const state = { fail: 0 };

const stepOfJob = operation({
  name: 'probe.step',
  input: z.strictObject({ slot: z.int(), step: z.int() }),
  policy: (actor) => actor.roles.includes('system'),
  async run(ctx, { slot, step }) {
    ctx.permit(undefined as never);
    ctx.db.later('INSERT INTO note(id, title) VALUES (?,?)', [ctx.newId('not'), `${slot}/${step}`]);
    if (state.fail > 0 && step === 1) {
      state.fail--;
      throw new Error('the process died here');
    }
    return { step };
  },
});

const hourly: Schedule = {
  job: 'probe.hourly',
  cron: '0 * * * *',
  operation: stepOfJob,
  input: (slot, previous: { step: number } | null) =>
    previous === null ? { slot, step: 0 } : previous.step < 2 ? { slot, step: previous.step + 1 } : null,
  catchUp: 5,
};

onBoth('A scheduled job', (open) => {
  const titles = async (club: { db: { read: { query<T>(sql: string): Promise<T> } } }) =>
    (await club.db.read.query<{ title: string }[]>('SELECT title FROM note ORDER BY title')).map((r) => r.title);

  // Guard: without takeSlot's conditional UPDATE the three runners write each step several times (the unique title refuses, the run fails).
  it('runs each slot once, in whole steps, although three processes want it', async () => {
    const { club, clock, another } = await open();
    const begin = clock();
    const all = [club, await another(), await another()];
    clock.move(2 * HOUR);
    const ran = await Promise.all(all.map((c) => runDue(c, hourly, begin)));
    await Promise.all(all.map((c) => runDue(c, hourly, begin)));
    expect(ran.reduce((a, b) => a + b)).toBeLessThanOrEqual(2);
    expect(await titles(club)).toHaveLength(6);
    const history = await club.db.read.query<{ attempts: number }[]>('SELECT attempts FROM job_run');
    expect(history.map((h) => Number(h.attempts))).toEqual([1, 1]);
  });

  it('catches up what was missed, in order and bounded', async () => {
    const { club, clock } = await open();
    const begin = clock();
    clock.move(9 * HOUR);
    expect(await runDue(club, hourly, begin)).toBe(5);
    const slots = [...new Set((await titles(club)).map((t) => Number(t.split('/')[0])))];
    expect(slots).toEqual([5, 6, 7, 8, 9].map((h) => begin + h * HOUR));
    expect(await runDue(club, hourly, begin)).toBe(0);
  });

  it('goes on with the step that failed, and does not repeat those that were committed', async () => {
    const { club, clock } = await open();
    const begin = clock();
    clock.move(HOUR);
    state.fail = 1;
    expect(await runDue(club, hourly, begin)).toBe(0);
    expect(await titles(club)).toHaveLength(1);
    expect(await runDue(club, hourly, begin)).toBe(0); // not before its pause is over
    clock.move(61_000);
    expect(await runDue(club, hourly, begin)).toBe(1);
    expect(await titles(club)).toHaveLength(3);
  });
});
