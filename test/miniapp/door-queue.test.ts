import { DoorQueue } from '../../miniapp/src/pages-staff/attendance/door-queue';
import { guestsOf, matches } from '../../miniapp/src/pages-staff/attendance/guests';
import { movesOf } from '../../miniapp/src/pages-staff/events/moves';
import type { EventState } from '../../shared/events';
import { memory } from './support/device';

const arrival = (nonce: string, who: string) => ({ nonce, who, name: null, at: 1 });
const answer = (nonce: string, outcome: 'attended' | 'already' | 'unknown') => ({
  nonce,
  outcome,
  name: null,
  number: null,
  party: null,
  points: 0,
});

describe('The queue at the door', () => {
  it('survives a reload, and is each person’s and each event’s own', () => {
    const storage = memory();
    expect(new DoorQueue(storage, 'mbr_a', 'evt_1').add(arrival('nonce-01', 'AB12'))).toBe('kept');
    expect(new DoorQueue(storage, 'mbr_a', 'evt_1').batch()).toEqual([arrival('nonce-01', 'AB12')]);
    expect(new DoorQueue(storage, 'mbr_b', 'evt_1').batch()).toEqual([]);
    expect(new DoorQueue(storage, 'mbr_a', 'evt_2').batch()).toEqual([]);
  });

  it('notes nobody twice, however the code is written', () => {
    const queue = new DoorQueue(memory(), 'mbr_a', 'evt_1');
    queue.add(arrival('nonce-01', 'AB12'));
    expect(queue.add(arrival('nonce-02', 'ab12'))).toBe('twice');
    expect(queue.batch().map(({ nonce }) => nonce)).toEqual(['nonce-01']);
  });

  it('takes out only what was answered, keeps whom the server turned away in sight', () => {
    const queue = new DoorQueue(memory(), 'mbr_a', 'evt_1');
    for (const [nonce, who] of [
      ['nonce-01', 'A'],
      ['nonce-02', 'B'],
      ['nonce-03', 'C'],
    ] as const)
      queue.add(arrival(nonce, who));
    queue.settle([answer('nonce-01', 'attended'), answer('nonce-02', 'unknown')]);
    expect(queue.read()).toEqual({
      waiting: [arrival('nonce-03', 'C')],
      turned: [{ nonce: 'nonce-02', who: 'B', name: null, outcome: 'unknown' }],
    });
    queue.dismiss('nonce-02');
    queue.drop('nonce-03');
    expect(queue.read()).toEqual({ waiting: [], turned: [] });
  });

  it('says when the device did not keep it, and reads over what is no queue', () => {
    const full = { ...memory(), set: () => undefined };
    expect(new DoorQueue(full, 'mbr_a', 'evt_1').add(arrival('nonce-01', 'A'))).toBe('full');
    expect(new DoorQueue({ ...memory(), get: () => '{' }, 'mbr_a', 'evt_1').read()).toEqual({ waiting: [], turned: [] });
  });
});

describe('The list at the door', () => {
  const one = (name: string, state: 'confirmed' | 'attended' | 'cancelled', code: string) => ({
    ...{ id: code, memberId: name, number: 'M0007', name, state, party: 1, seats: 1, passedOver: 0, code },
    ...{ offerUntil: null, attendedAt: null, absent: false },
  });
  it('shows those who are missing first, and whom this device has noted', () => {
    const items = [one('甲', 'attended', 'A'), one('乙', 'confirmed', 'B'), one('丙', 'cancelled', 'C')];
    const shown = guestsOf(items, [{ who: 'b' }]).map(({ name, here, noted }) => [name, here, noted]);
    expect(shown).toEqual([
      ['乙', false, true],
      ['甲', true, false],
    ]);
  });
  it('finds by name and number', () => {
    expect([
      matches(one('周岚', 'confirmed', 'A'), '岚'),
      matches(one('周岚', 'confirmed', 'A'), 'm0007'),
      matches(one('周岚', 'confirmed', 'A'), '陈'),
    ]).toEqual([true, true, false]);
  });
});

describe('What can be done with an event', () => {
  const moves = (state: EventState, now: number, may = true) => movesOf({ state, endsAt: 100 }, now, () => may);
  it('follows its state, the clock and the role', () => {
    expect([moves('draft', 0), moves('published', 99), moves('published', 100), moves('closed', 200)]).toEqual([
      ['publish'],
      ['cancel'],
      ['close'],
      [],
    ]);
    expect(moves('draft', 0, false)).toEqual([]);
  });
});
