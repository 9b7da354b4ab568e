import type { Club } from '../../core/club';
import type { Invariant } from '../../core/module';
import { sealedColumnsOf, sealedRows } from '../sealed-rows';
import { coreInvariants } from './core-invariants';

/** An invariant that does not hold, with some of the rows that break it. */
export interface Failure {
  name: string;
  states: string;
  offenders: readonly unknown[];
}

export interface Proof {
  proved: number;
  /** Sealed texts that were opened. */
  opened: number;
  failures: Failure[];
}

const MOST_OFFENDERS = 20;
const PAGE = 500;

/** Opens every sealed text of the given rows of each table, at most `sample` rows of each. */
async function openSealed({ db, vault, modules }: Club, sample: number): Promise<{ opened: number; failure: Failure | null }> {
  let opened = 0;
  const offenders: unknown[] = [];
  for (const sealed of sealedColumnsOf(modules)) {
    let seen = 0;
    for await (const rows of sealedRows(db, sealed, Math.min(PAGE, sample))) {
      for (const row of rows)
        for (const [column, place] of Object.entries(sealed.columns)) {
          const text = row[column];
          if (text === null || text === undefined) continue;
          try {
            vault.open(place, String(text));
            opened++;
          } catch (error) {
            const key = Object.fromEntries(sealed.keys.map((name) => [name, row[name]]));
            if (offenders.length < MOST_OFFENDERS) offenders.push({ table: sealed.table, ...key, column, error: String(error) });
          }
        }
      seen += rows.length;
      if (seen >= sample || offenders.length >= MOST_OFFENDERS) break;
    }
  }
  const states = 'Every sealed text opens with the keys of this database, in the place where it stands.';
  return { opened, failure: offenders.length > 0 ? { name: 'core.sealed-texts-open', states, offenders } : null };
}

/**
 * Proves every invariant of core and of all modules on the club's database. Reads only. One that cannot even be asked (a table is
 * missing) fails with the error as its offender. `sample`: sealed rows to open in each table; default all.
 */
export async function prove(club: Club, sample = Number.MAX_SAFE_INTEGER, failed: (failure: Failure) => void = () => undefined): Promise<Proof> {
  const ctx = { ...club.runner.surroundings, db: club.db.read, now: club.clock(), vault: club.vault };
  const invariants: readonly Invariant[] = [...coreInvariants(club), ...club.modules.flatMap((module) => [...(module.invariants ?? [])])];
  const failures: Failure[] = [];
  const fail = (failure: Failure) => {
    failures.push(failure);
    failed(failure);
  };
  for (const { name, states, offenders } of invariants) {
    const found = await offenders(ctx).catch((error: unknown) => [{ error: String(error) }]);
    if (found.length > 0) fail({ name, states, offenders: found.slice(0, MOST_OFFENDERS) });
  }
  const { opened, failure } = await openSealed(club, sample);
  if (failure) fail(failure);
  return { proved: invariants.length + 1, opened, failures };
}
