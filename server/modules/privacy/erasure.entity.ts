import { Column, Entity, PrimaryColumn } from 'typeorm';
import { clustered, id, instant, instantOrNull, text } from '../../core/columns';

/** That a person was erased, when, and at whose word. */
@Entity('erasure', clustered)
export class ErasureRow {
  @PrimaryColumn(id) memberId!: string;
  @Column(instant) erasedAt!: number;
  /** `member` or `staff`. */
  @Column(text(10)) askedBy!: 'member' | 'staff';
  /** Who asked: the member id itself, or that of the member of staff. */
  @Column(id) actorId!: string;
  /** When what was under way at that moment was erased too. */
  @Column(instantOrNull) sweptAt!: number | null;
}
