import type { Ctx } from '../../core/context';
import { marks } from '../../core/db';
import type { EntryKind } from './ledger.entity';
import type { Take } from './lots';

/** An entry that is no plain credit. */
export interface Entry {
  memberId: string;
  kind: EntryKind;
  reason: string;
  /** Signed. */
  points: number;
  title: string;
  /** A lot's last day; null: not a lot. */
  expiresOn?: string;
  rankedOn?: string | null;
  perks?: string | null;
  reverses?: string;
}

const ENTRY = `INSERT INTO points_entry(memberId, id, kind, reason, points, at, rankedOn, expiresOn, activeOn, title, perks, reverses)
VALUES (?,?,?,?,?,?,?,?,NULL,?,?,?)`;

/** Writes one entry and what it takes out of lots (negative points: puts back). The balance is the caller's, who holds its row already. */
export function writeEntry(ctx: Ctx, entry: Entry, takes: readonly Take[]): string {
  const { memberId, kind, reason, points, title, expiresOn = null, rankedOn = null, perks = null, reverses = null } = entry;
  const entryId = ctx.newId('pts');
  ctx.db.later(ENTRY, [memberId, entryId, kind, reason, points, ctx.now, rankedOn, expiresOn, title, perks, reverses]);
  if (takes.length > 0) {
    const uses = takes.flatMap((take) => [memberId, take.lotId, entryId, take.points]);
    ctx.db.later(`INSERT INTO points_use(memberId, lotId, entryId, points) VALUES ${marks(takes, '(?,?,?,?)')}`, uses);
  }
  return entryId;
}
