import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { EventState } from '../../../shared/events';
import { clustered, id, instant, longText, text, textOrNull, whole } from '../../core/columns';

/**
 * An event 活动. `taken` is the sum of the seats that its registrations hold and `waiting` the length of its waiting list; both change
 * only by conditional updates of this row, which is also the lock on which everything that moves its registrations queues up.
 */
@Entity('event', clustered)
@Index('uq_event_number', ['number'], { unique: true })
@Index('ix_event_starts', ['startsAt']) // lists by time
@Index('ix_event_state', ['state', 'startsAt']) // jobs and chat look at published ones only
export class EventRow {
  @PrimaryColumn(id) id!: string;
  @Column(whole) number!: number;
  @Column(text(60)) title!: string;
  @Column(longText) description!: string;
  @Column(text(120)) place!: string;
  /** One of the charter's kinds of event. */
  @Column(text(40)) kind!: string;
  @Column(text(12)) state!: EventState;
  @Column(instant) startsAt!: number;
  @Column(instant) endsAt!: number;
  /** Sign-up is open from … */
  @Column(instant) opensAt!: number;
  /** … until this cut-off, after which no seat is offered either. */
  @Column(instant) closesAt!: number;
  /** Last moment at which a member may give seats back. */
  @Column(instant) cancelUntil!: number;
  @Column(whole) capacity!: number;
  @Column(whole) taken!: number;
  @Column(whole) waiting!: number;
  /** The last place given on the waiting list; places only rise. */
  @Column(whole) lastPlace!: number;
  /** Guests that a member may bring. */
  @Column(whole) guests!: number;
  @Column(textOrNull(40)) tierFrom!: string | null;
  /** For attending, on top of the charter's perks. */
  @Column(whole) points!: number;
  /** Rises with every change of what people read; a sign-up counts on the version that its gates have seen. */
  @Column(whole) version!: number;
  @Column(textOrNull(200)) cancelReason!: string | null;
  @Column(instant) updatedAt!: number;
}

/** Who moved an event from state to state, and when. */
@Entity('event_step', clustered)
export class EventStepRow {
  @PrimaryColumn(id) eventId!: string;
  /** The event's version that the step led to. */
  @PrimaryColumn(whole) version!: number;
  @Column(instant) at!: number;
  @Column(id) actor!: string;
  @Column(textOrNull(12)) fromState!: EventState | null;
  @Column(text(12)) toState!: EventState;
}
