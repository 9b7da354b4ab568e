// Written by `npm run client` from the operations of the server: change those, then run it again.

import type { z } from 'zod';
import type * as complaints from '../../../../shared/complaints';
import type { Call, Upload } from '../call';

/** Send a picture ahead; a complaint then names its id */
export const uploadPicture: Call<{ file: Upload }, z.output<typeof complaints.Picture>> = {
  method: 'POST',
  path: '/pictures',
  sends: 'file',
};

/** File a complaint */
export const file: Call<{ text: string; category?: string; urgent?: boolean; pictures?: string[] }, z.output<typeof complaints.Filed>> = {
  method: 'POST',
  path: '/complaints',
};

/** One’s own complaints, newest first */
export const listMine: Call<{ cursor?: string; limit?: number }, z.output<typeof complaints.MyComplaints>> = {
  method: 'GET',
  path: '/me/complaints',
  reads: true,
};

/** One complaint: one’s own as a thread, for staff the whole file */
export const show: Call<{ number: string }, z.output<typeof complaints.ShownComplaint>> = {
  method: 'GET',
  path: '/complaints/:number',
  reads: true,
};

/** A picture of a complaint */
export const showPicture: Call<{ number: string; id: string }, ArrayBuffer> = {
  method: 'GET',
  path: '/complaints/:number/pictures/:id',
  reads: true,
  gives: 'bytes',
};

/** Write into the thread: the member adds, staff answer */
export const writeMessage: Call<{ number: string; text: string }, z.output<typeof complaints.Stand>> = {
  method: 'POST',
  path: '/complaints/:number/messages',
};

/** Rate the solution, 1 to 5, once */
export const rate: Call<{ number: string; score: number; comment?: string }, z.output<typeof complaints.Stand>> = {
  method: 'POST',
  path: '/complaints/:number/rating',
};

/** Take a solved complaint up again */
export const reopen: Call<{ number: string; text?: string }, z.output<typeof complaints.Reopened>> = {
  method: 'POST',
  path: '/complaints/:number/reopening',
};

/** All complaints, by state, clock, handler */
export const list: Call<{ status?: 'new' | 'assigned' | 'answered' | 'waiting' | 'reopened' | 'solved' | 'closed'; open?: string; clock?: 'due-soon' | 'breached'; assignee?: string | 'me' | 'nobody'; department?: string; category?: string; anonymous?: string; cursor?: string; limit?: number }, z.output<typeof complaints.StaffComplaints>> = {
  method: 'GET',
  path: '/complaints',
  reads: true,
};

/** Complaints by month, and complaints ÷ members */
export const figures: Call<{ from: string; to: string }, z.output<typeof complaints.ComplaintFigures>> = {
  method: 'GET',
  path: '/complaint-figures',
  reads: true,
};

/** A note among staff */
export const addNote: Call<{ number: string; text: string }, z.output<typeof complaints.Stand>> = {
  method: 'POST',
  path: '/complaints/:number/notes',
};

/** Take a complaint, or give it to a handler */
export const assign: Call<{ number: string; assignee?: string; department?: string }, z.output<typeof complaints.Stand>> = {
  method: 'POST',
  path: '/complaints/:number/assignment',
};

/** Ask the complainant; the clocks stand still meanwhile */
export const ask: Call<{ number: string; text: string }, z.output<typeof complaints.Stand>> = {
  method: 'POST',
  path: '/complaints/:number/waiting',
};

/** Tell the result, perhaps with compensation */
export const solve: Call<{ number: string; text: string; compensation?: { points?: number; coupon?: string } }, z.output<typeof complaints.Solved>> = {
  method: 'POST',
  path: '/complaints/:number/solution',
};

/** What a complaint may be about */
export const listCategories: Call<Record<string, never>, z.output<typeof complaints.ComplaintCategories>> = {
  method: 'GET',
  path: '/complaint-categories',
  public: true,
  unlogged: true,
  reads: true,
};

/** File a complaint without a name; the receipt is shown this once */
export const fileAnonymously: Call<{ text: string; category?: string; urgent?: boolean; pictures?: string[] }, z.output<typeof complaints.FiledAnonymously>> = {
  method: 'POST',
  path: '/anonymous-complaints',
  public: true,
  unlogged: true,
};

/** Send a picture ahead for an anonymous complaint */
export const uploadAnonymousPicture: Call<{ file: Upload }, z.output<typeof complaints.Picture>> = {
  method: 'POST',
  path: '/anonymous-complaints/pictures',
  public: true,
  unlogged: true,
  sends: 'file',
};

/** Open the thread by its receipt */
export const showAnonymous: Call<{ receipt: string }, z.output<typeof complaints.ComplaintThread>> = {
  method: 'POST',
  path: '/anonymous-complaints/thread',
  public: true,
  unlogged: true,
  reads: true,
};

/** A picture of the thread */
export const showAnonymousPicture: Call<{ receipt: string; id: string }, ArrayBuffer> = {
  method: 'POST',
  path: '/anonymous-complaints/thread/picture',
  public: true,
  unlogged: true,
  reads: true,
  gives: 'bytes',
};

/** Add to the thread */
export const addAnonymously: Call<{ receipt: string; text: string }, z.output<typeof complaints.Stand>> = {
  method: 'POST',
  path: '/anonymous-complaints/messages',
  public: true,
  unlogged: true,
};

/** Rate the solution */
export const rateAnonymously: Call<{ receipt: string; score: number; comment?: string }, z.output<typeof complaints.Stand>> = {
  method: 'POST',
  path: '/anonymous-complaints/rating',
  public: true,
  unlogged: true,
};

/** Take a solved one up again */
export const reopenAnonymously: Call<{ receipt: string; text?: string }, z.output<typeof complaints.Reopened>> = {
  method: 'POST',
  path: '/anonymous-complaints/reopening',
  public: true,
  unlogged: true,
};
