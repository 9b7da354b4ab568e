import { dispatcher } from '../../server/core/dispatcher';
import type { FactHandler } from '../../server/core/facts';
import { onBoth, probeModule, writeNote, writer } from './probe';

const counting: FactHandler = {
  name: 'probe:count',
  on: 'NoteWritten',
  handle: async (ctx) => ctx.db.later('UPDATE tally SET count = count + 1 WHERE name = ?', ['seats']),
};
const failing: FactHandler = {
  name: 'probe:fail',
  on: 'NoteWritten',
  handle: async (_ctx, fact) => {
    if (fact.data.length === 6) throw new Error('poison');
  },
};

onBoth('Delivering facts', (open) => {
  it('hands each fact to its handler once, however many processes dispatch', async () => {
    const { club, another } = await open([counting]);
    const others = [await another(), await another()];
    for (let i = 0; i < 40; i++) await club.execute(writeNote, writer, { title: `note ${i}` });
    // Guard: without the row in `handled` and the claim's conditional UPDATE the count passes forty.
    const drain = async (round: () => Promise<number>) => {
      while ((await round()) > 0);
    };
    await Promise.all([club, ...others].map((c) => drain(c.deliverRound)));
    expect(await club.db.read.query('SELECT count FROM tally')).toEqual([{ count: 40 }]);
    expect(await club.db.read.query('SELECT id FROM fact WHERE dueAt IS NOT NULL')).toEqual([]);
  });

  it('undoes what a failing handler wrote, tries again later, and parks the poison without holding up others', async () => {
    const both: FactHandler = {
      name: 'probe:both',
      on: 'NoteWritten',
      handle: async (ctx, fact) => {
        await counting.handle?.(ctx, fact);
        await failing.handle?.(ctx, fact);
      },
    };
    const { club, clock } = await open([both]);
    await club.execute(writeNote, writer, { title: 'poison' });
    await club.execute(writeNote, writer, { title: 'wholesome' });
    for (let i = 0; i < 12; i++) {
      await club.deliverRound();
      clock.move(4_000_000);
    }
    expect(await club.db.read.query('SELECT count FROM tally')).toEqual([{ count: 1 }]);
    const rows = await club.db.read.query<{ attempts: number; parked: string | null }[]>(
      'SELECT attempts, parked FROM fact ORDER BY attempts',
    );
    expect(rows).toEqual([
      { attempts: 1, parked: null },
      { attempts: 10, parked: 'Error: poison' },
    ]);
  });

  it('takes a fact up again whose process died in the middle', async () => {
    const { club, clock } = await open([counting]);
    await club.execute(writeNote, writer, { title: 'abandoned' });
    // a process that claims and is gone: its rows stay claimed until the lease ends
    await club.db.transact(async (tx) => tx.later('UPDATE fact SET claim = ?, attempts = 1, dueAt = ?', ['clm_gone', clock() + 30_000]));
    expect(await club.deliverRound()).toBe(0);
    clock.move(31_000);
    expect(await club.deliverRound()).toBe(1);
    expect(await club.db.read.query('SELECT count FROM tally')).toEqual([{ count: 1 }]);
  });

  it('holds a fact back until its time, and never queues one that nobody handles', async () => {
    const { club } = await open([], { auditOnly: ['NoteWritten'] });
    await club.execute(writeNote, writer, { title: 'audit only' });
    expect(await club.db.read.query('SELECT dueAt FROM fact')).toEqual([{ dueAt: null }]);
    expect(await dispatcher(club.runner, probeModule().handlers ?? [])()).toBe(0);
  });
});
