import { z } from 'zod';
import type { Schedule } from '../../server/core/faces';
import { operation } from '../../server/core/operation';
import { runDue } from '../../server/jobs/run-slots';
import { onBoth } from './probe';

const HOUR = 3_600_000;
const state: { fail: number; atStep(title: string): void } = { fail: 0, atStep: () => undefined };

const stepOfJob = operation({
  name: 'probe.step',
  input: z.strictObject({ slot: z.int(), step: z.int() }),
  policy: (actor) => actor.roles.includes('system'),
  async run(ctx, { slot, step }) {
    ctx.permit(undefined as never);
    ctx.db.later('INSERT INTO note(id, title) VALUES (?,?)', [ctx.newId('not'), `${slot}/${step}`]);
    state.atStep(`${slot}/${step}`);
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

  // Seen to fail with `slot <= ?` taken out of settledUntil: until the time that the clock had shown by mistake nothing ran.
  it('goes on by the right time after a clock that was a month ahead was put right, and runs nothing twice', async () => {
    const { club, clock } = await open();
    const begin = clock();
    clock.move(720 * HOUR);
    expect(await runDue(club, hourly, begin)).toBe(5);
    clock.set(begin + 2 * HOUR);
    expect(await runDue(club, hourly, begin)).toBe(2);
    clock.set(begin + 3 * HOUR);
    expect(await runDue(club, hourly, begin)).toBe(1);
    // and when the time comes that was run already, it is not run again
    clock.set(begin + 719 * HOUR);
    expect(await runDue(club, hourly, begin)).toBe(0);
    clock.set(begin + 721 * HOUR);
    expect(await runDue(club, hourly, begin)).toBe(1);
    expect(new Set(await titles(club)).size).toBe((5 + 2 + 1 + 1) * 3);
  });

  // Seen to fail without the look at the clock in runDue: the second slot ran an hour before its time.
  it('runs nothing before its time when the clock is put back on the way', async () => {
    const { club, clock } = await open();
    const begin = clock();
    clock.move(2 * HOUR);
    state.atStep = (title) => {
      if (title === `${begin + HOUR}/2`) clock.set(begin + HOUR);
    };
    expect(await runDue(club, hourly, begin)).toBe(1);
    state.atStep = () => undefined;
    expect(await club.db.read.query('SELECT slot FROM job_run WHERE startedAt < slot')).toEqual([]);
    clock.move(HOUR);
    expect(await runDue(club, hourly, begin)).toBe(1);
  });

  // Guards: the lease and the claim of each step. Seen to fail without the claim: steps that were committed are repeated (their titles are
  // unique, so the run fails); and with `prolong` answering true always: the first goes on although the second has the slot.
  it('is taken over, step by step, from a process that is too slow for its lease, and each step is done once', async () => {
    const { club, clock, another } = await open();
    const other = await another();
    const begin = clock();
    clock.move(HOUR);
    // behind the second step the lease has run out, and the other one does all of it
    const execute = async (...asked: Parameters<typeof club.execute>): Promise<unknown> => {
      const result = await club.execute(...asked);
      if ((result as { step: number }).step === 1) {
        clock.move(61_000);
        expect(await runDue(other, hourly, begin)).toBe(1);
      }
      return result;
    };
    expect(await runDue({ ...club, execute: execute as typeof club.execute }, hourly, begin)).toBe(0);
    expect(await titles(club)).toHaveLength(3);
    expect(await club.db.read.query('SELECT attempts, error FROM job_run')).toEqual([{ attempts: 2, error: null }]);
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
