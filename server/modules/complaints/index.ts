/** The door of the complaints module: tickets with clocks, named or anonymous. No later module calls in; they hear its facts. */
import { complaintsMessages } from '../../../shared/complaints-messages';
import type { Module } from '../../core/module';
import { complaintEntities } from './complaint.entity';
import { complaintCommands, complaintRoutes, complaintSchedules } from './faces';
import { complaintInvariants } from './invariants';
import { complaintsMigrations } from './migrations';
import { complaintNotices } from './notices';
import { complaintsPersonalData } from './personal-data';

const sealed = (table: string, keys: readonly string[], column: string) => ({ table, keys, columns: { [column]: `${table}.${column}` } });

export const complaintsModule: Module = {
  name: 'complaints',
  migrations: complaintsMigrations,
  entities: complaintEntities,
  operations: [
    ...new Set([
      ...complaintRoutes.map((r) => r.operation),
      ...complaintCommands.map((c) => c.operation),
      ...complaintSchedules.map((s) => s.operation),
    ]),
  ],
  routes: complaintRoutes,
  commands: complaintCommands,
  schedules: complaintSchedules,
  facts: [
    'ComplaintFiled',
    'ComplaintAssigned',
    'ComplaintAnswered',
    'ComplaintAnswerAwaited',
    'ComplaintAddedTo',
    'ComplaintNoted',
    'ComplaintSolved',
    'ComplaintRated',
    'ComplaintReopened',
    'ComplaintClockWarned',
    'ComplaintClockBreached',
  ],
  auditOnly: ['ComplaintNoted', 'ComplaintRated'],
  notices: complaintNotices,
  invariants: complaintInvariants,
  personalData: complaintsPersonalData,
  sealed: [
    sealed('complaint', ['id'], 'text'),
    sealed('complaint_message', ['complaintId', 'seq'], 'body'),
    sealed('complaint_note', ['complaintId', 'seq'], 'body'),
    sealed('complaint_solution', ['complaintId', 'round'], 'comment'),
    sealed('complaint_picture_part', ['pictureId', 'part'], 'body'),
  ],
  messages: complaintsMessages,
};
