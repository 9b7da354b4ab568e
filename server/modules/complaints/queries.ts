import { HOUR_MS } from '../../core/clock';
import type { Actor, Ctx, ReadCtx } from '../../core/context';
import type { Reader } from '../../core/db';
import { DomainError } from '../../core/errors';
import type { Vault } from '../../core/vault';
import { clockOf } from './clock-rows';
import type {
  ComplaintClockRow,
  ComplaintMessageRow,
  ComplaintNoteRow,
  ComplaintRow,
  ComplaintSolutionRow,
  ComplaintStepRow,
} from './complaint.entity';
import { isComplainant, mayReadFile } from './policy';
import { receiptDigest } from './receipts';

/** Drivers of MySQL hand out big numbers and flags in shapes of their own. */
export const complaintOf = (row: ComplaintRow): ComplaintRow => ({
  ...row,
  urgent: Number(row.urgent) === 1,
  openedAt: Number(row.openedAt),
  charterVersion: Number(row.charterVersion),
  round: Number(row.round),
  reopenUntil: row.reopenUntil === null ? null : Number(row.reopenUntil),
  escalations: Number(row.escalations),
  entries: Number(row.entries),
});

/**
 * Staff see an anonymous complaint from the hour after it was filed, so that watching the list tells nobody the minute.
 * As SQL: `SEEN_BY_STAFF` with the instant as its parameter.
 */
export const SEEN_BY_STAFF = '(c.memberId IS NOT NULL OR c.openedAt <= ?)';
export const seenSince = (now: number): number => now - HOUR_MS;

/** When the club hears of what the complainant did at `ctx.now`: of an anonymous one at the full hour. */
export const heardAt = (ctx: Pick<Ctx, 'now'>, { memberId }: Pick<ComplaintRow, 'memberId'>): number =>
  memberId === null ? ctx.now + HOUR_MS : ctx.now;

/** The complaint of that number if the actor may know of it; throws not-found otherwise, so that numbers of others tell nothing. */
export async function complaintFor(ctx: { db: Reader; now: number; actor: Actor }, number: string): Promise<ComplaintRow> {
  const [found] = await ctx.db.query<ComplaintRow[]>('SELECT * FROM complaint WHERE number = ?', [number]);
  const row = found && complaintOf(found);
  const known =
    row &&
    (isComplainant(ctx.actor, row) || (mayReadFile(ctx.actor, row) && (row.memberId !== null || row.openedAt <= seenSince(ctx.now))));
  if (!row || !known) throw new DomainError('not-found', 'complaints.unknown', { number });
  return row;
}

/** The anonymous complaint that the slip opens; throws not-found `complaints.receipt-unknown`. */
export async function complaintByReceipt(ctx: { db: Reader; vault: Vault }, receipt: string): Promise<ComplaintRow> {
  const [row] = await ctx.db.query<ComplaintRow[]>('SELECT * FROM complaint WHERE receiptDigest = ?', [receiptDigest(ctx.vault, receipt)]);
  if (!row) throw new DomainError('not-found', 'complaints.receipt-unknown');
  return complaintOf(row);
}

const OF = 'WHERE complaintId = ? ORDER BY';

export const messagesOf = (ctx: Pick<ReadCtx, 'db'>, complaintId: string): Promise<ComplaintMessageRow[]> =>
  ctx.db.query(`SELECT * FROM complaint_message ${OF} seq`, [complaintId]);

export const solutionsOf = (ctx: Pick<ReadCtx, 'db'>, complaintId: string): Promise<ComplaintSolutionRow[]> =>
  ctx.db.query(`SELECT * FROM complaint_solution ${OF} round`, [complaintId]);

export const notesOf = (ctx: Pick<ReadCtx, 'db'>, complaintId: string): Promise<ComplaintNoteRow[]> =>
  ctx.db.query(`SELECT * FROM complaint_note ${OF} seq`, [complaintId]);

export const stepsOf = (ctx: Pick<ReadCtx, 'db'>, complaintId: string): Promise<ComplaintStepRow[]> =>
  ctx.db.query(`SELECT * FROM complaint_step ${OF} seq`, [complaintId]);

export const clocksOf = async (ctx: Pick<ReadCtx, 'db'>, complaintId: string): Promise<ComplaintClockRow[]> =>
  (await ctx.db.query<ComplaintClockRow[]>(`SELECT * FROM complaint_clock ${OF} startedAt, kind, lap`, [complaintId])).map(clockOf);
