import { Column, Entity, PrimaryColumn } from 'typeorm';
import { clustered, day, id, instant, whole } from '../../core/columns';

/** One reminder about one term's end at one offset: the key lets it out once. */
@Entity('renewal_reminder', clustered)
export class RenewalReminderRow {
  @PrimaryColumn(id) memberId!: string;
  /** The term, by its end: a renewal moves the end and begins a new series. */
  @PrimaryColumn(day) endsOn!: string;
  /** Days from the end; negative before. */
  @PrimaryColumn(whole) offsetDays!: number;
  @Column(instant) remindedAt!: number;
}
