import { attendByCode } from '../../../server/modules/events/attend-by-code';
import { recordAttendance } from '../../../server/modules/events/record-attendance';
import { showWallCode } from '../../../server/modules/events/show-wall-code';
import type { DoorResult } from '../../../shared/events';
import { onBothDatabases, type TestClub } from '../../support/club';
import { anEvent, at, go, join, movesOf, statesOf, told } from './an-event';

type Person = Awaited<ReturnType<TestClub['member']>>;
const codeOn = async (club: TestClub, desk: Person, event: { id: string }) =>
  (await club.run<{ code: string; until: number }>(showWallCode, desk.actor, { eventId: event.id })).code;
const type = (club: TestClub, person: Person, code: string) => club.run(attendByCode, person.actor, { code });
const record = async (club: TestClub, desk: Person, event: { id: string }, entries: unknown[]): Promise<DoorResult[]> =>
  (await club.run<{ results: DoorResult[] }>(recordAttendance, desk.actor, { eventId: event.id, entries })).results;
const balanceOf = async (club: TestClub, person: Person): Promise<number> =>
  Number((await club.rows<{ points: number }>('SELECT points FROM points_balance WHERE memberId = ?', [person.id]))[0]?.points ?? 0);
const wrongCode = (...codes: string[]): string => ['000000', '111111', '222222', '333333'].find((code) => !codes.includes(code)) as string;

onBothDatabases('Attendance', (open) => {
  it('counts an entry once, however often and in whatever list the door sends it', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const [desk, mei, lan, stranger] = [
      await club.staff('desk'),
      await club.member({ name: '梅' }),
      await club.member(),
      await club.member(),
    ];
    const event = await anEvent(club, { capacity: 1 });
    await join(club, mei, event);
    await join(club, lan, event);
    await expect(record(club, desk, event, [{ nonce: 'aaaaaaaa', who: mei.number }])).rejects.toMatchObject({
      code: 'events.door-not-open',
    });
    await go(club, '2026-11-28T18:00');
    const list = [
      { nonce: 'aaaaaaaa', who: mei.phone, at: at('2026-11-28T17:55') },
      { nonce: 'bbbbbbbb', who: mei.number },
      { nonce: 'cccccccc', who: `+86 ${lan.phone.slice(0, 3)} ${lan.phone.slice(3)}` },
      { nonce: 'dddddddd', who: stranger.number },
      { nonce: 'eeeeeeee', who: '没有这个人' },
    ];
    const first = await record(club, desk, event, list);
    expect(first.map(({ outcome }) => outcome)).toEqual(['attended', 'already', 'waiting', 'not-registered', 'unknown']);
    expect(await record(club, desk, event, list)).toEqual(first);
    const again = await Promise.all([record(club, desk, event, list.slice(0, 2)), record(club, desk, event, [...list].reverse())]);
    expect(again[0]).toEqual(first.slice(0, 2));
    expect(await record(club, desk, event, [{ nonce: 'ffffffff', who: mei.number }])).toMatchObject([{ outcome: 'already', points: 0 }]);
    const [row] = await club.rows<{ attendedAt: number }>('SELECT attendedAt FROM registration WHERE memberId = ?', [mei.id]);
    expect(Number(row?.attendedAt)).toBe(at('2026-11-28T17:55'));
    expect(await balanceOf(club, mei)).toBe(20);
    expect(await told(club, 'Attended')).toBe(1);
    await club.verify();
  });

  it('takes the list of a door without network for a week after, also once the event is closed', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const [desk, mei, lan] = [await club.staff('desk'), await club.member(), await club.member()];
    const event = await anEvent(club);
    await join(club, mei, event);
    await join(club, lan, event);
    await go(club, '2026-12-01T10:00');
    expect(await club.rows('SELECT state FROM event')).toEqual([{ state: 'closed' }]);
    expect(await record(club, desk, event, [{ nonce: 'aaaaaaaa', who: mei.number, at: at('2026-11-28T19:05') }])).toMatchObject([
      { outcome: 'attended' },
    ]);
    await go(club, '2026-12-05T21:01');
    await expect(record(club, desk, event, [{ nonce: 'bbbbbbbb', who: lan.number }])).rejects.toMatchObject({
      code: 'events.door-list-over',
    });
    await club.verify();
  });

  it('lets members in by the code on the wall, which changes every minute and lives for two', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const [desk, mei, lan, stranger] = [await club.staff('desk'), await club.member(), await club.member(), await club.member()];
    const event = await anEvent(club);
    await join(club, mei, event);
    await join(club, lan, event);
    const zhu = await club.member();
    await join(club, zhu, event);
    await expect(codeOn(club, desk, event)).rejects.toMatchObject({ code: 'events.door-not-open' });
    await go(club, '2026-11-28T18:30');
    expect(await type(club, zhu, await codeOn(club, desk, event))).toMatchObject({ outcome: 'waiting', points: 0 });
    await go(club, '2026-11-28T19:05');
    const code = await codeOn(club, desk, event);
    expect(code).toMatch(/^\d{6}$/);
    expect(await type(club, stranger, code)).toMatchObject({ outcome: 'not-registered', event: { number: 1 } });
    await go(club, '2026-11-28T19:06');
    expect(await codeOn(club, desk, event)).not.toBe(code);
    expect(await type(club, mei, code)).toMatchObject({ outcome: 'attended', points: 20, event: { title: '秋日茶会' } });
    expect(await type(club, mei, code)).toMatchObject({ outcome: 'already', points: 0 });
    await go(club, '2026-11-28T19:07');
    expect(await type(club, lan, code)).toMatchObject({ outcome: 'wrong-code', triesLeft: 4, event: null });
    expect(await statesOf(club, event)).toEqual({ [mei.id]: 'attended', [lan.id]: 'confirmed', [zhu.id]: 'unplaced' });
    expect(await balanceOf(club, mei)).toBe(20);
    await club.verify();
  });

  // Seen to fail with the count read before it is raised: ten guesses at once all got an answer.
  it('answers five guesses in ten minutes, also when they come all at once', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const [desk, mei] = [await club.staff('desk'), await club.member()];
    const event = await anEvent(club);
    await join(club, mei, event);
    await go(club, '2026-11-28T19:01');
    const codes = [await codeOn(club, desk, event)];
    const guesses = await Promise.allSettled(Array.from({ length: 10 }, () => type(club, mei, wrongCode(...codes))));
    expect(guesses.filter((guess) => guess.status === 'fulfilled')).toHaveLength(5);
    const blocked = guesses.filter((guess) => guess.status === 'rejected').map((guess) => (guess as PromiseRejectedResult).reason);
    expect(blocked.every((error) => error.kind === 'limited' && error.code === 'events.too-many-tries')).toBe(true);
    await expect(type(club, mei, codes[0] as string)).rejects.toMatchObject({ kind: 'limited' });
    await go(club, '2026-11-28T19:10');
    expect(await type(club, mei, await codeOn(club, desk, event))).toMatchObject({ outcome: 'attended' });
    await club.verify();
  });

  // Seen to fail with the event's lock taken out of attend-by-code.ts, on MariaDB: the door and the wall both wrote the same step.
  it('books the points once when the door and the member are at it at the same moment', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const [desk, mei] = [await club.staff('desk'), await club.member()];
    const event = await anEvent(club, { points: 7 });
    await join(club, mei, event);
    await go(club, '2026-11-28T19:05');
    const code = await codeOn(club, desk, event);
    const door = Array.from({ length: 4 }, (_, i) => record(club, desk, event, [{ nonce: `nonce-00${i}`, who: mei.number }]));
    const wall = Array.from({ length: 4 }, () => type(club, mei, code));
    await Promise.all([...door, ...wall]);
    expect(await balanceOf(club, mei)).toBe(27);
    expect(await movesOf(club, event, mei.id)).toEqual(['sign-up', 'attend']);
    await club.verify();
  });
});
