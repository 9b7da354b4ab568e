import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { clustered, digest, idOrNull, text, whole } from '../../core/columns';

/** What a roster last said about the person with a phone number, as keyed digests: how a second run sees that nothing is new. */
@Entity('roster_row', clustered)
@Index('ix_roster_row_member', ['memberId']) // erasure, and the proof that opening points were booked once
export class RosterRowRow {
  /** Of the phone as it stands in the roster, which may be another than the member's present one. */
  @PrimaryColumn(digest) phoneDigest!: string;
  /** Null once the person was erased: the row then only keeps an old list from bringing them back. */
  @Column(idOrNull) memberId!: string | null;
  /** Six digests of ten characters, see said.ts. */
  @Column(text(60)) said!: string;
  /** The opening points that were booked. */
  @Column(whole) points!: number;
}
