import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { keyClaim } from '../../server/core/claim';
import { systemEntropy } from '../../server/core/ids';
import { operation } from '../../server/core/operation';
import { countUp, forgetsItsPolicy, onBoth, readNotes, stranger, whisper, writeNote, writer } from './probe';

const key = (actor: { id: string }, token: string) => ({ claim: keyClaim(actor.id, token, systemEntropy) });
const settled = async (work: Promise<unknown>[]) => {
  const all = await Promise.allSettled(work);
  return {
    ok: all.filter((r) => r.status === 'fulfilled').map((r) => r.value),
    refused: all.filter((r) => r.status === 'rejected').map((r) => (r.reason as { code?: string }).code ?? String(r.reason)),
  };
};

onBoth('Running an operation', (open) => {
  it('keeps what it wrote and tells a fact in the same transaction', async () => {
    const { club } = await open();
    const { id } = await club.execute(writeNote, writer, { title: 'first' });
    expect(await club.db.read.query('SELECT title FROM note')).toEqual([{ title: 'first' }]);
    const facts = await club.db.read.query<{ type: string; subject: string; actor: string }[]>('SELECT type, subject, actor FROM fact');
    expect(facts).toEqual([{ type: 'NoteWritten', subject: id, actor: writer.id }]);
  });

  // Guard: `throw` in operation.ts's attempt leaves the transaction to roll back; committing instead keeps a note and a fact here.
  it('keeps nothing when it refuses', async () => {
    const { club } = await open();
    await expect(club.execute(writeNote, writer, { title: 'gone', fail: true })).rejects.toMatchObject({ code: 'probe.asked-to-fail' });
    expect(await club.db.read.query('SELECT * FROM note')).toEqual([]);
    expect(await club.db.read.query('SELECT * FROM fact')).toEqual([]);
  });

  it('keeps what it wrote when it returns its refusal', async () => {
    const { club } = await open();
    await expect(club.execute(countUp, writer, { name: 'seats', limit: 5, keepAndRefuse: true }, key(writer, 'k'))).rejects.toMatchObject({
      code: 'probe.counted-and-refused',
    });
    expect(await club.db.read.query('SELECT count FROM tally')).toEqual([{ count: 1 }]);
    // the key is free again: the next try counts anew
    await expect(club.execute(countUp, writer, { name: 'seats', limit: 5, keepAndRefuse: true }, key(writer, 'k'))).rejects.toMatchObject({
      code: 'probe.counted-and-refused',
    });
    expect(await club.db.read.query('SELECT count FROM tally')).toEqual([{ count: 2 }]);
  });

  // Guard: without `if (!state.asked) throw` the note is sneaked in.
  it('undoes an operation that never asked its policy', async () => {
    const { club } = await open();
    await expect(club.execute(forgetsItsPolicy, writer, {})).rejects.toThrow('never asked its policy');
    expect(await club.db.read.query('SELECT * FROM note')).toEqual([]);
  });

  it('refuses whom the policy refuses, and names every wrong field', async () => {
    const { club } = await open();
    await expect(club.execute(writeNote, stranger, { title: 'x' })).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(club.execute(writeNote, writer, { title: '', colour: 'red' })).rejects.toMatchObject({
      kind: 'invalid',
      fields: [
        { field: 'title', rule: 'too_small' },
        { field: 'colour', rule: 'unknown-field' },
      ],
    });
  });

  it('maps a broken unique key to the refusal that the operation names, also among neighbours that succeed', async () => {
    const { club } = await open();
    const titles = Array.from({ length: 30 }, (_, i) => `title ${i % 10}`);
    const { ok, refused } = await settled(titles.map((title) => club.execute(writeNote, writer, { title })));
    expect(ok).toHaveLength(10);
    expect(refused).toEqual(Array(20).fill('probe.title-taken'));
    expect(await club.db.read.query<unknown[]>('SELECT * FROM note')).toHaveLength(10);
    expect(await club.db.read.query<unknown[]>('SELECT * FROM fact')).toHaveLength(10);
  });

  // Guard: a read-then-write instead of the conditional UPDATE lets more than ten through on MariaDB.
  it('lets a conditional update decide, at any number of takers', async () => {
    const { club } = await open();
    const { ok, refused } = await settled(Array.from({ length: 100 }, () => club.execute(countUp, writer, { name: 'seats', limit: 10 })));
    expect([ok.length, refused.length]).toEqual([10, 90]);
  });

  it('reads committed rows without a transaction, and cannot write while reading', async () => {
    const { club } = await open();
    await club.execute(writeNote, writer, { title: 'seen' });
    expect(await club.execute(readNotes, writer, {})).toEqual([{ title: 'seen' }]);
    await expect(club.execute(readNotes, writer, { write: true })).rejects.toThrow('cannot write');
  });

  // Guard: without `unlinkable` in contexts() the row's id and the fact's instants tell the minute and the person.
  it('lets an unlinkable operation leave no person and no minute behind', async () => {
    const { club, clock } = await open([{ name: 'listener', on: 'NoteWritten', handle: async () => undefined }]);
    clock.set(Date.parse('2026-11-22T02:17:31.123Z'));
    const hour = Date.parse('2026-11-22T02:00:00Z');
    expect(await club.execute(whisper, writer, { title: 'hush' })).toMatchObject({ actor: 'anonymous', now: hour });
    const [fact] = await club.db.read.query<{ actor: string; at: number; dueAt: number; id: string }[]>('SELECT * FROM fact');
    expect({ actor: fact?.actor, at: Number(fact?.at), dueAt: Number(fact?.dueAt) }).toEqual({
      actor: 'anonymous',
      at: hour,
      dueAt: hour + 3_600_000,
    });
    expect(JSON.stringify([fact, await club.db.read.query('SELECT * FROM note')])).not.toContain(writer.id);
    const stamp = clock().toString(32).padStart(9, '0').slice(0, 7);
    expect(fact?.id).not.toContain(stamp);
  });
});

onBoth('An idempotency key', (open) => {
  // Guard: without claim.take in operation.ts each of the fifty writes its own note.
  it('gives fifty simultaneous askers one effect and the same answer', async () => {
    const { club } = await open();
    const { ok, refused } = await settled(
      Array.from({ length: 50 }, () => club.execute(writeNote, writer, { title: 'once' }, key(writer, 'key-1'))),
    );
    expect(refused).toEqual([]);
    expect(new Set(ok.map((r) => (r as { id: string }).id)).size).toBe(1);
    expect(await club.db.read.query<unknown[]>('SELECT * FROM note')).toHaveLength(1);
  });

  it('does not serve another request, and belongs to one person', async () => {
    const { club } = await open();
    await club.execute(writeNote, writer, { title: 'mine' }, key(writer, 'k'));
    await expect(club.execute(writeNote, writer, { title: 'other' }, key(writer, 'k'))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'core.key-reused',
    });
    const friend = { id: 'mbr_friend', roles: ['member'] };
    await club.execute(writeNote, friend, { title: 'hers' }, key(friend, 'k'));
    expect(await club.execute(readNotes, writer, {})).toEqual([{ title: 'hers' }, { title: 'mine' }]);
  });

  it('is free again after a refusal', async () => {
    const { club } = await open();
    await expect(club.execute(writeNote, writer, { title: 'x', fail: true }, key(writer, 'k'))).rejects.toMatchObject({
      code: 'probe.asked-to-fail',
    });
    await club.execute(writeNote, writer, { title: 'x' }, key(writer, 'k'));
    expect(await club.execute(readNotes, writer, {})).toEqual([{ title: 'x' }]);
  });

  // Seen to fail on MariaDB with the long answer not pressed: "Data too long for column 'answer'".
  it('keeps an answer as long as the longest list that one request may hand in', async () => {
    const { club } = await open();
    const people = Array.from({ length: 200 }, (_, i) => ({
      nonce: randomBytes(32).toString('hex'),
      outcome: 'attended',
      name: '会员'.repeat(30),
      i,
    }));
    const listPeople = operation({
      name: 'probe.list-people',
      input: z.strictObject({}),
      policy: () => true,
      async run(ctx) {
        ctx.permit(undefined as never);
        ctx.db.later('UPDATE tally SET count = count + 1');
        return { people };
      },
    });
    expect(JSON.stringify(people).length * 2).toBeGreaterThan(65_535);
    for (let i = 0; i < 2; i++) expect(await club.execute(listPeople, writer, {}, key(writer, 'k'))).toEqual({ people });
    expect(await club.db.read.query('SELECT count FROM tally')).toEqual([{ count: 1 }]);
  });

  it('leaves neither the key nor the answer readable in the database', async () => {
    const { club } = await open();
    const { id } = await club.execute(writeNote, writer, { title: 'secret' }, key(writer, 'my-key-is-private'));
    const rows = JSON.stringify(await club.db.read.query('SELECT * FROM idempotency'));
    expect(rows).not.toContain('my-key-is-private');
    expect(rows).not.toContain(id);
  });
});
