import type { RosterLine, RosterOutcome, RosterRemark } from '../../../shared/roster';
import type { ReadCtx } from '../../core/context';
import { queryIn } from '../../core/db';
import { type Admission, type Dossier, dossierOf, idsByPhone, phoneDigest, type RosterUpdate, takenNumbers } from '../members';
import { bookedSources } from '../points';
import { changesBy } from './changes';
import { admissionOf, numberOfLine } from './person-of-line';
import type { RosterRowRow } from './roster-row.entity';
import { changedParts, sayer } from './said';

/** Opening points are booked once for each member, under this reason and source. */
export const OPENING = { reason: 'roster', sourceId: 'opening' } as const;

interface Row {
  line: RosterLine;
  phoneDigest: string;
  said: string;
}

export interface Newcomer extends Row {
  admission: Admission;
}

export interface Known extends Row {
  memberId: string;
  dossier: Dossier;
  update: RosterUpdate;
  /** Opening points to book: the roster names the member for the first time. */
  opening: number;
  /** Points booked by earlier rows of this phone, to be kept on its row; null when it has no row yet. */
  booked: number | null;
}

/** What a batch comes to. */
export interface Comparison {
  newcomers: readonly Newcomer[];
  known: readonly Known[];
  outcome: RosterOutcome;
}

type Remember = (line: RosterLine, ...remarks: RosterRemark[]) => void;

/** Numbers stay with whoever has them; who comes second gets a new one. */
async function admissions(ctx: ReadCtx, rows: readonly Row[], remember: Remember): Promise<Newcomer[]> {
  const numbers = rows.flatMap(({ line }) => numberOfLine(line) ?? []);
  const taken = numbers.length > 0 ? await takenNumbers(ctx, numbers) : new Set<string>();
  return rows.map((row) => {
    const wanted = numberOfLine(row.line);
    const free = wanted !== null && !taken.has(wanted);
    if (free) taken.add(wanted);
    else if (wanted !== null) remember(row.line, 'number-taken');
    return { ...row, admission: admissionOf(ctx, row.line, free ? wanted : null) };
  });
}

interface Match {
  memberId: string;
  /** What the list said of this member last time. */
  before: RosterRowRow | null;
  /** Somebody with this phone was erased, and the points that the list brought them are gone. */
  forgotten: boolean;
}

async function compareKnown(ctx: ReadCtx, row: Row, { memberId, before, forgotten }: Match, remember: Remember): Promise<Known | null> {
  const [dossier, sources] = await Promise.all([
    dossierOf(ctx, memberId),
    bookedSources(ctx, memberId, OPENING.reason, [OPENING.sourceId]),
  ]);
  if (!dossier) return null;
  const parts = changedParts(before?.said ?? null, row.said);
  const { update, remarks, refused } = changesBy(ctx, dossier, row.line, parts);
  remember(row.line, ...remarks);
  if (refused) return null;
  const opening = sources.size === 0 && parts.has('points') && !forgotten ? row.line.points : 0;
  if (opening === 0 && parts.has('points') && row.line.points > 0) remember(row.line, 'points-kept');
  return { ...row, memberId, dossier, update, opening, booked: before ? before.points : null };
}

/**
 * Holds a batch against what is there, by phone: the member who has it now, else the one who stood on an earlier roster with it.
 * Reads only; two queries when nothing is new.
 */
export async function compareLines(ctx: ReadCtx, lines: readonly RosterLine[]): Promise<Comparison> {
  const saidBy = sayer(ctx);
  const rows = lines.map((line): Row => ({ line, phoneDigest: phoneDigest(ctx, line.phone), said: saidBy(line) }));
  const digests = rows.map((row) => row.phoneDigest);
  const [earlier, holders] = await Promise.all([
    queryIn<RosterRowRow>(ctx.db, 'SELECT phoneDigest, memberId, said, points FROM roster_row WHERE phoneDigest IN', digests),
    idsByPhone(ctx, digests),
  ]);
  const before = new Map(earlier.map((row) => [row.phoneDigest, row]));
  const remarks: RosterOutcome['remarks'] = [];
  const remember: Remember = (line, ...found) => void remarks.push(...found.map((remark) => ({ line: line.line, remark })));
  const strangers: Row[] = [];
  const met = new Set<string>();
  const asked: Promise<Known | null>[] = [];
  for (const row of rows) {
    const prior = before.get(row.phoneDigest);
    if (prior?.said === row.said) continue;
    // who was erased comes back by their own application only; then the list speaks of them again
    const forgotten = prior?.memberId === null;
    if (forgotten && !holders.has(row.phoneDigest)) {
      remember(row.line, 'erased');
      continue;
    }
    const memberId = holders.get(row.phoneDigest) ?? prior?.memberId;
    if (!memberId) strangers.push(row);
    else if (met.has(memberId)) remember(row.line, 'same-member');
    else asked.push(compareKnown(ctx, row, { memberId, before: prior?.memberId === memberId ? prior : null, forgotten }, remember));
    if (memberId) met.add(memberId);
  }
  const [found, newcomers] = await Promise.all([Promise.all(asked), admissions(ctx, strangers, remember)]);
  const known = found.filter((one) => one !== null);
  const imported = newcomers.length + known.filter(({ update, opening }) => opening > 0 || Object.keys(update).length > 0).length;
  return { newcomers, known, outcome: { imported, unchanged: lines.length - imported, remarks } };
}
