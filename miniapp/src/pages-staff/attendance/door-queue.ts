import type { DoorOutcome, DoorResult } from '../../../../shared/events';
import type { Storage } from '../../api/session';

/** Somebody at the door whom the server has not heard of yet. */
export interface Arrival {
  /** The arrival's own key: however often it is sent, it counts once. */
  nonce: string;
  /** Code, member number or phone, as scanned or typed. */
  who: string;
  /** If picked from the list. */
  name: string | null;
  /** By this device's clock, UTC ms. */
  at: number;
}

/** What the server said of one whom it did not let in. */
export interface Turned {
  nonce: string;
  who: string;
  name: string | null;
  outcome: Exclude<DoorOutcome, 'attended' | 'already'>;
}

interface Kept {
  waiting: Arrival[];
  turned: Turned[];
}

/** Entries that the server takes at once. */
const BATCH = 200;
/** Longest entry that the server takes, in characters. */
export const LONGEST_WHO = 40;

const same = (a: string, b: string): boolean => a.toUpperCase() === b.toUpperCase();

/**
 * Arrivals at one event's door that wait for the network, on the device, for one member of staff. Every step is read from the storage
 * and written back at once, so that a reload at any moment loses nothing.
 */
export class DoorQueue {
  private readonly key: string;

  constructor(
    private readonly storage: Storage,
    personId: string,
    eventId: string,
  ) {
    this.key = `huiguan.door.${personId}.${eventId}`;
  }

  read(): Kept {
    try {
      const { waiting = [], turned = [] } = JSON.parse(this.storage.get(this.key) ?? '{}') as Partial<Kept>;
      return { waiting, turned };
    } catch {
      return { waiting: [], turned: [] };
    }
  }

  private write(kept: Kept): void {
    if (kept.waiting.length + kept.turned.length === 0) this.storage.remove(this.key);
    else this.storage.set(this.key, JSON.stringify(kept));
  }

  /** `twice`: they wait here already. `full`: the device would not keep it. */
  add(arrival: Arrival): 'kept' | 'twice' | 'full' {
    const { waiting, turned } = this.read();
    if (waiting.some(({ who }) => same(who, arrival.who))) return 'twice';
    this.write({ waiting: [...waiting, arrival], turned: turned.filter(({ who }) => !same(who, arrival.who)) });
    return this.read().waiting.some(({ nonce }) => nonce === arrival.nonce) ? 'kept' : 'full';
  }

  /** What goes to the server next, the first come first. */
  batch(): Arrival[] {
    return this.read().waiting.slice(0, BATCH);
  }

  /** Takes out what was answered, and nothing else: others may have come meanwhile. */
  settle(results: readonly DoorResult[]): void {
    const { waiting, turned } = this.read();
    const answers = new Map(results.map((result) => [result.nonce, result]));
    const refused = waiting.flatMap(({ nonce, who, name }): Turned[] => {
      const answer = answers.get(nonce);
      if (!answer || answer.outcome === 'attended' || answer.outcome === 'already') return [];
      return [{ nonce, who, name: answer.name ?? name, outcome: answer.outcome }];
    });
    this.write({ waiting: waiting.filter(({ nonce }) => !answers.has(nonce)), turned: [...turned, ...refused] });
  }

  /** Dealt with by people. */
  dismiss(nonce: string): void {
    const { waiting, turned } = this.read();
    this.write({ waiting, turned: turned.filter((one) => one.nonce !== nonce) });
  }

  /** Noted by mistake and not sent yet. */
  drop(nonce: string): void {
    const { waiting, turned } = this.read();
    this.write({ waiting: waiting.filter((one) => one.nonce !== nonce), turned });
  }
}
