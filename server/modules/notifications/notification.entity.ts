import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { clustered, digest, flag, id, instant, instantOrNull, sealed, text } from '../../core/columns';

/**
 * One thing said to one member, or to the rooms of the club. It keeps what was said, in every language, so that an inbox reads the
 * same when a template has changed since.
 */
@Entity('notification', clustered)
// one fact says a thing to a person once
@Index('uq_notification_digest', ['digest'], { unique: true })
// what has served its year
@Index('ix_notification_at', ['at'])
export class NotificationRow {
  /** Member id, or `room:announcements`. */
  @PrimaryColumn(id) recipient!: string;
  /** Sorts by time: an inbox is one range of the key. */
  @PrimaryColumn(id) id!: string;
  /** Of fact, template and recipient. */
  @Column(digest) digest!: string;
  @Column(text(60)) template!: string;
  @Column(text(20)) topic!: string;
  /** JSON of Said. */
  @Column(sealed) said!: string;
  @Column(instant) at!: number;
  @Column(instantOrNull) readAt!: number | null;
}

/** A notification on its way by one channel; the inbox needs none. Tries, pauses and parking are those of its channel's fact. */
@Entity('delivery', clustered)
export class DeliveryRow {
  @PrimaryColumn(id) notificationId!: string;
  @PrimaryColumn(text(20)) channel!: string;
  @Column(id) recipient!: string;
  /** Not held back by quiet hours. */
  @Column(flag) urgent!: boolean;
  @Column(instant) wantedAt!: number;
  /** Not before: the end of quiet hours. */
  @Column(instant) dueAt!: number;
  /** When the channel took it over. */
  @Column(instantOrNull) handedAt!: number | null;
  /** When it was given up, because the person has switched the channel off. */
  @Column(instantOrNull) droppedAt!: number | null;
}

/** What a member has chosen for one topic on one channel; without a row it is on. */
@Entity('notification_preference', clustered)
export class NotificationPreferenceRow {
  @PrimaryColumn(id) memberId!: string;
  @PrimaryColumn(text(20)) topic!: string;
  @PrimaryColumn(text(20)) channel!: string;
  /** Null: on. */
  @Column(instantOrNull) offSince!: number | null;
  @Column(instant) changedAt!: number;
}
