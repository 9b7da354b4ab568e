import { runClocks } from '../../../server/modules/complaints/run-clocks';
import type { ComplaintFile, ComplaintThread, Filed, Reopened, Solved, StaffComplaints } from '../../../shared/complaints';
import { onBothDatabases, type TestClub } from '../../support/club';
import type { Person } from '../../support/people';
import { at, charter, go, letters, told, wall } from './a-complaints-club';

interface Story {
  club: TestClub;
  mei: Person;
  desk: Person;
  manager: Person;
  owner: Person;
  number: string;
}

/** Wednesday 14:00, before the holidays of October; the 10th is a make-up Saturday. */
async function filed(club: TestClub): Promise<Story> {
  const [mei, desk, manager, owner] = [
    await club.member({ name: '梅' }),
    await club.staff('desk'),
    await club.staff('manager'),
    await club.staff('owner'),
  ];
  const answer = await club.as(mei).post('/complaints', { text: '更衣室没有热水', category: 'service' });
  expect(answer.status).toBe(201);
  const { number, firstAnswerDueAt, solutionDueAt } = answer.body as Filed;
  expect(number).toBe('C26090001');
  expect([wall(firstAnswerDueAt), wall(solutionDueAt)]).toEqual(['2026-09-30T18:00', '2026-10-10T15:30']);
  await club.deliver();
  // the charter gives the department 会员部 to the desk
  expect((await letters(club, desk))[0]?.title).toBe(`新投诉 ${number}：服务态度`);
  expect(await letters(club, manager)).toEqual([]);
  return { club, mei, desk, manager, owner, number };
}

async function warnedOfAndEscalated({ club, desk, manager, number }: Story): Promise<void> {
  await go(club, '2026-09-30T16:59');
  expect((await told(club)).ComplaintClockWarned).toBeUndefined();
  await go(club, '2026-09-30T17:00');
  expect((await letters(club, desk))[0]?.title).toBe(`投诉 ${number} 快到时限`);
  await go(club, '2026-09-30T18:05');
  expect((await letters(club, manager))[0]?.title).toBe(`投诉 ${number} 已超过时限`);
  // Seen to fail (told again and again) with `nextAt = NULL` taken out of run-clocks.ts.
  await go(club, '2026-09-30T18:10');
  await go(club, '2026-10-07T23:00');
  expect(await told(club)).toMatchObject({ ComplaintClockWarned: 1, ComplaintClockBreached: 1 });
  const { complaints } = (await club.as(desk).get('/complaints?clock=breached')).body as StaffComplaints;
  expect(complaints.map((c) => [c.number, c.clock, c.member?.name])).toEqual([[number, 'breached', '梅']]);
}

/** Six of the 24 hours are used on Thursday at 11:00; the rest runs from Monday 10:00 on, when the member has answered. */
async function answeredAndFrozen({ club, mei, desk, number }: Story): Promise<void> {
  await go(club, '2026-10-08T09:30');
  const step = async (who: Person, path: string, body: object) => (await club.as(who).post(`/complaints/${number}/${path}`, body)).body;
  expect(await step(desk, 'assignment', {})).toEqual({ number, status: 'assigned' });
  expect(await step(desk, 'messages', { text: '抱歉，今天就请师傅来。' })).toEqual({ number, status: 'answered' });
  await club.deliver();
  expect((await letters(club, mei))[0]).toEqual({ title: `投诉 ${number} 有答复了`, body: '抱歉，今天就请师傅来。' });
  await go(club, '2026-10-08T11:00');
  expect(await step(desk, 'waiting', { text: '是一楼还是二楼？' })).toEqual({ number, status: 'waiting' });
  await club.deliver();
  expect((await letters(club, mei))[0]?.title).toBe(`投诉 ${number} 需要您补充`);
  const asked = (await club.as(desk).get(`/complaints/${number}`)).body as ComplaintFile;
  expect(asked.clocks.map((c) => [c.kind, c.state, c.leftMinutes])).toEqual([
    ['first-answer', 'late', null],
    ['solution', 'frozen', 18 * 60],
  ]);
  await go(club, '2026-10-12T10:00');
  expect((await told(club)).ComplaintClockBreached).toBe(1);
  // Seen to fail (the clock stays frozen) with `resumeClocks` taken out of complainant-steps.ts.
  expect(await step(mei, 'messages', { text: '二楼' })).toEqual({ number, status: 'answered' });
  const resumed = (await club.as(mei).get(`/complaints/${number}`)).body as ComplaintThread;
  expect([resumed.solutionDueAt && wall(resumed.solutionDueAt), resumed.firstAnswerDueAt]).toEqual(['2026-10-14T14:30', null]);
  await club.verify();
}

async function solvedRatedAndReopened({ club, mei, desk, owner, number }: Story): Promise<void> {
  await go(club, '2026-10-13T10:00');
  const solved = await club.as(desk).post(`/complaints/${number}/solution`, { text: '换了新的热水器。' });
  expect(wall((solved.body as Solved).reopenUntil)).toBe('2026-10-20T10:00');
  await club.deliver();
  expect((await letters(club, mei))[0]?.body).toContain(`评价 ${number} 5`);
  expect((await club.as(mei).post(`/complaints/${number}/rating`, { score: 4, comment: '快' })).body).toEqual({ number, status: 'solved' });
  const again = await club.as(mei).post(`/complaints/${number}/rating`, { score: 1 });
  expect([again.status, again.body.code]).toEqual([409, 'complaints.rated']);

  await go(club, '2026-10-20T09:59');
  const reopened = (await club.as(mei).post(`/complaints/${number}/reopening`, { text: '又凉了' })).body as Reopened;
  expect([reopened.status, wall(reopened.firstAnswerDueAt)]).toEqual(['reopened', '2026-10-20T15:29']);
  await go(club, '2026-10-20T16:00');
  // the second breach goes one step further up the chain
  expect((await letters(club, owner))[0]?.title).toBe(`投诉 ${number} 已超过时限`);
  await club.as(desk).post(`/complaints/${number}/solution`, { text: '这次真的好了。' });
  expect((await club.as(mei).post(`/complaints/${number}/rating`, { score: 5 })).status).toBe(201);
}

async function closedByItself({ club, mei, desk, number }: Story): Promise<void> {
  await go(club, '2026-10-27T16:00');
  const closed = (await club.as(mei).get(`/complaints/${number}`)).body as ComplaintThread;
  expect([closed.status, closed.solutions.map((s) => s.score)]).toEqual(['closed', [4, 5]]);
  expect(closed.thread.map((m) => [m.from, m.kind, m.text])).toEqual([
    ['club', 'answer', '抱歉，今天就请师傅来。'],
    ['club', 'question', '是一楼还是二楼？'],
    ['complainant', 'addition', '二楼'],
    ['club', 'solution', '换了新的热水器。'],
    ['complainant', 'reopening', '又凉了'],
    ['club', 'solution', '这次真的好了。'],
  ]);
  for (const path of ['rating', 'reopening', 'messages']) {
    const late = await club.as(mei).post(`/complaints/${number}/${path}`, path === 'rating' ? { score: 5 } : { text: '还是不行' });
    expect([late.status, late.body.code]).toEqual([409, 'complaints.closed']);
  }
  const file = (await club.as(desk).get(`/complaints/${number}`)).body as ComplaintFile;
  expect(file.steps.map((s) => s.step)).toEqual(['file', 'assign', 'answer', 'ask', 'add', 'solve', 'rate', 'reopen', 'solve', 'rate']);
  expect([file.escalations, file.round, file.charterVersion]).toEqual([2, 2, 1]);
  expect(((await club.as(desk).get('/complaints?status=closed')).body as StaffComplaints).complaints).toHaveLength(1);
  expect(((await club.as(desk).get('/complaints?status=solved')).body as StaffComplaints).complaints).toEqual([]);
}

onBothDatabases('A complaint', (open, dialect) => {
  it('is filed, warned of, escalated, answered, frozen while the member is asked, solved, rated, reopened and closed', async () => {
    const club = await open({ now: '2026-09-30T14:00', charter });
    const story = await filed(club);
    await warnedOfAndEscalated(story);
    await answeredAndFrozen(story);
    await solvedRatedAndReopened(story);
    await closedByItself(story);
    await club.verify();
  });

  it('is warned of and escalated once however many processes look, and not at all once answered', async () => {
    const club = await open({ now: '2026-11-23T09:00', charter });
    const [mei, desk] = [await club.member({}), await club.staff('desk')];
    const numbers: string[] = [];
    for (let i = 0; i < 7; i++) numbers.push(((await club.as(mei).post('/complaints', { text: `第${i}件` })).body as Filed).number);
    for (const number of numbers.slice(0, 2)) await club.as(desk).post(`/complaints/${number}/messages`, { text: '好' });
    club.clock.set(at('2026-11-23T12:30'));
    await Promise.all(Array.from({ length: 6 }, () => club.system(runClocks, {})));
    // Seen to fail (20 warnings on MariaDB) without the lock in lockedDue (run-clocks.ts).
    expect((await told(club)).ComplaintClockWarned).toBe(5);
    club.clock.set(at('2026-11-23T15:00'));
    await Promise.all(Array.from({ length: 6 }, () => club.system(runClocks, {})));
    expect(await told(club)).toMatchObject({ ComplaintClockWarned: 5, ComplaintClockBreached: 5 });
    await club.verify();
    if (dialect === 'mysql') return; // on a table of a few rows it reads them all
    const plan = await club.rows(
      'EXPLAIN QUERY PLAN SELECT complaintId FROM complaint_clock WHERE nextAt <= ? ORDER BY nextAt LIMIT 50',
      [1],
    );
    expect(JSON.stringify(plan)).toContain('INDEX ix_complaint_clock_next (nextAt<?)');
  });

  it('takes each step once however many press at the same moment', async () => {
    const club = await open({ now: '2026-11-23T09:00', charter });
    const [mei, desk] = [await club.member({}), await club.staff('desk')];
    const { number } = (await club.as(mei).post('/complaints', { text: '停车场太小' })).body as Filed;
    const press = async (who: typeof mei, path: string, body: unknown): Promise<number> => {
      const answers = await Promise.all(Array.from({ length: 8 }, () => club.as(who).post(`/complaints/${number}/${path}`, body)));
      expect(answers.filter((a) => a.status !== 201 && a.status !== 409)).toEqual([]);
      return answers.filter((a) => a.status === 201).length;
    };
    expect(await press(desk, 'solution', { text: '已扩建' })).toBe(1);
    // Seen to fail (8 ratings) with `AND score IS NULL` taken out of complainant-steps.ts.
    expect(await press(mei, 'rating', { score: 3 })).toBe(1);
    // Seen to fail (several rounds on MariaDB) with `AND state = ?` taken out of take-step.ts.
    expect(await press(mei, 'reopening', {})).toBe(1);
    const [row] = await club.rows<{ round: number; entries: number }>('SELECT round, entries FROM complaint');
    expect([Number(row?.round), Number(row?.entries)]).toEqual([2, 4]);
    await club.verify();
  });
});
