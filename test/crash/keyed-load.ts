import type { Actor } from '../../server/core/context';
import type { EventView } from '../../shared/events';
import { type Answered, chance, connectTo, type RealClub, shuffled } from '../support/real-club';

/** One thing that a member asks for once, under a key of its own. */
export interface Wish {
  member: Actor;
  kind: 'check-in' | 'complaint' | 'sign-up' | 'chat';
  path: string;
  body: unknown;
  key: string;
}

export interface Outcome {
  /** Told that it is done. */
  done: { wish: Wish; answer: Answered }[];
  /** Told nothing, or that the outcome is not known. */
  open: Wish[];
  /** Everything that is neither. */
  odd: { wish: Wish; answer: Answered }[];
}

/** For each member a check-in, a complaint, a sign-up and a line of chat, in a shuffled order. */
export function wishesOf(members: readonly Actor[], event: EventView, seed: number): Wish[] {
  const wishes = members.flatMap((member): Wish[] => [
    { member, kind: 'check-in', path: '/check-ins', body: {}, key: `check-in-${member.id}` },
    { member, kind: 'complaint', path: '/complaints', body: { text: '更衣室没有热水' }, key: `complaint-${member.id}` },
    { member, kind: 'sign-up', path: `/events/${event.id}/registrations`, body: { guests: 1 }, key: `sign-up-${member.id}` },
    { member, kind: 'chat', path: '/rooms/lobby/messages', body: { id: `line-${member.id}`, text: '投诉 淋浴太凉' }, key: '' },
  ]);
  return shuffled(wishes, chance(seed));
}

const isDone = ({ status, body }: Answered): boolean =>
  status === 201 && (body.reply === undefined || /C\d{8}/.test(body.reply?.text ?? ''));

/**
 * Asks the server for everything, `sockets` at a time. `heard` is called at each answer, with how many there have been that say "done".
 * A 503 leaves a wish open.
 */
export async function askFor(
  club: RealClub,
  url: string,
  wishes: readonly Wish[],
  heard: (done: number, answer: Answered) => void = () => undefined,
): Promise<Outcome> {
  const outcome: Outcome = { done: [], open: [], odd: [] };
  const line = connectTo(url, 24);
  const ask = async (wish: Wish) => {
    try {
      const headers: Record<string, string> = wish.key === '' ? {} : { 'idempotency-key': wish.key };
      const answer = await line.post(club.token(wish.member), wish.path, wish.body, headers);
      if (isDone(answer)) outcome.done.push({ wish, answer });
      else if (answer.status === 503) outcome.open.push(wish);
      else outcome.odd.push({ wish, answer });
      heard(outcome.done.length, answer);
    } catch {
      outcome.open.push(wish); // the connection broke: nobody knows
    }
  };
  await Promise.all(wishes.map(ask));
  line.close();
  return outcome;
}

const TABLES = { 'check-in': 'check_in', complaint: 'complaint', 'sign-up': 'registration', chat: 'chat_message' } as const;

async function holdersOf(club: RealClub, kind: Wish['kind']): Promise<Map<string, number>> {
  const holder = kind === 'chat' ? 'sender' : 'memberId'; // in the web room members speak under their own id
  const rows = await club.rows<{ memberId: string; n: number }>(
    `SELECT ${holder} AS memberId, COUNT(*) AS n FROM ${TABLES[kind]} WHERE ${holder} IS NOT NULL GROUP BY ${holder}`,
  );
  return new Map(rows.map(({ memberId, n }) => [memberId, Number(n)]));
}

/** Those of the wishes, told to be done, that the database knows nothing of. */
export async function lostOf(club: RealClub, done: Outcome['done']): Promise<Outcome['done']> {
  const lost: Outcome['done'] = [];
  for (const kind of ['check-in', 'complaint', 'sign-up', 'chat'] as const) {
    const holders = await holdersOf(club, kind);
    lost.push(...done.filter(({ wish }) => wish.kind === kind && !holders.has(wish.member.id)));
  }
  const numbers = new Set((await club.rows<{ number: string }>('SELECT number FROM complaint')).map(({ number }) => number));
  lost.push(...done.filter(({ wish, answer }) => wish.kind === 'complaint' && !numbers.has(String(answer.body.number))));
  return lost;
}

/** When every wish is fulfilled, each exactly once: both complaints, two seats, one award for each of `members`. */
export async function assertEachOnce(club: RealClub, members: readonly Actor[]): Promise<void> {
  const n = members.length;
  const once = async (what: string) => [what, await club.count(`COUNT(*) FROM ${what}`)];
  expect(await once('check_in')).toEqual(['check_in', n]);
  expect(await once("points_entry WHERE reason = 'check-in'")).toEqual(["points_entry WHERE reason = 'check-in'", n]);
  expect(await once('registration')).toEqual(['registration', n]);
  expect(await once('complaint')).toEqual(['complaint', 2 * n]);
  expect(await once("chat_message WHERE sender <> ''")).toEqual(["chat_message WHERE sender <> ''", n]);
  expect(await club.count('SUM(taken) FROM event')).toBe(2 * n);
  expect(await club.rows('SELECT memberId, COUNT(*) AS n FROM complaint GROUP BY memberId HAVING COUNT(*) <> 2')).toEqual([]);
  expect(await club.rows('SELECT memberId FROM points_balance WHERE points <> 5')).toEqual([]);
}
