import { acceptOffer } from '../../server/modules/events/accept-offer';
import { cancelSignUp } from '../../server/modules/events/cancel-sign-up';
import { declineOffer } from '../../server/modules/events/decline-offer';
import { keepTime } from '../../server/modules/events/keep-time';
import type { EventView } from '../../shared/events';
import { anEvent, at, countsOf, join, told } from '../modules/events/an-event';
import { type Open, onBothDatabases, type TestClub } from '../support/club';
import { counted } from '../support/counts';
import { admitForTest } from '../support/people';

type Person = Pick<Awaited<ReturnType<TestClub['member']>>, 'id' | 'actor'>;

const SEATS = 10;
const CROWD = 1000;
const chance = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

/** A crowd, admitted many at a time so that the test is about the sign-ups. */
async function crowd(club: TestClub, count: number): Promise<Person[]> {
  const admission = (n: number) => ({
    ...{ name: `会员${n}`, phone: `138${String(n).padStart(8, '0')}`, birth: null, idNumber: null, details: {} },
    ...{ kind: 'person', tier: 'regular', admittedOn: '2026-01-01', termEndsOn: null, origin: 'admission' as const },
  });
  const people: Person[] = [];
  for (let from = 0; from < count; from += 100) {
    const part = Array.from({ length: Math.min(100, count - from) }, (_, i) =>
      club.run<{ id: string }>(admitForTest, nobody, admission(from + i)),
    );
    people.push(...(await Promise.all(part)).map(({ id }) => ({ id, actor: { id, roles: ['member'] } })));
  }
  return people;
}
const nobody = { id: 'anonymous', roles: [] };

/** More processes on the same MariaDB; on SQLite the one that there is. */
async function processes(open: Open, club: TestClub): Promise<TestClub[]> {
  if (club.dialect === 'sqlite') return [club];
  return [club, await open({ shareWith: club }), await open({ shareWith: club })];
}

async function assertSound(club: TestClub, event: EventView): Promise<void> {
  await club.verify();
  const [row] = await club.rows<{ taken: number; seats: number; twice: number }>(
    `SELECT e.taken, (SELECT SUM(r.seats) FROM registration r WHERE r.eventId = e.id) AS seats,
     (SELECT COUNT(*) - COUNT(DISTINCT r.memberId) FROM registration r WHERE r.eventId = e.id) AS twice FROM event e WHERE e.id = ?`,
    [event.id],
  );
  expect(Number(row?.taken)).toBeLessThanOrEqual(event.capacity);
  expect(Number(row?.seats ?? 0)).toBe(Number(row?.taken));
  expect(Number(row?.twice)).toBe(0);
}

onBothDatabases('A thousand people and ten seats', (open) => {
  // Seen to fail
  // - with `AND taken + ? <= capacity` taken out of the update in sign-up.ts on MariaDB (11 to 13 of 10 seats were taken),
  // - with the event's lock taken out of lockEvent in pass-seats.ts, on MariaDB (several on the same place of the waiting list).
  it('ten of them come, the others wait in the order in which they asked', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const clubs = await processes(open, club);
    const people = await crowd(club, CROWD);
    for (let round = 0; round < counted(1, 50); round++) {
      const event = await anEvent(club, { title: `第${round + 1}场`, capacity: SEATS });
      const asked = people.map((person, i) => join(clubs[i % clubs.length] as TestClub, person, event));
      const outcomes = await Promise.allSettled(asked);
      const states = outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value.state : String(outcome.reason.code)));
      expect(states.filter((state) => state === 'confirmed')).toHaveLength(SEATS);
      expect(states.filter((state) => state === 'waiting')).toHaveLength(CROWD - SEATS);
      expect(await countsOf(club, event)).toEqual({ taken: SEATS, waiting: CROWD - SEATS });
      const places = await club.rows<{ place: number }>(
        "SELECT place FROM registration WHERE eventId = ? AND state = 'waiting' ORDER BY place",
        [event.id],
      );
      expect(places.map(({ place }) => Number(place))).toEqual(Array.from({ length: CROWD - SEATS }, (_, i) => i + 1));
      await assertSound(club, event);
    }
  });

  // Seen to fail with uq_registration_event_member dropped: the same member held two seats.
  it('nobody is signed up twice, however often they ask at once', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const clubs = await processes(open, club);
    const people = await crowd(club, 8);
    const event = await anEvent(club, { capacity: 5 });
    const taps = Array.from({ length: 12 }, (_, i) => i).flatMap((i) =>
      people.map((person) => join(clubs[i % clubs.length] as TestClub, person, event)),
    );
    const outcomes = await Promise.allSettled(taps);
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason.code)] : []));
    expect(outcomes.length - refused.length).toBe(people.length);
    expect(refused.filter((code) => code !== 'events.already' && code !== 'events.already-waiting')).toEqual([]);
    expect(await countsOf(club, event)).toEqual({ taken: 5, waiting: 3 });
    await assertSound(club, event);
  });

  // Seen to fail
  // - with passSeats left out of cancelSignUp (events.nobody-unserved),
  // - with the pass-over step not written in pass-seats.ts (events.nobody-skipped),
  // - with `AND waiting = 0` taken out of the update in sign-up.ts, on MariaDB (events.nobody-skipped: a seat was taken past the list),
  // - with `AND taken + ? <= capacity` taken out of it, on MariaDB (events.never-over-capacity).
  it('signing up, cancelling, accepting, declining and running out all at once leaves nobody skipped and no seat twice', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const clubs = await processes(open, club);
    const people = await crowd(club, counted(60, 300));
    const random = chance(7);
    for (let round = 0; round < counted(2, 20); round++) {
      const event = await anEvent(club, {
        title: `热闹${round}`,
        capacity: SEATS,
        guests: 3,
        startsAt: at('2027-06-05T19:00'),
        endsAt: at('2027-06-05T21:00'),
      });
      for (let wave = 0; wave < 8; wave++) {
        const moves = people.map((person, i) => {
          const on = clubs[i % clubs.length] as TestClub;
          const act = random();
          if (act < 0.45) return join(on, person, event, Math.floor(random() * 3.5));
          const op = act < 0.7 ? cancelSignUp : act < 0.85 ? acceptOffer : declineOffer;
          return on.run(op, person.actor, { eventId: event.id });
        });
        const jobs = clubs.map((on) => on.system(keepTime, {}));
        const outcomes = await Promise.allSettled([...moves, ...jobs]);
        const odd = outcomes.flatMap((outcome) =>
          outcome.status === 'rejected' && outcome.reason.kind !== 'conflict' ? [String(outcome.reason)] : [],
        );
        expect(odd).toEqual([]);
        await assertSound(club, event);
        if (wave % 3 === 2) club.clock.set(club.now() + 49 * 3_600_000);
      }
      expect((await countsOf(club, event)).taken).toBeGreaterThan(0);
      const leaving = people
        .slice(0, people.length / 2)
        .map((person, i) => (clubs[i % clubs.length] as TestClub).run(cancelSignUp, person.actor, { eventId: event.id }));
      await Promise.allSettled(leaving);
      await assertSound(club, event);
    }
    expect(await told(club, 'SeatOffered')).toBeGreaterThan(0);
  });
});
