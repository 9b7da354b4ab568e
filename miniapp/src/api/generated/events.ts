// Written by `npm run client` from the operations of the server: change those, then run it again.

import type { z } from 'zod';
import type * as events from '../../../../shared/events';
import type { Call } from '../call';

/** Events by their start, page by page */
export const listEvents: Call<{ state?: 'draft' | 'published' | 'closed' | 'cancelled'; from?: number; to?: number; kind?: string; mine?: 'true' | 'false'; order?: 'soonest' | 'latest'; after?: string; limit?: number }, z.output<typeof events.EventPage>> = {
  method: 'GET',
  path: '/events',
  reads: true,
};

/** Draft an event (staff) */
export const draftEvent: Call<{ title: string; description?: string; place: string; kind: string; startsAt: number; endsAt: number; opensAt?: number; closesAt?: number; cancelUntil?: number; capacity: number; guests?: number; tierFrom?: string | null; points?: number }, z.output<typeof events.EventView>> = {
  method: 'POST',
  path: '/events',
};

/** One event */
export const showEvent: Call<{ eventId: string }, z.output<typeof events.EventView>> = {
  method: 'GET',
  path: '/events/:eventId',
  reads: true,
};

/** Change an event, by the version that was read (staff) */
export const editEvent: Call<{ eventId: string; version: number; title?: string; description?: string; place?: string; kind?: string; startsAt?: number; endsAt?: number; opensAt?: number; closesAt?: number; cancelUntil?: number; capacity?: number; guests?: number; tierFrom?: string | null; points?: number }, z.output<typeof events.EventView>> = {
  method: 'PATCH',
  path: '/events/:eventId',
};

/** What signing up would lead to, gate by gate, with reasons and next steps */
export const previewGates: Call<{ eventId: string; guests?: number }, z.output<typeof events.GatesView>> = {
  method: 'GET',
  path: '/events/:eventId/gates',
  reads: true,
};

/** The event as a calendar file */
export const showCalendar: Call<{ eventId: string }, string> = {
  method: 'GET',
  path: '/events/:eventId/calendar.ics',
  reads: true,
  gives: 'text',
};

/** Publish a draft (staff) */
export const publishEvent: Call<{ eventId: string }, z.output<typeof events.EventView>> = {
  method: 'POST',
  path: '/events/:eventId/publication',
};

/** Close an event that is over (staff) */
export const closeEvent: Call<{ eventId: string }, z.output<typeof events.EventView>> = {
  method: 'POST',
  path: '/events/:eventId/closing',
};

/** Call an event off, with a reason (staff) */
export const cancelEvent: Call<{ eventId: string; reason: string }, z.output<typeof events.EventView>> = {
  method: 'POST',
  path: '/events/:eventId/cancellation',
};

/** Sign up, alone or with guests: seats, or a place on the waiting list */
export const signUp: Call<{ eventId: string; guests?: number }, z.output<typeof events.MyRegistration>> = {
  method: 'POST',
  path: '/events/:eventId/registrations',
};

/** Cancel one’s own sign-up */
export const cancelSignUp: Call<{ eventId: string }, z.output<typeof events.MyRegistration>> = {
  method: 'DELETE',
  path: '/events/:eventId/registrations/mine',
};

/** Take the seats that are offered */
export const acceptOffer: Call<{ eventId: string }, z.output<typeof events.MyRegistration>> = {
  method: 'POST',
  path: '/events/:eventId/offer/acceptance',
};

/** Pass offered seats on */
export const declineOffer: Call<{ eventId: string }, z.output<typeof events.MyRegistration>> = {
  method: 'POST',
  path: '/events/:eventId/offer/refusal',
};

/** My registrations, the latest first */
export const listMyRegistrations: Call<{ upcoming?: 'true' | 'false'; after?: string; limit?: number }, z.output<typeof events.MyRegistrationPage>> = {
  method: 'GET',
  path: '/me/registrations',
  reads: true,
};

/** Who is registered (staff) */
export const listRegistrations: Call<{ eventId: string; state?: 'confirmed' | 'waiting' | 'offered' | 'attended' | 'cancelled' | 'declined' | 'expired' | 'removed' | 'unplaced' | 'called-off'; after?: string; limit?: number }, z.output<typeof events.RegistrationPage>> = {
  method: 'GET',
  path: '/events/:eventId/registrations',
  reads: true,
};

/** Take somebody off an event, with a reason (staff) */
export const removeRegistration: Call<{ eventId: string; registrationId: string; reason: string }, { id: string; state: 'removed' }> = {
  method: 'POST',
  path: '/events/:eventId/registrations/:registrationId/removal',
};

/** Let somebody who was taken off sign up again, with a reason (staff) */
export const readmitMember: Call<{ eventId: string; registrationId: string; reason: string }, { id: string; state: 'cancelled' }> = {
  method: 'POST',
  path: '/events/:eventId/registrations/:registrationId/readmission',
};

/** Who came: one by one, or a list kept without network (staff) */
export const recordAttendance: Call<{ eventId: string; entries: { nonce: string; who: string; at?: number }[] }, z.output<typeof events.DoorResults>> = {
  method: 'POST',
  path: '/events/:eventId/attendance',
};

/** The code for the wall, new every minute (staff) */
export const showWallCode: Call<{ eventId: string }, z.output<typeof events.WallCodeView>> = {
  method: 'GET',
  path: '/events/:eventId/wall-code',
  reads: true,
};

/** Arrive, with the code on the wall */
export const attendByCode: Call<{ code: string }, z.output<typeof events.AttendanceView>> = {
  method: 'POST',
  path: '/attendance',
};

/** Feedback of those who came */
export const giveFeedback: Call<{ eventId: string; organisation: number; content: number; experience: number; text?: string }, z.output<typeof events.FeedbackGiven>> = {
  method: 'POST',
  path: '/events/:eventId/feedback',
};

/** Feedback together, from three answers on (staff) */
export const readFeedback: Call<{ eventId: string }, z.output<typeof events.FeedbackSummary>> = {
  method: 'GET',
  path: '/events/:eventId/feedback',
  reads: true,
};
