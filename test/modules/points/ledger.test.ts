import { z } from 'zod';
import { operation } from '../../../server/core/operation';
import { balanceOf, credit, reverse, spend } from '../../../server/modules/points';
import { readPoints } from '../../../server/modules/points/read-points';
import { readStatement } from '../../../server/modules/points/read-statement';
import type { TestClub } from '../../support/club';
import { onBothSmallClubs, skipTo, sleepUntil } from './small-club';

type Person = Awaited<ReturnType<TestClub['member']>>;
interface Statement {
  entries: { id: string; points: number; balance: number; kind: string; title: string; expiresOn: string | null }[];
  next: string | null;
}

// What a later module does: it books on the ledger inside operations of its own.
const earn = operation({
  name: 'test.earn',
  input: z.strictObject({ memberId: z.string(), points: z.int(), source: z.string().optional() }),
  policy: () => true,
  duplicates: { points_source: 'points.already-booked' },
  async run(ctx, { memberId, points, source }) {
    ctx.permit(null);
    return credit(ctx, { memberId, points, reason: 'test', sourceId: source ?? null, title: '测试' });
  },
});
const pay = operation({
  name: 'test.pay',
  input: z.strictObject({ memberId: z.string(), points: z.int(), source: z.string().optional() }),
  policy: () => true,
  duplicates: { points_source: 'points.already-booked' },
  async run(ctx, { memberId, points, source }) {
    ctx.permit(null);
    return spend(ctx, { memberId, points, reason: 'order', sourceId: source ?? null, title: '兑换' });
  },
});
const undo = operation({
  name: 'test.undo',
  input: z.strictObject({ memberId: z.string(), entryId: z.string() }),
  policy: () => true,
  duplicates: { points_source: 'points.already-reversed' },
  async run(ctx, input) {
    ctx.permit(null);
    return reverse(ctx, input);
  },
});
const balance = operation({
  name: 'test.balance',
  input: z.strictObject({ memberId: z.string() }),
  policy: () => true,
  reads: true,
  async run(ctx, { memberId }) {
    ctx.permit(null);
    return balanceOf(ctx, memberId);
  },
});

function bookkeeping(club: TestClub, person: Person) {
  const memberId = person.id;
  const id = async (outcome: Promise<unknown>) => ((await outcome) as { entryId: string }).entryId;
  return {
    earn: (points: number, source?: string) => id(club.system(earn, { memberId, points, source })),
    pay: (points: number, source?: string) => id(club.system(pay, { memberId, points, source })),
    undo: (entryId: string) => club.system(undo, { memberId, entryId }),
    balance: () => club.system(balance, { memberId }),
    lots: () =>
      club.rows(
        `SELECT e.points - COALESCE(SUM(u.points), 0) AS rest, e.expiresOn FROM points_entry e
         LEFT JOIN points_use u ON u.memberId = e.memberId AND u.lotId = e.id
         WHERE e.expiresOn IS NOT NULL GROUP BY e.id, e.points, e.expiresOn ORDER BY e.expiresOn, e.id`,
      ),
  };
}

onBothSmallClubs('The points ledger', (open) => {
  it('spends what expires first', async () => {
    const club = await open({ now: '2026-01-10T10:00' });
    const book = bookkeeping(club, await club.member());
    await book.earn(30);
    skipTo(club, '2026-01-20T10:00');
    await book.earn(50);
    await book.pay(40);
    expect(await book.lots()).toEqual([
      { rest: 0, expiresOn: '2027-01-10' },
      { rest: 40, expiresOn: '2027-01-20' },
    ]);
    expect(await book.balance()).toBe(40);
    await club.verify();
  });

  it('never goes below zero, and says how much is missing', async () => {
    const club = await open();
    const book = bookkeeping(club, await club.member());
    await book.earn(30);
    await expect(book.pay(31)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'points.insufficient',
      params: { balance: 30, missing: 1 },
    });
    expect(await book.balance()).toBe(30);
    const pauper = bookkeeping(club, await club.member());
    await expect(pauper.pay(1)).rejects.toMatchObject({ code: 'points.insufficient', params: { balance: 0 } });
  });

  it('books each source once', async () => {
    const club = await open();
    const book = bookkeeping(club, await club.member());
    await book.earn(30, 'event-1');
    await expect(book.earn(30, 'event-1')).rejects.toMatchObject({ kind: 'conflict', code: 'points.already-booked' });
    await book.pay(10, 'order-1');
    await expect(book.pay(10, 'order-1')).rejects.toMatchObject({ code: 'points.already-booked' });
    expect(await book.balance()).toBe(20);
    await club.verify();
  });

  it('gives back the very lots that paid, with their own expiry', async () => {
    const club = await open({ now: '2026-01-10T10:00' });
    const book = bookkeeping(club, await club.member());
    await book.earn(30);
    skipTo(club, '2026-01-20T10:00');
    await book.earn(50);
    const order = await book.pay(40);
    await sleepUntil(club, '2026-02-19T10:00');
    await book.undo(order);
    expect(await book.lots()).toEqual([
      { rest: 30, expiresOn: '2027-01-10' },
      { rest: 50, expiresOn: '2027-01-20' },
    ]);
    await expect(book.undo(order)).rejects.toMatchObject({ code: 'points.already-reversed' });
    expect(await book.balance()).toBe(80);
    await club.verify();
  });

  it('gives points of a lot that has expired meanwhile the days that it had left when they were spent', async () => {
    const club = await open({ now: '2026-01-10T10:00' });
    const book = bookkeeping(club, await club.member());
    await book.earn(30);
    skipTo(club, '2026-12-31T10:00');
    const order = await book.pay(30); // ten days before the lot's last day
    await sleepUntil(club, '2027-03-01T10:00');
    await book.undo(order);
    expect(await book.lots()).toEqual([
      { rest: 0, expiresOn: '2027-01-10' },
      { rest: 30, expiresOn: '2027-03-11' },
    ]);
    await sleepUntil(club, '2027-03-11T23:00');
    expect(await book.balance()).toBe(30);
    await sleepUntil(club, '2027-03-12T10:00');
    expect(await book.balance()).toBe(0);
    await club.verify();
  });

  it('takes a credit back out of its own lot first, as far as points are left', async () => {
    const club = await open({ now: '2026-01-10T10:00' });
    const book = bookkeeping(club, await club.member());
    await book.earn(30);
    const mistake = await book.earn(50);
    await book.pay(60); // 30 of the first, 30 of the mistake
    await book.undo(mistake);
    expect(await book.balance()).toBe(0);
    expect(await club.rows('SELECT points, earned FROM points_balance')).toEqual([{ points: 0, earned: 60 }]);
    const other = await book.earn(5);
    await book.pay(5);
    await expect(book.undo(other)).rejects.toMatchObject({ code: 'points.nothing-left' });
    await club.verify();
  });

  it('refuses to reverse reversals, expiries and what does not exist', async () => {
    const club = await open();
    const person = await club.member();
    const book = bookkeeping(club, person);
    const { entryIds } = (await book.undo(await book.earn(5))) as { entryIds: string[] };
    await expect(book.undo(entryIds[0] as string)).rejects.toMatchObject({ code: 'points.not-reversible' });
    await expect(book.undo('pts_00000000')).rejects.toMatchObject({ kind: 'not-found', code: 'points.unknown-entry' });
  });

  it('spends no lot of yesterday, even before the night has booked its expiry', async () => {
    const club = await open({ now: '2026-01-10T10:00' });
    const book = bookkeeping(club, await club.member());
    await book.earn(30);
    skipTo(club, '2027-01-10T23:59');
    expect(await book.balance()).toBe(30);
    await club.until('2027-01-11T00:10');
    expect(await book.balance()).toBe(0);
    await expect(book.pay(1)).rejects.toMatchObject({ code: 'points.insufficient', params: { balance: 0 } });
    await club.until('2027-01-11T01:00');
    expect(await club.rows('SELECT points FROM points_balance')).toEqual([{ points: 0 }]);
    await club.verify();
  });

  it('keeps points pending as long as the charter says', async () => {
    const club = await open({
      now: '2026-01-10T10:00',
      change: (charter) => Object.assign(charter.points as object, { pending: { n: 7, unit: '天' } }),
    });
    const book = bookkeeping(club, await club.member());
    await book.earn(30);
    expect(await book.balance()).toBe(0);
    await expect(book.pay(10)).rejects.toMatchObject({ code: 'points.insufficient' });
    await club.advance('7d');
    expect(await book.balance()).toBe(30);
    await book.pay(10);
    await club.verify();
  });

  it('expires at the end of the next year, or never, where the charter says so', async () => {
    const yearEnd = await open({
      now: '2026-05-05T10:00',
      change: (charter) => Object.assign(charter.points as object, { expire: '年底' }),
    });
    const first = bookkeeping(yearEnd, await yearEnd.member());
    await first.earn(10);
    expect(await first.lots()).toEqual([{ rest: 10, expiresOn: '2027-12-31' }]);
    const never = await open({
      now: '2026-05-05T10:00',
      change: (charter) => Object.assign(charter.points as object, { expire: '不过期' }),
    });
    const person = await never.member();
    await bookkeeping(never, person).earn(10);
    expect(await never.run(readPoints, person.actor, {})).toEqual({ balance: 10, earned: 10, expiring: [] });
  });

  it('reads as a statement, newest first, page by page, with the sum after each entry', async () => {
    const club = await open();
    const person = await club.member();
    const book = bookkeeping(club, person);
    for (const points of [10, 20, 30]) {
      await book.earn(points);
      await club.advance('1h');
    }
    await book.undo(await book.pay(45));
    const all = await club.run<Statement>(readStatement, person.actor, {});
    expect(all.entries.map(({ points, balance: after }) => [points, after])).toEqual([
      [45, 60],
      [-45, 15],
      [30, 60],
      [20, 30],
      [10, 10],
    ]);
    const first = await club.run<Statement>(readStatement, person.actor, { limit: '2' });
    expect(first.next).not.toBeNull();
    const second = await club.run<Statement>(readStatement, person.actor, { limit: '100', after: first.next });
    expect([...first.entries, ...second.entries]).toEqual(all.entries);
    expect(second.next).toBeNull();
  });
});

onBothSmallClubs('Two at once on the ledger', (open) => {
  // Seen to fail when lots are chosen before the conditional UPDATE of the balance: on MariaDB two orders used the same lot
  // (points.lots-not-overused); and with both that condition and the sum over the lots left out: all thirty were served.
  it('serves as many as there are points for, and never uses a lot twice', async () => {
    const club = await open();
    const book = bookkeeping(club, await club.member());
    for (let i = 0; i < 5; i++) await book.earn(20);
    const orders = await Promise.allSettled(Array.from({ length: 30 }, () => book.pay(15)));
    expect(orders.filter((order) => order.status === 'fulfilled')).toHaveLength(6);
    for (const order of orders) if (order.status === 'rejected') expect(order.reason).toMatchObject({ code: 'points.insufficient' });
    expect(await book.balance()).toBe(10);
    await club.verify();
  });

  // Seen to fail with `markSource` taken out of `reverse`: the points came back several times.
  it('gives back once, however often it is asked', async () => {
    const club = await open();
    const book = bookkeeping(club, await club.member());
    await book.earn(20);
    const order = await book.pay(20);
    const undone = await Promise.allSettled(Array.from({ length: 20 }, () => book.undo(order)));
    expect(undone.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    expect(await book.balance()).toBe(20);
    await club.verify();
  });

  it('adds up what is earned while it is spent', async () => {
    const club = await open();
    const book = bookkeeping(club, await club.member());
    await book.earn(100);
    await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 ? book.pay(10) : book.earn(7))));
    expect(await book.balance()).toBe(70);
    await club.verify();
  });
});
