import { adjustPoints } from '../../../server/modules/points/adjust-points';
import { readMemberStatement } from '../../../server/modules/points/read-member-statement';
import { readStatement } from '../../../server/modules/points/read-statement';
import { reverseEntry } from '../../../server/modules/points/reverse-entry';
import { onBothSmallClubs } from './small-club';

interface Statement {
  entries: { id: string; points: number; note: string | null; reverses: string | null }[];
}

onBothSmallClubs('Staff and points', (open) => {
  it('give and take with a reason that the member reads, and never below zero', async () => {
    const club = await open();
    const mei = await club.member();
    const finance = await club.staff('finance');
    const adjust = (points: number, reason = '活动补记') => club.run(adjustPoints, finance.actor, { id: mei.id, points, reason });
    await adjust(30);
    await adjust(-10, '误记更正');
    await expect(adjust(-21)).rejects.toMatchObject({ code: 'points.insufficient', params: { balance: 20, missing: 1 } });
    const { entries } = await club.run<Statement>(readStatement, mei.actor, {});
    expect(entries.map(({ points, note }) => [points, note])).toEqual([
      [-10, '误记更正'],
      [30, '活动补记'],
    ]);
    expect(JSON.stringify(await club.rows('SELECT * FROM points_note'))).not.toContain('活动补记');
    await club.verify();
  });

  it('correct an entry by reversing it, once', async () => {
    const club = await open();
    const mei = await club.member();
    const finance = await club.staff('finance');
    await club.run(adjustPoints, finance.actor, { id: mei.id, points: 30, reason: '补记' });
    const [entry] = (await club.run<Statement>(readMemberStatement, finance.actor, { id: mei.id })).entries;
    const reversal = { id: mei.id, entryId: entry?.id, reason: '记错了人' };
    expect(await club.run(reverseEntry, finance.actor, reversal)).toMatchObject({ points: -30 });
    await expect(club.run(reverseEntry, finance.actor, reversal)).rejects.toMatchObject({ kind: 'conflict' });
    const { entries } = await club.run<Statement>(readStatement, mei.actor, {});
    expect(entries[0]).toMatchObject({ points: -30, reverses: entry?.id, note: '记错了人' });
    await club.verify();
  });

  it('are refused without the permission, for unknown members and for senseless figures', async () => {
    const club = await open();
    const mei = await club.member();
    const [desk, finance] = [await club.staff('desk'), await club.staff('finance')];
    const input = { id: mei.id, points: 5, reason: '补记' };
    await expect(club.run(adjustPoints, mei.actor, input)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(club.run(adjustPoints, desk.actor, input)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(club.run(readMemberStatement, mei.actor, { id: mei.id })).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(club.run(adjustPoints, finance.actor, { ...input, id: 'mbr_000000000' })).rejects.toMatchObject({ kind: 'not-found' });
    for (const points of [0, 1.5, 1e9, Number.NaN, '5'])
      await expect(club.run(adjustPoints, finance.actor, { ...input, points })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(club.run(adjustPoints, finance.actor, { ...input, reason: '' })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(club.run(adjustPoints, finance.actor, { ...input, surprise: 1 })).rejects.toMatchObject({ kind: 'invalid' });
  });
});
