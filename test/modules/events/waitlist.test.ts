import { acceptOffer } from '../../../server/modules/events/accept-offer';
import { cancelSignUp } from '../../../server/modules/events/cancel-sign-up';
import { declineOffer } from '../../../server/modules/events/decline-offer';
import { editEvent } from '../../../server/modules/events/edit-event';
import { keepTime } from '../../../server/modules/events/keep-time';
import { listMyRegistrations } from '../../../server/modules/events/list-my-registrations';
import { previewGates } from '../../../server/modules/events/preview-gates';
import { recordAttendance } from '../../../server/modules/events/record-attendance';
import type { GatesView, MyRegistration } from '../../../shared/events';
import { onBothDatabases, type TestClub } from '../../support/club';
import { anEvent, at, countsOf, go, join, movesOf, statesOf, told } from './an-event';

type Person = Awaited<ReturnType<TestClub['member']>>;
const people = async (club: TestClub, count: number): Promise<Person[]> => {
  const all: Person[] = [];
  for (let i = 0; i < count; i++) all.push(await club.member());
  return all;
};
const cancel = (club: TestClub, person: Person, event: { id: string }) =>
  club.run<MyRegistration>(cancelSignUp, person.actor, { eventId: event.id });
const accept = (club: TestClub, person: Person, event: { id: string }) =>
  club.run<MyRegistration>(acceptOffer, person.actor, { eventId: event.id });
const decline = (club: TestClub, person: Person, event: { id: string }) =>
  club.run<MyRegistration>(declineOffer, person.actor, { eventId: event.id });
const stateOf = async (club: TestClub, event: { id: string }, person: Person) => (await statesOf(club, event))[person.id];
const positionOf = async (club: TestClub, person: Person) =>
  (await club.run<{ items: MyRegistration[] }>(listMyRegistrations, person.actor, { upcoming: 'true' })).items[0]?.position;

onBothDatabases('The waiting list', (open) => {
  it('offers a freed seat to the first, holds it for 48 hours, and moves everybody up', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const event = await anEvent(club, { capacity: 1 });
    const [mei, lan, zhu, ju] = (await people(club, 4)) as [Person, Person, Person, Person];
    await join(club, mei, event);
    expect(await join(club, lan, event)).toMatchObject({ state: 'waiting', position: 1 });
    expect(await join(club, zhu, event)).toMatchObject({ state: 'waiting', position: 2 });
    expect(await join(club, ju, event)).toMatchObject({ state: 'waiting', position: 3 });
    expect(await cancel(club, mei, event)).toMatchObject({ state: 'cancelled', seats: 0 });
    expect(await countsOf(club, event)).toEqual({ taken: 1, waiting: 2 });
    expect(await positionOf(club, ju)).toBe(2);
    await expect(join(club, mei, event)).resolves.toMatchObject({ state: 'waiting', position: 3 });
    await expect(accept(club, zhu, event)).rejects.toMatchObject({ code: 'events.no-offer' });
    await expect(join(club, lan, event)).rejects.toMatchObject({ code: 'events.already-offered' });
    expect(await accept(club, lan, event)).toMatchObject({ state: 'confirmed', offerUntil: null });
    expect(await movesOf(club, event, lan.id)).toEqual(['queue', 'offer', 'accept']);
    expect(await movesOf(club, event, mei.id)).toEqual(['sign-up', 'cancel', 'queue']);
    await go(club, '2026-11-25T10:00');
    expect(await stateOf(club, event, lan)).toBe('confirmed');
    await club.verify();
  });

  it('passes a declined seat on at once', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const event = await anEvent(club, { capacity: 1 });
    const [mei, lan, zhu] = (await people(club, 3)) as [Person, Person, Person];
    for (const person of [mei, lan, zhu]) await join(club, person, event);
    await cancel(club, mei, event);
    await decline(club, lan, event);
    expect(await statesOf(club, event)).toEqual({ [mei.id]: 'cancelled', [lan.id]: 'declined', [zhu.id]: 'offered' });
    await expect(decline(club, lan, event)).rejects.toMatchObject({ code: 'events.no-offer' });
    await club.verify();
  });

  it('passes an offer that nobody answered on, exactly once, and refuses a late answer even before the job has run', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const event = await anEvent(club, { capacity: 1 });
    const [mei, lan, zhu, ju] = (await people(club, 4)) as [Person, Person, Person, Person];
    for (const person of [mei, lan, zhu, ju]) await join(club, person, event);
    await cancel(club, mei, event);
    club.clock.set(at('2026-11-24T10:00'));
    await expect(accept(club, lan, event)).rejects.toMatchObject({ code: 'events.offer-over' });
    await Promise.all([1, 2, 3].map(() => club.system(keepTime, {})));
    expect(await statesOf(club, event)).toMatchObject({ [lan.id]: 'expired', [zhu.id]: 'offered', [ju.id]: 'waiting' });
    expect(await told(club, 'OfferExpired')).toBe(1);
    await expect(accept(club, lan, event)).rejects.toMatchObject({ code: 'events.offer-over' });
    expect(await join(club, lan, event)).toMatchObject({ state: 'waiting', position: 2 });
    await go(club, '2026-11-26T10:00');
    expect(await statesOf(club, event)).toMatchObject({ [zhu.id]: 'expired', [ju.id]: 'offered' });
    await club.verify();
  });

  it('holds no seat beyond the cut-off, and ends there with a word to those left over', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const event = await anEvent(club, { capacity: 1, closesAt: at('2026-11-23T12:00') });
    const [mei, lan, zhu] = (await people(club, 3)) as [Person, Person, Person];
    for (const person of [mei, lan, zhu]) await join(club, person, event);
    await cancel(club, mei, event);
    const [offer] = await club.rows<{ offerUntil: number }>("SELECT offerUntil FROM registration WHERE state = 'offered'");
    expect(Number(offer?.offerUntil)).toBe(at('2026-11-23T12:00'));
    await go(club, '2026-11-23T12:00');
    expect(await statesOf(club, event)).toMatchObject({ [lan.id]: 'expired', [zhu.id]: 'unplaced' });
    expect(await countsOf(club, event)).toEqual({ taken: 0, waiting: 0 });
    expect(await told(club, 'WaitlistEnded')).toBe(1);
    await club.verify();
  });

  // Seen to fail with `blocked` never set in allocate-seats.ts: the three were overtaken a fourth time.
  it('keeps a party together, passes it over at most three times, and then waits for it', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const event = await anEvent(club, { capacity: 4, guests: 3 });
    const seated = await people(club, 4);
    for (const person of seated) await join(club, person, event);
    const [large, ...small] = (await people(club, 6)) as [Person, ...Person[]];
    expect(await join(club, large, event, 2)).toMatchObject({ state: 'waiting', party: 3, position: 1 });
    for (const person of small) await join(club, person, event);
    for (const person of seated.slice(0, 3)) await cancel(club, person, event);
    expect(await statesOf(club, event)).toMatchObject({
      [large.id]: 'waiting',
      [small[2]?.id ?? '']: 'offered',
      [small[3]?.id ?? '']: 'waiting',
    });
    await cancel(club, seated[3] as Person, event);
    expect(await countsOf(club, event)).toEqual({ taken: 3, waiting: 3 });
    await decline(club, small[0] as Person, event);
    await decline(club, small[1] as Person, event);
    expect(await stateOf(club, event, large)).toBe('offered');
    expect(await movesOf(club, event, large.id)).toEqual(['queue', 'pass-over', 'pass-over', 'pass-over', 'offer']);
    expect(await accept(club, large, event)).toMatchObject({ state: 'confirmed', party: 3, seats: 3 });
    expect(await countsOf(club, event)).toEqual({ taken: 4, waiting: 2 });
    await club.verify();
  });

  it('seats a newcomer at once where nobody ahead fits, with a record of whom that passes over', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const event = await anEvent(club, { capacity: 2, guests: 1 });
    const [mei, pair, lan] = (await people(club, 3)) as [Person, Person, Person];
    await join(club, mei, event);
    expect(await join(club, pair, event, 1)).toMatchObject({ state: 'waiting', party: 2 });
    // Seen to fail (waiting-list) without `goesFirst`: the preview said what signing up did not do.
    const outcomeFor = async (guests: number) =>
      (await club.run<GatesView>(previewGates, lan.actor, { eventId: event.id, guests })).outcome;
    expect([await outcomeFor(0), await outcomeFor(1)]).toEqual(['seat', 'waiting-list']);
    expect(await join(club, lan, event)).toMatchObject({ state: 'confirmed', position: null });
    expect(await movesOf(club, event, lan.id)).toEqual(['queue', 'seat']);
    expect(await movesOf(club, event, pair.id)).toEqual(['queue', 'pass-over']);
    await club.verify();
  });

  it('offers what there is where the charter lets parties split', async () => {
    const club = await open({
      now: '2026-11-22T10:00',
      change: (charter) => {
        if (charter.events) charter.events.waitlist.parties = 'may-split';
      },
    });
    const event = await anEvent(club, { capacity: 2, guests: 2 });
    const [mei, lan, zhu] = (await people(club, 3)) as [Person, Person, Person];
    await join(club, mei, event);
    expect(await join(club, lan, event, 1)).toMatchObject({ state: 'offered', party: 2, seats: 1 });
    await join(club, zhu, event, 1);
    expect(await accept(club, lan, event)).toMatchObject({ state: 'confirmed', party: 1, seats: 1 });
    await cancel(club, mei, event);
    expect(await stateOf(club, event, zhu)).toBe('offered');
    // at the door an offer is taken as it stands; seen to fail (a party of two on one seat) with `party = seats` taken out of markAttended
    const desk = await club.staff('desk');
    club.clock.set(at('2026-11-28T18:00'));
    const entries = [{ nonce: 'aaaaaaaa', who: zhu.number }];
    expect(await club.run(recordAttendance, desk.actor, { eventId: event.id, entries })).toMatchObject({
      results: [{ outcome: 'attended', party: 1 }],
    });
    expect(await club.rows('SELECT party, seats FROM registration WHERE memberId = ?', [zhu.id])).toEqual([{ party: 1, seats: 1 }]);
    await club.verify();
  });

  it('gets the seats that staff add, and lets parties go for which the event has become too small', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const desk = await club.staff('desk');
    const event = await anEvent(club, { capacity: 3, guests: 2 });
    const [mei, trio, lan, zhu] = (await people(club, 4)) as [Person, Person, Person, Person];
    await join(club, mei, event, 1);
    await join(club, trio, event, 2);
    await join(club, lan, event);
    await join(club, zhu, event);
    await club.run(editEvent, desk.actor, { eventId: event.id, version: 2, capacity: 4 });
    expect(await statesOf(club, event)).toMatchObject({ [lan.id]: 'confirmed', [zhu.id]: 'offered', [trio.id]: 'waiting' });
    await decline(club, zhu, event);
    await cancel(club, lan, event);
    await club.run(editEvent, desk.actor, { eventId: event.id, version: 3, capacity: 2 });
    expect(await statesOf(club, event)).toMatchObject({ [trio.id]: 'unplaced' });
    await club.verify();
  });

  it('is left without a deadline, while seats can be given back until the deadline only', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const event = await anEvent(club, { capacity: 1 });
    const [mei, lan] = (await people(club, 2)) as [Person, Person];
    await join(club, mei, event);
    await join(club, lan, event);
    await go(club, '2026-11-27T19:01');
    await expect(cancel(club, mei, event)).rejects.toMatchObject({ code: 'events.cancel-too-late' });
    expect(await cancel(club, lan, event)).toMatchObject({ state: 'cancelled' });
    await expect(cancel(club, lan, event)).rejects.toMatchObject({ code: 'events.not-registered' });
    expect(await countsOf(club, event)).toEqual({ taken: 1, waiting: 0 });
    await club.verify();
  });
});
