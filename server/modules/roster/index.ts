/** The door of the roster module: reading member lists as clubs really keep them, and taking them in. */
import { rosterMessages } from '../../../shared/roster';
import type { Module } from '../../core/module';
import { importMembers } from './import-members';
import { rosterInvariants } from './invariants';
import { rosterMigrations } from './migrations';
import { rosterPersonalData } from './personal-data';
import { previewImport } from './preview-import';
import { RosterRowRow } from './roster-row.entity';

export { importMembers } from './import-members';
export { type OpenRoster, openRoster, parseRoster } from './open-roster';
export { previewImport } from './preview-import';
export { type ReportLocale, reportCsvHeading, reportCsvLine, reportLine } from './report';
export type { RosterMember, RosterOptions, RosterReason, RosterRow } from './roster';
export { RosterError } from './roster-error';

export const rosterModule: Module = {
  name: 'roster',
  migrations: rosterMigrations,
  entities: [RosterRowRow],
  operations: [importMembers, previewImport],
  facts: ['RosterImported'],
  auditOnly: ['RosterImported'],
  invariants: rosterInvariants,
  personalData: rosterPersonalData,
  messages: rosterMessages,
};
