import { solveComplaint } from '../../server/modules/complaints/solve-complaint';
import type { EventView } from '../../shared/events';
import { openTestCounts } from '../bot/table-counts';
import { anEvent, join } from '../modules/events/an-event';
import { type Open, onBothDatabases, type TestClub } from '../support/club';
import { counted } from '../support/counts';
import type { Answer, Person } from '../support/people';
import { chance, shuffled } from '../support/real-club';

const DELIVERIES = 20;
const REPEATS = 50;

/** More processes on the same MariaDB; on SQLite the one that there is. */
async function processes(open: Open, club: TestClub): Promise<TestClub[]> {
  if (club.dialect === 'sqlite') return [club];
  return [club, await open({ shareWith: club }), await open({ shareWith: club })];
}
const nth = (clubs: readonly TestClub[], n: number): TestClub => clubs[n % clubs.length] as TestClub;
const seen = ({ status, body }: Answer): string => JSON.stringify([status, body]);

interface Line {
  person: Person;
  id: string;
  text: string;
}

/** Delivers every line so often, shuffled and all at once; for each line the different answers that there were. */
async function deliver(clubs: readonly TestClub[], lines: readonly Line[], seed: number): Promise<Map<string, Set<string>>> {
  const many = shuffled(
    lines.flatMap((line) => Array.from({ length: DELIVERIES }, () => line)),
    chance(seed),
  );
  const post = ({ person, id, text }: Line, n: number) => nth(clubs, n).as(person).post('/rooms/lobby/messages', { id, text });
  const answers = await Promise.all(many.map(post));
  const different = new Map<string, Set<string>>();
  for (const [n, answer] of answers.entries()) {
    const key = `${many[n]?.person.id} ${many[n]?.text}`;
    different.set(key, (different.get(key) ?? new Set()).add(seen(answer)));
  }
  return different;
}

const rowsOf = async (club: TestClub, from: string): Promise<number> =>
  Number((await club.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${from}`))[0]?.n);

// Guards: the unique key of chat_message (room and the sender's own id of the line), and `stored` of the line's claim.
onBothDatabases('Chat lines that a platform delivers twenty times, shuffled, to every process', (open) => {
  it('have one effect each, and every delivery gets the same answer', async () => {
    const club = await open({ now: '2026-11-23T10:00' });
    const clubs = await processes(open, club);
    const manager = await club.staff('manager');
    const event = await anEvent(club, { capacity: 100 });
    const people = await Promise.all(Array.from({ length: counted(3, 20) }, () => club.member()));
    const say = (person: Person, texts: readonly string[]) =>
      texts.map((text) => ({ person, text, id: `m-${Buffer.from(text).toString('hex').slice(0, 60)}` }));

    const first = people.flatMap((person) => say(person, ['签到', `报名 ${event.number}`, '投诉 更衣室没有热水', '积分', '大家好']));
    const heard = await deliver(clubs, first, 1);
    expect([...heard].filter(([, answers]) => answers.size !== 1)).toEqual([]);
    expect(await rowsOf(club, 'check_in')).toBe(people.length);
    expect(await rowsOf(club, 'registration')).toBe(people.length);
    expect(await rowsOf(club, 'complaint')).toBe(people.length);
    expect(await rowsOf(club, "points_entry WHERE reason = 'check-in'")).toBe(people.length);

    const complaints = await club.rows<{ memberId: string; number: string }>('SELECT memberId, number FROM complaint');
    for (const { number } of complaints) await club.run(solveComplaint, manager.actor, { number, text: '已经修好' });
    const numberOf = (person: Person) => complaints.find(({ memberId }) => memberId === person.id)?.number;
    const second = people.flatMap((person) => say(person, [`取消报名 ${event.number}`, `评价 ${numberOf(person)} 5 处理很快`]));
    const heardThen = await deliver(clubs, second, 2);
    expect([...heardThen].filter(([, answers]) => answers.size !== 1)).toEqual([]);
    expect(await rowsOf(club, "registration WHERE state = 'cancelled'")).toBe(people.length);
    expect(await rowsOf(club, 'complaint_solution WHERE score = 5')).toBe(people.length);
    expect(await rowsOf(club, "fact WHERE type = 'ComplaintRated'")).toBe(people.length);
    expect(await rowsOf(club, "fact WHERE type = 'SignUpCancelled'")).toBe(people.length);
    await club.verify();
  });
});

interface Request {
  person: Person | null;
  method: 'post' | 'delete' | 'put' | 'patch';
  path: string;
  body?: unknown;
  /** The same call with something else in it; absent where nothing else can be in it. */
  otherBody?: unknown;
}
interface Staff {
  manager: Person;
  desk: Person;
  finance: Person;
}
type Prepare = (club: TestClub, staff: Staff, event: EventView) => Promise<Request>;

let phones = 0;
/** Calls that change something; each preparation puts another person in the same position. */
const REQUESTS: Readonly<Record<string, Prepare>> = {
  'check in': async (club) => ({ person: await club.member(), method: 'post', path: '/check-ins', body: {} }),
  'file a complaint': async (club) => ({
    ...{ person: await club.member(), method: 'post', path: '/complaints' },
    ...{ body: { text: '更衣室没有热水' }, otherBody: { text: '淋浴也没有' } },
  }),
  'sign up': async (club, _staff, event) => ({
    ...{ person: await club.member(), method: 'post', path: `/events/${event.id}/registrations` },
    ...{ body: { guests: 0 }, otherBody: { guests: 1 } },
  }),
  'cancel a sign-up': async (club, _staff, event) => {
    const person = await club.member();
    await join(club, person, event);
    return { person, method: 'delete', path: `/events/${event.id}/registrations/mine` };
  },
  leave: async (club) => ({
    ...{ person: await club.member(), method: 'post', path: '/me/leave' },
    ...{ body: { reason: '搬家了' }, otherBody: { reason: '没有时间' } },
  }),
  apply: async () => {
    const phone = `137${String(phones++).padStart(8, '0')}`;
    const consents = ['agreement', 'privacy'].map((document) => ({ document, version: '1' }));
    const body = { name: '新朋友', phone, birth: { date: '1990-05-20' }, consents };
    return { person: null, method: 'post', path: '/applications', body, otherBody: { ...body, name: '另一位' } };
  },
  'draft an event': async (_club, { manager }, event) => {
    const { title, place, kind, startsAt, endsAt, capacity } = event;
    const body = { title, place, kind, startsAt, endsAt, capacity };
    return { person: manager, method: 'post', path: '/events', body, otherBody: { ...body, title: '另一场' } };
  },
  'give points': async (club, { finance }) => ({
    ...{ person: finance, method: 'post', path: `/members/${(await club.member()).id}/points` },
    ...{ body: { points: 30, reason: '活动奖励' }, otherBody: { points: 31, reason: '活动奖励' } },
  }),
  'record that somebody left': async (club, { manager }) => ({
    ...{ person: manager, method: 'post', path: `/members/${(await club.member()).id}/ending` },
    ...{ body: { reason: '本人来电' }, otherBody: { reason: '本人来信' } },
  }),
};

const send = (club: TestClub, { person, method, path, body }: Request, key: string): Promise<Answer> => {
  const headers = { 'idempotency-key': key };
  const caller = club.as(person);
  return method === 'delete' ? caller.delete(path, headers) : caller[method](path, body, headers);
};

// Guards: the primary key of idempotency, and `replay` in core/operation.ts. Seen to fail with `take` of keyClaim doing nothing:
// 40 complaints for 4 keys.
onBothDatabases('One Idempotency-Key, fifty times at once', (open) => {
  const aHouse = async () => {
    const club = await open({ now: '2026-11-23T10:00' });
    const staff = { manager: await club.staff('manager'), desk: await club.staff('desk'), finance: await club.staff('finance') };
    return { club, clubs: await processes(open, club), staff, event: await anEvent(club, { capacity: 100 }) };
  };

  it('has one effect and one answer; with another body it is refused and changes nothing', async () => {
    const { club, clubs, staff, event } = await aHouse();
    const counts = openTestCounts(club);
    for (const [name, prepare] of Object.entries(REQUESTS)) {
      const once = await prepare(club, staff, event);
      const before = await counts();
      const first = await send(club, once, `once ${name}`.replaceAll(' ', '-'));
      expect([name, first.status < 300 ? 'done' : first.body]).toEqual([name, 'done']);
      const effectOfOne = counts.difference(before, await counts());
      expect([name, Object.keys(effectOfOne)]).not.toEqual([name, []]);

      const many = await prepare(club, staff, event);
      const key = `many ${name}`.replaceAll(' ', '-');
      const start = await counts();
      const answers = await Promise.all(Array.from({ length: REPEATS }, (_, n) => send(nth(clubs, n), many, key)));
      expect([name, counts.difference(start, await counts())]).toEqual([name, effectOfOne]);
      expect([name, [...new Set(answers.map(seen))]]).toEqual([name, [seen(answers[0] as Answer)]]);
      expect([name, answers[0]?.status]).toEqual([name, first.status]);

      if (many.otherBody === undefined) continue;
      const other = await send(nth(clubs, 1), { ...many, body: many.otherBody }, key);
      expect([name, other.status, other.body.code]).toEqual([name, 409, 'core.key-reused']);
      expect([name, counts.difference(start, await counts())]).toEqual([name, effectOfOne]);
    }
    await club.verify();
  });

  // Guard: the actor's id in the key of keyClaim. Seen to fail without it: all four got the first one's complaint.
  it('is each person’s own: two who choose the same key do not meet', async () => {
    const { club, clubs } = await aHouse();
    const people = await Promise.all(Array.from({ length: 4 }, () => club.member()));
    const file = (person: Person, n: number) =>
      send(nth(clubs, n), { person, method: 'post', path: '/complaints', body: { text: '太吵了' } }, 'the-same-key');
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => file(people[n % 4] as Person, n)));
    expect(new Set(answers.map(seen)).size).toBe(4);
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(4);
    expect(await rowsOf(club, 'complaint')).toBe(4);
  });
});
