/** The door of the roster module: reading member lists as clubs really keep them, without any database. */
export { type OpenRoster, openRoster, parseRoster } from './open-roster';
export { type ReportLocale, reportCsvHeading, reportCsvLine, reportLine } from './report';
export type {
  AcceptedRow,
  RejectedRow,
  RosterBirth,
  RosterColumn,
  RosterDetail,
  RosterField,
  RosterMember,
  RosterOptions,
  RosterReason,
  RosterRow,
  RosterWarning,
  RosterWarningCode,
} from './roster';
export { RosterError, type RosterErrorCode } from './roster-error';
