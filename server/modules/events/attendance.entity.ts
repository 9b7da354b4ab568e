import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DoorOutcome } from '../../../shared/events';
import { clustered, id, idOrNull, instant, sealedOrNull, text, whole } from '../../core/columns';

/** An entry that a device at the door has sent: sent again, it gets the same answer. */
@Entity('door_entry', clustered)
export class DoorEntryRow {
  @PrimaryColumn(id) eventId!: string;
  @PrimaryColumn(text(64)) nonce!: string;
  @Column(text(16)) outcome!: DoorOutcome;
  @Column(idOrNull) registrationId!: string | null;
  @Column(whole) points!: number;
  @Column(id) actor!: string;
  @Column(instant) at!: number;
}

/** Codes that a member has typed in ten minutes. */
@Entity('wall_try', clustered)
export class WallTryRow {
  @PrimaryColumn(id) memberId!: string;
  /** Ten minutes since 1970, counted. */
  @PrimaryColumn(whole) span!: number;
  @Column(whole) tries!: number;
}

/** What somebody who came says of an event. Not anonymous, but only shown together with others'. */
@Entity('event_feedback', clustered)
export class EventFeedbackRow {
  @PrimaryColumn(id) eventId!: string;
  @PrimaryColumn(id) memberId!: string;
  @Column(whole) organisation!: number;
  @Column(whole) content!: number;
  @Column(whole) experience!: number;
  @Column(sealedOrNull) remarks!: string | null;
  @Column(instant) at!: number;
}
