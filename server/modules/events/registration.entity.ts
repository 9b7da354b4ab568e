import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { RegistrationState } from '../../../shared/events';
import { clustered, id, idOrNull, instant, instantOrNull, sealedOrNull, text, textOrNull, whole, wholeOrNull } from '../../core/columns';

/**
 * A member's registration 报名 for an event: one row for each member and event, through cancelling and signing up again; what happened
 * to it stands in `registration_step`.
 */
@Entity('registration', clustered)
@Index('uq_registration_event_member', ['eventId', 'memberId'], { unique: true }) // one for each member, and one's own
@Index('ix_registration_queue', ['eventId', 'state', 'place']) // the waiting list in its order; an event's people by state
@Index('ix_registration_member', ['memberId', 'id']) // one's registrations, newest last
@Index('ix_registration_offer', ['offerUntil']) // offers that have run out
export class RegistrationRow {
  @PrimaryColumn(id) id!: string;
  @Column(id) eventId!: string;
  @Column(id) memberId!: string;
  @Column(text(12)) state!: RegistrationState;
  /** People in all, the member included. */
  @Column(whole) party!: number;
  /** Seats that it holds now; counted in the event's `taken`. */
  @Column(whole) seats!: number;
  /** Place on the waiting list, kept when it leads to a seat; null: a seat at once. */
  @Column(wholeOrNull) place!: number | null;
  /** How often a later party was given seats while this one waited for more. */
  @Column(whole) passedOver!: number;
  /** The offer holds its seats until then; null unless offered. */
  @Column(instantOrNull) offerUntil!: number | null;
  /** Signed up (again) at. */
  @Column(instant) since!: number;
  @Column(instantOrNull) attendedAt!: number | null;
}

/** Who moved a registration, when and why. Append-only. */
@Entity('registration_step', clustered)
export class RegistrationStepRow {
  @PrimaryColumn(id) registrationId!: string;
  /** 1, 2, 3 …: ids of several processes do not tell the order within a millisecond. */
  @PrimaryColumn(whole) seq!: number;
  @Column(instant) at!: number;
  @Column(id) actor!: string;
  /** The move's name in lifecycle.ts: why. */
  @Column(text(12)) move!: string;
  @Column(textOrNull(12)) fromState!: RegistrationState | null;
  @Column(text(12)) toState!: RegistrationState;
  @Column(wholeOrNull) place!: number | null;
  /** The registration for which this one was passed over. */
  @Column(idOrNull) cause!: string | null;
  /** The reason in staff's own words. */
  @Column(sealedOrNull) note!: string | null;
}

/** A reminder that was sent: once for each registration, offset and start, so that an event that moves is reminded of again. */
@Entity('event_reminder', clustered)
export class EventReminderRow {
  @PrimaryColumn(id) registrationId!: string;
  /** The charter's offset, `-1天`, or `feedback`. */
  @PrimaryColumn(text(12)) mark!: string;
  @PrimaryColumn(instant) startsAt!: number;
  @Column(instant) at!: number;
}
