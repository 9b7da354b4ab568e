import { setFlagsFromString } from 'node:v8';
import { MAX_ROSTER_BATCH, type RosterLine, type RosterOutcome, type RosterRemark } from '../../../shared/roster';
import type { Club } from '../../core/club';
import { systemActor } from '../../core/context';
import { DomainError } from '../../core/errors';
import { idSource } from '../../core/ids';
import { importMembers, type OpenRoster, previewImport, type RosterMember, type RosterRow } from '../../modules/roster';

/** Rows in one transaction: it holds SQLite's only writer for well under a tenth of a second. */
export const BATCH = Math.min(400, MAX_ROSTER_BATCH);

const ATTEMPTS = 5;
/** Another process on the same SQLite file asks for the writer at most so often: between two batches it gets its turn. */
const TURN_MS = 11;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** What an import came to, as `--json` prints it. Rows that changed a member count as imported. */
export interface Tally {
  rows: number;
  imported: number;
  unchanged: number;
  rejected: Record<string, number>;
  rejectedLines: Record<number, string>;
}

export interface Importing {
  club: Club;
  roster: OpenRoster;
  /** Compares and writes nothing. */
  dryRun: boolean;
  /** Is told every row that was refused, or that is worth a look, in the order of the file. */
  tell(row: RosterRow): void;
  /** Is told now and then how far it is. */
  progress(tally: Tally): void;
}

type Accepted = Extract<RosterRow, { ok: true }>;

const SHOWN: Record<RosterRemark, (member: RosterMember) => { field: 'memberNo' | 'points' | 'endsOn' | 'phone'; written: string }> = {
  'number-taken': ({ memberNo }) => ({ field: 'memberNo', written: memberNo ?? '' }),
  'number-kept': ({ memberNo }) => ({ field: 'memberNo', written: memberNo ?? '' }),
  'points-kept': ({ points }) => ({ field: 'points', written: String(points) }),
  'term-kept': ({ endsOn }) => ({ field: 'endsOn', written: endsOn ?? '' }),
  'not-a-member-now': ({ phone }) => ({ field: 'phone', written: phone }),
  'another-person': ({ phone }) => ({ field: 'phone', written: phone }),
  'same-member': ({ phone }) => ({ field: 'phone', written: phone }),
  erased: ({ phone }) => ({ field: 'phone', written: phone }),
};

/** The row with what the database had to say about it among its warnings. */
function remarked(roster: OpenRoster, row: Accepted, remarks: readonly RosterRemark[]): Accepted {
  const found = remarks.flatMap((code) => {
    const { field, written } = SHOWN[code](row.member);
    const column = roster.columnOf(field);
    return column ? [{ code, column, written }] : [];
  });
  return { ...row, warnings: [...row.warnings, ...found] };
}

/** A batch that met somebody else's change is asked again; it was undone as a whole. */
async function ask({ club, dryRun }: Importing, input: { importId: string; lines: RosterLine[] }): Promise<RosterOutcome> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await club.execute<RosterOutcome>((dryRun ? previewImport : importMembers) as never, systemActor('import'), input);
    } catch (error) {
      if (attempt === ATTEMPTS || !(error instanceof DomainError && error.kind === 'conflict')) throw error;
      await pause(attempt * TURN_MS);
    }
  }
}

/**
 * Takes the whole roster in, batch by batch, each in one transaction. What is committed stays when it is cut off; the next run finds it
 * unchanged and goes on. Throws RosterError when the file is damaged further down, DomainError when the database is not to be had.
 */
export async function takeIn(importing: Importing): Promise<Tally> {
  const { club, roster, tell, progress } = importing;
  // batches live just long enough to leave the young generation: V8 would let them pile up to 150 MB before it looks
  setFlagsFromString('--heap-growing-percent=40');
  const importId = idSource(club.clock, club.entropy)('imp');
  const tally: Tally = { rows: 0, imported: 0, unchanged: 0, rejected: {}, rejectedLines: {} };
  for await (const rows of roster.batches()) {
    const accepted = rows.filter((row) => row.ok);
    const remarks = new Map<number, RosterRemark[]>();
    if (accepted.length > 0) {
      const outcome = await ask(importing, { importId, lines: accepted.map(({ line, member }) => ({ line, ...member })) });
      tally.imported += outcome.imported;
      tally.unchanged += outcome.unchanged;
      for (const { line, remark } of outcome.remarks) remarks.set(line, [...(remarks.get(line) ?? []), remark]);
      if (club.db.dialect === 'sqlite' && !importing.dryRun) await pause(TURN_MS);
    }
    for (const row of rows) {
      tally.rows++;
      if (!row.ok) {
        tally.rejected[row.reason] = (tally.rejected[row.reason] ?? 0) + 1;
        tally.rejectedLines[row.line] = row.reason;
        tell(row);
      } else if (row.warnings.length > 0 || remarks.has(row.line)) tell(remarked(roster, row, remarks.get(row.line) ?? []));
    }
    progress(tally);
  }
  return tally;
}
