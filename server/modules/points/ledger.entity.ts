import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { clustered, day, dayOrNull, id, idOrNull, instant, sealed, text, textOrNull, whole } from '../../core/columns';

/**
 * What an entry does. `credit` and a `give-back` with `expiresOn` are lots 批次; every other entry only uses lots up or fills them
 * again, by `points_use` rows of the same amount.
 */
export type EntryKind = 'credit' | 'spend' | 'expiry' | 'give-back' | 'take-back';

/** The ledger 积分账: append-only. Nothing in it is ever updated or deleted; a correction is a reversing entry. */
@Entity('points_entry', clustered)
@Index('ix_points_entry_ranked', ['rankedOn', 'memberId', 'points']) // leaderboards and day caps, from the index alone
export class PointsEntryRow {
  @PrimaryColumn(id) memberId!: string;
  @PrimaryColumn(id) id!: string;
  @Column(text(10)) kind!: EntryKind;
  /** What it was for: `check-in`, `adjustment`, `opening` … */
  @Column(text(40)) reason!: string;
  /** Signed. */
  @Column(whole) points!: number;
  @Column(instant) at!: number;
  /** Business day of the leaderboards it counts for; null: it was not earned. */
  @Column(dayOrNull) rankedOn!: string | null;
  /** A lot's last day; `9999-12-31`: never expires. Null: not a lot. */
  @Column(dayOrNull) expiresOn!: string | null;
  /** The first day on which a lot may be spent; null: at once. */
  @Column(dayOrNull) activeOn!: string | null;
  /** As printed on the statement. */
  @Column(text(200)) title!: string;
  /** Ids of the charter's perks that paid it, with commas. */
  @Column(textOrNull(400)) perks!: string | null;
  /** The entry it reverses. */
  @Column(idOrNull) reverses!: string | null;
}

/** Which entry took how much out of which lot (negative: put back). Append-only, like the ledger. */
@Entity('points_use', clustered)
export class PointsUseRow {
  @PrimaryColumn(id) memberId!: string;
  @PrimaryColumn(id) lotId!: string;
  @PrimaryColumn(id) entryId!: string;
  @Column(whole) points!: number;
}

/** The sum of a member's ledger, kept in the same transaction; its row is also the lock on which spending queues up. */
@Entity('points_balance', clustered)
@Index('ix_points_balance_due', ['dueOn']) // tonight's expiries and warnings
export class PointsBalanceRow {
  @PrimaryColumn(id) memberId!: string;
  @Column(whole) points!: number;
  /** Everything ever earned, for the lifetime board. */
  @Column(whole) earned!: number;
  /** No lot expires and no warning is due before this day. */
  @Column(day) dueOn!: string;
}

/** One row for each reason to book points: the key that makes it happen once. */
@Entity('points_source', clustered)
export class PointsSourceRow {
  @PrimaryColumn(id) memberId!: string;
  @PrimaryColumn(text(40)) reason!: string;
  @PrimaryColumn(text(80)) sourceId!: string;
  @Column(idOrNull) entryId!: string | null;
}

/** Why staff adjusted or reversed, in their own words; apart from the ledger, so that it can be erased. */
@Entity('points_note', clustered)
export class PointsNoteRow {
  @PrimaryColumn(id) memberId!: string;
  @PrimaryColumn(id) entryId!: string;
  @Column(sealed) note!: string;
  @Column(id) by!: string;
}

/** A warning before expiry that was given: it covers every lot whose last day lies in fromDay … toDay. */
@Entity('points_warning', clustered)
export class PointsWarningRow {
  @PrimaryColumn(id) memberId!: string;
  /** The charter's offset, `-30天`. */
  @PrimaryColumn(text(10)) ahead!: string;
  @PrimaryColumn(day) fromDay!: string;
  @Column(day) toDay!: string;
  @Column(whole) points!: number;
  @Column(day) warnedOn!: string;
}
