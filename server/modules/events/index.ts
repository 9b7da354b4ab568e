/** The door of the events module: activities, sign-up, waiting list, attendance, feedback. */
import { eventsMessages } from '../../../shared/events-messages';
import type { Module } from '../../core/module';
import { acceptOffer } from './accept-offer';
import { attendByCode } from './attend-by-code';
import { DoorEntryRow, EventFeedbackRow, WallTryRow } from './attendance.entity';
import { acceptOfferByName, cancelSignUpByName, declineOfferByName, giveFeedbackByName, showEventByName, signUpByName } from './by-name';
import { cancelEvent } from './cancel-event';
import { cancelSignUp } from './cancel-sign-up';
import { closeEvent } from './close-event';
import { declineOffer } from './decline-offer';
import { draftEvent } from './draft-event';
import { editEvent } from './edit-event';
import { EventRow, EventStepRow } from './event.entity';
import { eventsCommands, eventsRoutes, eventsSchedules } from './faces';
import { giveFeedback } from './give-feedback';
import { eventsInvariants } from './invariants';
import { keepTime } from './keep-time';
import { listEvents } from './list-events';
import { listMyRegistrations } from './list-my-registrations';
import { listRegistrations } from './list-registrations';
import { eventsMigrations } from './migrations';
import { eventsNotices } from './notices';
import { eventsPersonalData, releaseSeats } from './personal-data';
import { previewGates } from './preview-gates';
import { publishEvent } from './publish-event';
import { readFeedback } from './read-feedback';
import { readmitMember } from './readmit-member';
import { recordAttendance } from './record-attendance';
import { EventReminderRow, RegistrationRow, RegistrationStepRow } from './registration.entity';
import { removeRegistration } from './remove-registration';
import { showCalendar } from './show-calendar';
import { showEvent } from './show-event';
import { showWallCode } from './show-wall-code';
import { signUp } from './sign-up';

const byStaff = [draftEvent, editEvent, publishEvent, cancelEvent, closeEvent, removeRegistration, readmitMember, listRegistrations];
const byMembers = [listEvents, showEvent, showCalendar, previewGates, signUp, cancelSignUp, acceptOffer, declineOffer, listMyRegistrations];
const afterwards = [recordAttendance, showWallCode, attendByCode, giveFeedback, readFeedback];
const inChat = [showEventByName, signUpByName, cancelSignUpByName, acceptOfferByName, declineOfferByName, giveFeedbackByName];

export const eventsModule: Module = {
  name: 'events',
  migrations: eventsMigrations,
  entities: [EventRow, EventStepRow, RegistrationRow, RegistrationStepRow, EventReminderRow, DoorEntryRow, WallTryRow, EventFeedbackRow],
  operations: [...byStaff, ...byMembers, ...afterwards, ...inChat, keepTime],
  routes: eventsRoutes,
  commands: eventsCommands,
  schedules: eventsSchedules,
  handlers: releaseSeats,
  facts: [
    ...['EventDrafted', 'EventEdited', 'EventRescheduled', 'EventPublished', 'EventClosed', 'EventCancelled'],
    ...['SignedUp', 'WaitlistJoined', 'WaitlistEnded', 'SeatOffered', 'OfferAccepted', 'OfferDeclined', 'OfferExpired'],
    ...['SignUpCancelled', 'RegistrationRemoved', 'MemberReadmitted', 'Attended', 'EventReminded', 'FeedbackInvited', 'FeedbackGiven'],
  ],
  auditOnly: [
    ...['EventDrafted', 'EventEdited', 'EventClosed', 'SignedUp', 'WaitlistJoined', 'OfferAccepted', 'OfferDeclined'],
    ...['SignUpCancelled', 'Attended', 'FeedbackGiven'],
  ],
  notices: eventsNotices,
  invariants: eventsInvariants,
  personalData: eventsPersonalData,
  sealed: [
    { table: 'registration_step', keys: ['registrationId', 'seq'], columns: { note: 'registration_step.note' } },
    { table: 'event_feedback', keys: ['eventId', 'memberId'], columns: { remarks: 'event_feedback.remarks' } },
  ],
  messages: eventsMessages,
};
