// The policy of the waiting list, stated for everybody: first come, first served, by whole parties. A freed seat goes to the first party
// that fits into what is free. A party that waits for more seats than there are is passed over, each time with a record; after
// `ageing` times (charter: events.waitlist.ageing) it goes first: nobody behind it gets anything until it fits, so that large parties
// are not starved by small ones. Where the charter lets parties split, the first is offered as many seats as there are.

export interface WaitingParty {
  id: string;
  memberId: string;
  place: number;
  party: number;
  /** How often a later party was given seats before. */
  passedOver: number;
}

export interface SeatRule {
  ageing: number;
  parties: 'all-or-nothing' | 'may-split';
}

/** Seats for one party, and those ahead of it that are passed over by that. */
export interface Placement {
  waiting: WaitingParty;
  seats: number;
  passed: readonly WaitingParty[];
}

export interface SeatRound {
  /** Goes on with the next part of the waiting list, in order of places; false: the rest need not be looked at. */
  take(queue: readonly WaitingParty[]): boolean;
  placements: readonly Placement[];
}

/** One round of giving `free` seats to the waiting list. Pure. */
export function seatRound(free: number, { ageing, parties }: SeatRule): SeatRound {
  const skipped: { waiting: WaitingParty; times: number }[] = [];
  const placements: Placement[] = [];
  let left = free;
  let blocked = false;

  function consider(waiting: WaitingParty): void {
    const seats = parties === 'may-split' ? Math.min(waiting.party, left) : waiting.party;
    if (seats > left) {
      blocked = waiting.passedOver >= ageing;
      skipped.push({ waiting, times: waiting.passedOver });
      return;
    }
    placements.push({ waiting, seats, passed: skipped.map((s) => s.waiting) });
    left -= seats;
    for (const s of skipped) s.times++;
    blocked = skipped.some((s) => s.times >= ageing);
  }

  return {
    placements,
    take(queue) {
      for (const waiting of queue) {
        if (left === 0 || blocked) return false;
        consider(waiting);
      }
      return left > 0 && !blocked;
    },
  };
}
