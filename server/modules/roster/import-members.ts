import { RosterBatch } from '../../../shared/roster';
import type { Ctx } from '../../core/context';
import { insertRows } from '../../core/db';
import { operation } from '../../core/operation';
import { admitMany, updateFromRoster } from '../members';
import { type Credit, creditMany } from '../points';
import { compareLines, type Known, type Newcomer, OPENING } from './compare-lines';
import { mayImport } from './policy';

const TITLE = '名册带来的积分 / from the roster';
/** Statements of many rows stay prepared only when they are few different ones. */
const CREDITS_AT_ONCE = 10;

const openingLot = (memberId: string, points: number): Credit => ({ memberId, points, ...OPENING, title: TITLE, opening: true });

async function writeNewcomers(ctx: Ctx, newcomers: readonly Newcomer[]): Promise<void> {
  const ids = await admitMany(
    ctx,
    newcomers.map(({ admission }) => admission),
  );
  const rows = newcomers.map(({ phoneDigest, said, line }, at) => [phoneDigest, ids[at], said, line.points]);
  insertRows(ctx.db, 'roster_row', ['phoneDigest', 'memberId', 'said', 'points'], rows);
  const lots = newcomers.flatMap(({ line: { points } }, at) => (points > 0 ? [openingLot(ids[at] as string, points)] : []));
  for (let at = 0; at < lots.length; at += CREDITS_AT_ONCE) creditMany(ctx, lots.slice(at, at + CREDITS_AT_ONCE));
}

async function writeKnown(ctx: Ctx, { memberId, dossier, update, opening, booked, phoneDigest, said }: Known): Promise<void> {
  if (Object.keys(update).length > 0) await updateFromRoster(ctx, memberId, update, dossier);
  if (opening > 0) creditMany(ctx, [openingLot(memberId, opening)]);
  const points = (booked ?? 0) + opening;
  // the phone's row may be there and lead to whoever had the number before: the present holder's takes its place
  if (booked === null) ctx.db.later('DELETE FROM roster_row WHERE phoneDigest = ?', [phoneDigest]);
  if (booked === null)
    insertRows(ctx.db, 'roster_row', ['phoneDigest', 'memberId', 'said', 'points'], [[phoneDigest, memberId, said, points]]);
  else ctx.db.later('UPDATE roster_row SET said = ?, points = ? WHERE phoneDigest = ?', [said, points, phoneDigest]);
}

/**
 * Takes a batch of roster lines in: whole rows only (member, number, term, opening points), all of them or none. Who is there already
 * is brought up to date where the roster has changed; a row that says what it said last time changes nothing. Tells one
 * `RosterImported` for the batch. Throws conflict `roster.changed-meanwhile` when somebody else was faster: ask again.
 */
export const importMembers = operation({
  name: 'roster.import-members',
  input: RosterBatch,
  policy: mayImport,
  duplicates: { member: 'roster.changed-meanwhile', roster_row: 'roster.changed-meanwhile', points_source: 'roster.changed-meanwhile' },
  async run(ctx, { importId, lines }) {
    ctx.permit(undefined as never);
    const { newcomers, known, outcome } = await compareLines(ctx, lines);
    if (newcomers.length > 0) await writeNewcomers(ctx, newcomers);
    for (const one of known) await writeKnown(ctx, one);
    const { imported, unchanged } = outcome;
    if (imported > 0)
      ctx.tell({
        type: 'RosterImported',
        subject: importId,
        data: { admitted: newcomers.length, updated: imported - newcomers.length, unchanged },
      });
    return outcome;
  },
});
