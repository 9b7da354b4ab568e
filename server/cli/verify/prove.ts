import type { Club } from '../../core/club';
import type { SealedColumns } from '../../core/module';
import { type Offence, offencesIn } from '../../core/offenders';
import { type SealedRow, sealedColumnsOf, sealedRows } from '../sealed-rows';
import { coreInvariants } from './core-invariants';

export interface Proof {
  /** Rules that were proved or broken. */
  rules: number;
  /** Sealed texts that were opened. */
  opened: number;
  offences: Offence[];
}

const MOST_ROWS = 20;
const PAGE = 500;

interface Seen {
  opened: number;
  rows: unknown[];
}

function openRow({ vault }: Club, { table, keys, columns }: SealedColumns, row: SealedRow, seen: Seen): void {
  for (const [column, place] of Object.entries(columns)) {
    const text = row[column];
    if (text === null || text === undefined) continue;
    try {
      vault.open(place, String(text));
      seen.opened++;
    } catch (error) {
      seen.rows.push({ table, ...Object.fromEntries(keys.map((name) => [name, row[name]])), column, error: String(error) });
    }
  }
}

/** Opens every sealed text of the first `sample` rows of each table. */
async function openSealed(club: Club, sample: number): Promise<Seen> {
  const seen: Seen = { opened: 0, rows: [] };
  for (const sealed of sealedColumnsOf(club.modules)) {
    let count = 0;
    for await (const rows of sealedRows(club.db, sealed, Math.min(PAGE, sample))) {
      for (const row of rows.slice(0, sample - count)) openRow(club, sealed, row, seen);
      count += rows.length;
      if (count >= sample || seen.rows.length >= MOST_ROWS) break;
    }
  }
  return seen;
}

const SEALED = {
  invariant: 'core.sealed-texts-open',
  states: 'Every sealed text opens with the keys of this database, in the place where it stands.',
};

/** Proves every rule of core and of all modules on the club's database. Reads only. `sample`: rows to open in each table; default all. */
export async function prove(club: Club, sample = Number.MAX_SAFE_INTEGER): Promise<Proof> {
  const core = { name: 'core', invariants: coreInvariants(club) };
  const offences = await offencesIn({ ...club, modules: [core, ...club.modules] });
  const { opened, rows } = await openSealed(club, sample);
  const all = rows.length > 0 ? [...offences, { ...SEALED, rows }] : offences;
  const rules = 1 + [core, ...club.modules].reduce((sum, module) => sum + (module.invariants?.length ?? 0), 0);
  return { rules, opened, offences: all.map((offence) => ({ ...offence, rows: offence.rows.slice(0, MOST_ROWS) })) };
}
