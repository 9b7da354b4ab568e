import { z } from 'zod';
import {
  ComplaintCategories,
  ComplaintFigures,
  ComplaintThread,
  Filed,
  FiledAnonymously,
  MyComplaints,
  Picture,
  Reopened,
  ShownComplaint,
  Solved,
  StaffComplaints,
  Stand,
} from '../../../shared/complaints';
import type { Route, Schedule } from '../../core/faces';
import { addAnonymousMessage } from './add-anonymous-message';
import { addNote } from './add-note';
import { askComplainant } from './ask-complainant';
import { assignComplaint } from './assign-complaint';
import { complaintFigures } from './complaint-figures';
import { fileAnonymousComplaint } from './file-anonymous-complaint';
import { fileComplaint } from './file-complaint';
import { listCategories } from './list-categories';
import { listComplaints } from './list-complaints';
import { listMyComplaints } from './list-my-complaints';
import { rateAnonymousComplaint } from './rate-anonymous-complaint';
import { rateComplaint } from './rate-complaint';
import { reopenAnonymousComplaint } from './reopen-anonymous-complaint';
import { reopenComplaint } from './reopen-complaint';
import { type ClocksRun, runClocks } from './run-clocks';
import { showAnonymousComplaint } from './show-anonymous-complaint';
import { showAnonymousPicture } from './show-anonymous-picture';
import { showComplaint } from './show-complaint';
import { showPicture } from './show-picture';
import { solveComplaint } from './solve-complaint';
import { sweepPictures } from './sweep-pictures';
import { uploadAnonymousPicture } from './upload-anonymous-picture';
import { uploadPicture } from './upload-picture';
import { writeMessage } from './write-message';

const file = { types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'], maxBytes: 10 * 1_048_576, field: 'picture' };
const asJpeg = { contentType: 'image/jpeg', output: z.string() };
/** For people who are not logged in and must leave no trace; few tries, so that receipts cannot be guessed. */
const nameless = { method: 'POST', public: true, unlogged: true, perMinute: 10 } as const;

const own: readonly Route[] = [
  {
    method: 'POST',
    path: '/pictures',
    summary: 'Send a picture ahead; a complaint then names its id',
    operation: uploadPicture,
    output: Picture,
    rawBody: file,
    perMinute: 20,
  },
  { method: 'POST', path: '/complaints', summary: 'File a complaint', operation: fileComplaint, output: Filed },
  {
    method: 'GET',
    path: '/me/complaints',
    summary: 'One’s own complaints, newest first',
    operation: listMyComplaints,
    output: MyComplaints,
  },
  {
    method: 'GET',
    path: '/complaints/:number',
    summary: 'One complaint: one’s own as a thread, for staff the whole file',
    operation: showComplaint,
    output: ShownComplaint,
  },
  { method: 'GET', path: '/complaints/:number/pictures/:id', summary: 'A picture of a complaint', operation: showPicture, ...asJpeg },
  {
    method: 'POST',
    path: '/complaints/:number/messages',
    summary: 'Write into the thread: the member adds, staff answer',
    operation: writeMessage,
    output: Stand,
  },
  {
    method: 'POST',
    path: '/complaints/:number/rating',
    summary: 'Rate the solution, 1 to 5, once',
    operation: rateComplaint,
    output: Stand,
  },
  {
    method: 'POST',
    path: '/complaints/:number/reopening',
    summary: 'Take a solved complaint up again',
    operation: reopenComplaint,
    output: Reopened,
  },
];

const staff: readonly Route[] = [
  {
    method: 'GET',
    path: '/complaints',
    summary: 'All complaints, by state, clock, handler',
    operation: listComplaints,
    output: StaffComplaints,
  },
  {
    method: 'GET',
    path: '/complaint-figures',
    summary: 'Complaints by month, and complaints ÷ members',
    operation: complaintFigures,
    output: ComplaintFigures,
  },
  { method: 'POST', path: '/complaints/:number/notes', summary: 'A note among staff', operation: addNote, output: Stand },
  {
    method: 'POST',
    path: '/complaints/:number/assignment',
    summary: 'Take a complaint, or give it to a handler',
    operation: assignComplaint,
    output: Stand,
  },
  {
    method: 'POST',
    path: '/complaints/:number/waiting',
    summary: 'Ask the complainant; the clocks stand still meanwhile',
    operation: askComplainant,
    output: Stand,
  },
  {
    method: 'POST',
    path: '/complaints/:number/solution',
    summary: 'Tell the result, perhaps with compensation',
    operation: solveComplaint,
    output: Solved,
  },
];

const anonymous: readonly Route[] = [
  {
    method: 'GET',
    path: '/complaint-categories',
    summary: 'What a complaint may be about',
    operation: listCategories,
    output: ComplaintCategories,
    public: true,
    unlogged: true,
  },
  {
    ...nameless,
    path: '/anonymous-complaints',
    summary: 'File a complaint without a name; the receipt is shown this once',
    operation: fileAnonymousComplaint,
    output: FiledAnonymously,
  },
  {
    ...nameless,
    path: '/anonymous-complaints/pictures',
    summary: 'Send a picture ahead for an anonymous complaint',
    operation: uploadAnonymousPicture,
    output: Picture,
    rawBody: file,
  },
  {
    ...nameless,
    path: '/anonymous-complaints/thread',
    summary: 'Open the thread by its receipt',
    operation: showAnonymousComplaint,
    output: ComplaintThread,
    status: 200,
  },
  {
    ...nameless,
    path: '/anonymous-complaints/thread/picture',
    summary: 'A picture of the thread',
    operation: showAnonymousPicture,
    ...asJpeg,
    status: 200,
  },
  { ...nameless, path: '/anonymous-complaints/messages', summary: 'Add to the thread', operation: addAnonymousMessage, output: Stand },
  { ...nameless, path: '/anonymous-complaints/rating', summary: 'Rate the solution', operation: rateAnonymousComplaint, output: Stand },
  {
    ...nameless,
    path: '/anonymous-complaints/reopening',
    summary: 'Take a solved one up again',
    operation: reopenAnonymousComplaint,
    output: Reopened,
  },
];

export { complaintCommands } from './commands';

export const complaintRoutes: readonly Route[] = [...own, ...staff, ...anonymous];

export const complaintSchedules: readonly Schedule[] = [
  {
    job: 'complaints.clocks',
    cron: '*/5 * * * *',
    operation: runClocks,
    input: (_slot, previous: ClocksRun | null) => (previous === null || previous.more ? {} : null),
    catchUp: 1,
  },
  {
    job: 'complaints.sweep-pictures',
    cron: '40 4 * * *',
    operation: sweepPictures,
    input: (_slot, previous: { swept: number } | null) => (previous === null || previous.swept > 0 ? {} : null),
    catchUp: 1,
  },
];
