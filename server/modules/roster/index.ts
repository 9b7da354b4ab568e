/** The door of the roster module: reading member lists as clubs really keep them, without any database. */
export { openRoster, parseRoster } from './open-roster';
export { reportCsvHeading, reportCsvLine, reportLine } from './report';
export type { RosterMember, RosterOptions, RosterReason, RosterRow } from './roster';
export { RosterError } from './roster-error';
