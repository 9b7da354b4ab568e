import fc from 'fast-check';
import { type SeatRule, seatRound, type WaitingParty } from '../../../server/modules/events/allocate-seats';

const rule = (ageing: number, parties: SeatRule['parties'] = 'all-or-nothing'): SeatRule => ({ ageing, parties });
const queueOf = (...parties: (number | [party: number, passedOver: number])[]): WaitingParty[] =>
  parties.map((given, i) => {
    const [party, passedOver] = typeof given === 'number' ? [given, 0] : given;
    return { id: `reg_${i + 1}`, memberId: `mbr_${i + 1}`, place: i + 1, party, passedOver };
  });
function give(free: number, queue: WaitingParty[], given: SeatRule) {
  const round = seatRound(free, given);
  round.take(queue);
  return round.placements.map(({ waiting, seats, passed }) => ({ place: waiting.place, seats, passed: passed.map((p) => p.place) }));
}

describe('The policy of the waiting list', () => {
  it('serves the first that fits, and nobody before it is turned', () => {
    expect(give(2, queueOf(1, 1, 1), rule(3))).toEqual([
      { place: 1, seats: 1, passed: [] },
      { place: 2, seats: 1, passed: [] },
    ]);
  });

  it('passes over a party that is too large, and names for whom', () => {
    expect(give(2, queueOf(3, 1, 1), rule(3))).toEqual([
      { place: 2, seats: 1, passed: [1] },
      { place: 3, seats: 1, passed: [1] },
    ]);
  });

  it('lets a party that was passed over three times go first, even within one round', () => {
    expect(give(5, queueOf(6, 1, 1, 1, 1, 1), rule(3)).map(({ place }) => place)).toEqual([2, 3, 4]);
    expect(give(2, queueOf([3, 3], 1, 1), rule(3))).toEqual([]);
    expect(give(3, queueOf([3, 3], 1, 1), rule(3))).toEqual([{ place: 1, seats: 3, passed: [] }]);
  });

  it('is a strict queue where the charter lets nobody be passed over', () => {
    expect(give(2, queueOf(3, 1), rule(0))).toEqual([]);
  });

  it('offers the first as many seats as there are where parties may split', () => {
    expect(give(2, queueOf(3, 1), rule(3, 'may-split'))).toEqual([{ place: 1, seats: 2, passed: [] }]);
  });

  it('gives the same page by page', () => {
    const queue = queueOf(6, 1, 2, [4, 2], 1, 1, 3);
    const round = seatRound(5, rule(3));
    for (const one of queue) if (!round.take([one])) break;
    expect(round.placements.map(({ waiting }) => waiting.place)).toEqual(give(5, queue, rule(3)).map(({ place }) => place));
  });

  // Seen to fail with the ageing check taken out of `consider` (a large party was passed over without end), and with `seats > left` turned
  // into `seats > left + 1` (more seats were given than were free).
  it('never gives more than is free, skips nobody who fits, and passes nobody over more than `ageing` times', () => {
    const parties = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 3 })), { maxLength: 30 });
    fc.assert(
      fc.property(parties, fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 4 }), (given, free, ageing) => {
        const queue = queueOf(...given);
        const placed = give(free, queue, rule(ageing));
        expect(placed.reduce((sum, { seats }) => sum + seats, 0)).toBeLessThanOrEqual(free);
        let left = free;
        const passes = new Map<number, number>();
        for (const { place, seats, passed } of placed) {
          const ahead = queue.filter((w) => w.place < place && !placed.some((p) => p.place === w.place && p.place < place));
          expect(passed).toEqual(ahead.map((w) => w.place));
          for (const w of ahead) {
            expect(w.party).toBeGreaterThan(left);
            const times = (passes.get(w.place) ?? w.passedOver) + 1;
            expect(times).toBeLessThanOrEqual(Math.max(ageing, w.passedOver));
            passes.set(w.place, times);
          }
          left -= seats;
        }
      }),
    );
  });
});
