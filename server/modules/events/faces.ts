import { z } from 'zod';
import {
  AttendanceView,
  DoorResults,
  EventPage,
  EventView,
  FeedbackGiven,
  FeedbackSummary,
  GatesView,
  MyRegistration,
  MyRegistrationPage,
  RegistrationPage,
  WallCodeView,
} from '../../../shared/events';
import type { Route, Schedule } from '../../core/faces';
import { acceptOffer } from './accept-offer';
import { attendByCode } from './attend-by-code';
import { cancelEvent } from './cancel-event';
import { cancelSignUp } from './cancel-sign-up';
import { closeEvent } from './close-event';
import { declineOffer } from './decline-offer';
import { draftEvent } from './draft-event';
import { editEvent } from './edit-event';
import { giveFeedback } from './give-feedback';
import { keepTime } from './keep-time';
import { listEvents } from './list-events';
import { listMyRegistrations } from './list-my-registrations';
import { listRegistrations } from './list-registrations';
import { previewGates } from './preview-gates';
import { publishEvent } from './publish-event';
import { readFeedback } from './read-feedback';
import { readmitMember } from './readmit-member';
import { recordAttendance } from './record-attendance';
import { removeRegistration } from './remove-registration';
import { showCalendar } from './show-calendar';
import { showEvent } from './show-event';
import { showWallCode } from './show-wall-code';
import { signUp } from './sign-up';

export { eventsCommands } from './commands';

const one = '/events/:eventId';
const Removed = z.object({ id: z.string(), state: z.literal('removed') });
const Readmitted = z.object({ id: z.string(), state: z.literal('cancelled') });
const CalendarFile = z.object({ body: z.string(), filename: z.string() });

/** The HTTP face of the events module. */
export const eventsRoutes: readonly Route[] = [
  { method: 'GET', path: '/events', summary: 'Events by their start, page by page', operation: listEvents, output: EventPage },
  { method: 'POST', path: '/events', summary: 'Draft an event (staff)', operation: draftEvent, output: EventView },
  { method: 'GET', path: one, summary: 'One event', operation: showEvent, output: EventView },
  { method: 'PATCH', path: one, summary: 'Change an event, by the version that was read (staff)', operation: editEvent, output: EventView },
  {
    method: 'GET',
    path: `${one}/gates`,
    summary: 'What signing up would lead to, gate by gate, with reasons and next steps',
    operation: previewGates,
    output: GatesView,
  },
  {
    method: 'GET',
    path: `${one}/calendar.ics`,
    summary: 'The event as a calendar file',
    operation: showCalendar,
    output: CalendarFile,
    contentType: 'text/calendar; charset=utf-8',
  },
  {
    method: 'POST',
    path: `${one}/publication`,
    summary: 'Publish a draft (staff)',
    operation: publishEvent,
    output: EventView,
    status: 200,
  },
  {
    method: 'POST',
    path: `${one}/closing`,
    summary: 'Close an event that is over (staff)',
    operation: closeEvent,
    output: EventView,
    status: 200,
  },
  {
    method: 'POST',
    path: `${one}/cancellation`,
    summary: 'Call an event off, with a reason (staff)',
    operation: cancelEvent,
    output: EventView,
    status: 200,
  },
  {
    method: 'POST',
    path: `${one}/registrations`,
    summary: 'Sign up, alone or with guests: seats, or a place on the waiting list',
    operation: signUp,
    output: MyRegistration,
  },
  {
    method: 'DELETE',
    path: `${one}/registrations/mine`,
    summary: 'Cancel one’s own sign-up',
    operation: cancelSignUp,
    output: MyRegistration,
  },
  {
    method: 'POST',
    path: `${one}/offer/acceptance`,
    summary: 'Take the seats that are offered',
    operation: acceptOffer,
    output: MyRegistration,
    status: 200,
  },
  {
    method: 'POST',
    path: `${one}/offer/refusal`,
    summary: 'Pass offered seats on',
    operation: declineOffer,
    output: MyRegistration,
    status: 200,
  },
  {
    method: 'GET',
    path: '/me/registrations',
    summary: 'My registrations, the latest first',
    operation: listMyRegistrations,
    output: MyRegistrationPage,
  },
  {
    method: 'GET',
    path: `${one}/registrations`,
    summary: 'Who is registered (staff)',
    operation: listRegistrations,
    output: RegistrationPage,
  },
  {
    method: 'POST',
    path: `${one}/registrations/:registrationId/removal`,
    summary: 'Take somebody off an event, with a reason (staff)',
    operation: removeRegistration,
    output: Removed,
    status: 200,
  },
  {
    method: 'POST',
    path: `${one}/registrations/:registrationId/readmission`,
    summary: 'Let somebody who was taken off sign up again, with a reason (staff)',
    operation: readmitMember,
    output: Readmitted,
    status: 200,
  },
  {
    method: 'POST',
    path: `${one}/attendance`,
    summary: 'Who came: one by one, or a list kept without network (staff)',
    operation: recordAttendance,
    output: DoorResults,
    status: 200,
  },
  {
    method: 'GET',
    path: `${one}/wall-code`,
    summary: 'The code for the wall, new every minute (staff)',
    operation: showWallCode,
    output: WallCodeView,
  },
  {
    method: 'POST',
    path: '/attendance',
    summary: 'Arrive, with the code on the wall',
    operation: attendByCode,
    output: AttendanceView,
    status: 200,
    perMinute: 20,
  },
  { method: 'POST', path: `${one}/feedback`, summary: 'Feedback of those who came', operation: giveFeedback, output: FeedbackGiven },
  {
    method: 'GET',
    path: `${one}/feedback`,
    summary: 'Feedback together, from three answers on (staff)',
    operation: readFeedback,
    output: FeedbackSummary,
  },
];

/** Every ten minutes, piece after piece until nothing is due. */
export const eventsSchedules: readonly Schedule[] = [
  {
    job: 'events.keep-time',
    cron: '*/10 * * * *',
    operation: keepTime,
    input: (_, previous: { more: boolean } | null) => (previous === null || previous.more ? {} : null),
    catchUp: 1, // one run does all that has become due before it
  },
];
