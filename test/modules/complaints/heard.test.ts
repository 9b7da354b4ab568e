import type { ComplaintFile, ComplaintThread, FiledAnonymously, StaffComplaints } from '../../../shared/complaints';
import { onBothDatabases, type TestClub } from '../../support/club';
import type { Person } from '../../support/people';
import { charter, go } from './a-complaints-club';

interface Story {
  club: TestClub;
  desk: Person;
  number: string;
  /** As the complainant, by the receipt. */
  act(path: string, body?: object): Promise<{ status: number; body: { status: string } }>;
}

const fileOf = async ({ club, desk, number }: Story): Promise<ComplaintFile> => (await club.as(desk).get(`/complaints/${number}`)).body;
const listed = async ({ club, desk }: Story, query: string) =>
  ((await club.as(desk).get(`/complaints?${query}`)).body as StaffComplaints).complaints.map(({ status, clock }) => [status, clock]);
const step = async ({ club, desk, number }: Story, path: string, body: object): Promise<string> =>
  (await club.as(desk).post(`/complaints/${number}/${path}`, body)).body.status;
/** All of the file that could tell that something has happened. */
const shown = ({ status, round, thread, solutions, clocks, steps, solutionDueAt, firstAnswerDueAt, reopenUntil }: ComplaintFile) => ({
  ...{ status, round, thread, solutions, solutionDueAt, firstAnswerDueAt, reopenUntil },
  clocks: clocks.map(({ kind, lap, state }) => [kind, lap, state]),
  steps: steps.filter(({ step: name }) => name !== 'note').map((s) => [s.step, s.from, s.to]),
});

async function filed(club: TestClub): Promise<Story> {
  const desk = await club.staff('desk');
  const { receipt, number } = (await club.as(null).post('/anonymous-complaints', { text: '教练收红包' })).body as FiledAnonymously;
  const act: Story['act'] = (path, body = {}) => club.as(null).post(`/anonymous-complaints/${path}`, { receipt, ...body });
  return { club, desk, number, act };
}

// Seen to fail with asHeard giving the file back as it is, with HEARD_STATE being c.state, and with runsIn always true.
onBothDatabases('What an anonymous complainant does', (open) => {
  it('is known to staff from the next full hour on, so that watching the file tells nobody the minute', async () => {
    const club = await open({ now: '2026-11-23T09:20', charter });
    const story = await filed(club);
    await go(club, '2026-11-23T10:07');
    expect(await step(story, 'waiting', { text: '是哪一位？' })).toBe('waiting');
    const before = shown(await fileOf(story));
    expect(before.clocks).toEqual([
      ['first-answer', 1, 'met'],
      ['solution', 1, 'frozen'],
    ]);
    await go(club, '2026-11-23T10:41');
    expect((await story.act('messages', { text: '周三晚上的' })).body.status).toBe('answered');
    expect(await step(story, 'notes', { text: '还没有回音' })).toBe('waiting');
    expect(shown(await fileOf(story))).toEqual(before);
    expect([await listed(story, 'status=waiting'), await listed(story, 'status=answered'), await listed(story, 'open=true')]).toEqual([
      [['waiting', null]],
      [],
      [['waiting', null]],
    ]);
    const own = (await story.act('thread')).body as unknown as ComplaintThread;
    expect([own.status, own.thread.at(-1)?.text]).toEqual(['answered', '周三晚上的']);

    await go(club, '2026-11-23T11:00');
    const after = await fileOf(story);
    expect([after.status, after.thread.at(-1)?.text, after.clocks[1]?.state]).toEqual(['answered', '周三晚上的', 'running']);
    expect(await listed(story, 'status=answered')).toEqual([['answered', 'running']]);
    await club.verify();
  });

  it('lets staff work on meanwhile, on what they know', async () => {
    const club = await open({ now: '2026-11-23T09:20', charter });
    const story = await filed(club);
    await go(club, '2026-11-23T10:07');
    await step(story, 'waiting', { text: '是哪一位？' });
    await go(club, '2026-11-23T10:41');
    await story.act('messages', { text: '周三晚上的' });
    expect(await step(story, 'messages', { text: '我们先去问问。' })).toBe('answered');
    const { status, thread, steps } = await fileOf(story);
    expect([status, thread.map((m) => m.text)]).toEqual(['answered', ['是哪一位？', '我们先去问问。']]);
    expect(steps.map((s) => [s.step, s.from, s.to])).toEqual([
      ['file', null, 'new'],
      ['ask', 'new', 'waiting'],
      ['answer', 'waiting', 'answered'],
    ]);
    await go(club, '2026-11-23T11:00');
    expect((await fileOf(story)).thread.map((m) => m.text)).toEqual(['是哪一位？', '周三晚上的', '我们先去问问。']);
    await club.verify();
  });

  it('holds for ratings and for coming back, too', async () => {
    const club = await open({ now: '2026-11-23T09:20', charter });
    const story = await filed(club);
    await go(club, '2026-11-23T10:07');
    expect(await step(story, 'solution', { text: '已停课' })).toBe('solved');
    const before = shown(await fileOf(story));
    await go(club, '2026-11-23T10:20');
    await story.act('rating', { score: 1, comment: '没有停' });
    await story.act('reopening', { text: '他还在上课' });
    expect(shown(await fileOf(story))).toEqual(before);
    expect([await listed(story, 'status=solved'), await listed(story, 'open=true'), await listed(story, 'status=closed')]).toEqual([
      [['solved', null]],
      [],
      [],
    ]);
    await go(club, '2026-11-23T11:00');
    const { status, round, solutions, thread } = await fileOf(story);
    expect([status, round, solutions[0]?.score, thread.at(-1)?.text]).toEqual(['reopened', 2, 1, '他还在上课']);
    expect(await listed(story, 'open=true')).toEqual([['reopened', 'running']]);
    await club.verify();
  });
});
