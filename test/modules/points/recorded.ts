import type { Tx } from '../../../server/core/db';
import { type Execute, executor } from '../../../server/core/operation';
import type { TestClub } from '../../support/club';

export interface Recorded {
  execute: Execute;
  /** Every statement since the last call, in order, with its parameters. */
  taken(): [string, readonly unknown[]][];
  /** How often the transaction was waited for: queries of one turn travel together, and COMMIT is one more. */
  trips(): number;
}

/** The club's runner on a door that writes down what goes through it. */
export function recorded(club: TestClub): Recorded {
  const { db } = club.club;
  const statements: [string, readonly unknown[]][] = [];
  let trips = 0;
  const watched = (tx: Tx): Tx => {
    let waiting = false;
    const note = (sql: unknown, params: readonly unknown[] = []) => void statements.push([String(sql), params]);
    const wait = () => {
      if (waiting) return;
      waiting = true;
      trips++;
      setImmediate(() => {
        waiting = false;
      });
    };
    return Object.assign(Object.create(tx) as Tx, {
      query: (sql: string, params?: unknown[]) => {
        note(sql, params);
        wait();
        return tx.query(sql, params);
      },
      change: (sql: string, params?: unknown[]) => {
        note(sql, params);
        wait();
        return tx.change(sql, params);
      },
      later: (sql: string, params?: unknown[]) => {
        note(sql, params);
        tx.later(sql, params);
      },
    });
  };
  const door = {
    ...db,
    read: watched(db.read as Tx),
    transact: <T>(work: (tx: Tx) => Promise<T>) => db.transact((tx) => work(watched(tx))),
  };
  return {
    execute: executor({ ...club.club.runner, db: door }),
    taken: () => statements.splice(0),
    trips: () => {
      const counted = trips;
      trips = 0;
      return counted;
    },
  };
}
