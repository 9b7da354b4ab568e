import { Column, Entity, PrimaryColumn } from 'typeorm';
import { clustered, day, id, idOrNull, instant, textOrNull, whole } from '../../core/columns';

/** A member's sign of life on a business day 签到. The primary key makes it once a day, and finds the last one without another index. */
@Entity('check_in', clustered)
export class CheckInRow {
  @PrimaryColumn(id) memberId!: string;
  @PrimaryColumn(day) day!: string;
  @Column(instant) at!: number;
  /** Days in a row up to this one. */
  @Column(whole) streak!: number;
  /** Everything it brought. */
  @Column(whole) points!: number;
  /** What any day brings. */
  @Column(whole) base!: number;
  /** Extras as `perk=points`, with commas; null on an ordinary day. */
  @Column(textOrNull(400)) extras!: string | null;
  /** Its entry in the points ledger; null when it brought none. */
  @Column(idOrNull) entryId!: string | null;
}
