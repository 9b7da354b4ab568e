/** The door of the points module: the ledger that others book on. */
import { pointsMessages } from '../../../shared/points';
import type { Module } from '../../core/module';
import { adjustPoints } from './adjust-points';
import { expirePoints } from './expire-points';
import { pointsCommands, pointsRoutes, pointsSchedules } from './faces';
import { pointsInvariants } from './invariants';
import { PointsBalanceRow, PointsEntryRow, PointsNoteRow, PointsSourceRow, PointsUseRow, PointsWarningRow } from './ledger.entity';
import { pointsMigrations } from './migrations';
import { pointsNotices } from './notices';
import { pointsPersonalData } from './personal-data';
import { readLeaderboard } from './read-leaderboard';
import { readMemberStatement } from './read-member-statement';
import { readPoints } from './read-points';
import { readStatement } from './read-statement';
import { reverseEntry } from './reverse-entry';

export { balanceOf } from './balance-of';
export { type Credit, credit, creditMany } from './credit';
export { reverse } from './reverse';
export { bookedSources, markSource } from './sources';
export { spend } from './spend';

export const pointsModule: Module = {
  name: 'points',
  migrations: pointsMigrations,
  entities: [PointsEntryRow, PointsUseRow, PointsBalanceRow, PointsSourceRow, PointsNoteRow, PointsWarningRow],
  operations: [readPoints, readStatement, readMemberStatement, readLeaderboard, adjustPoints, reverseEntry, expirePoints],
  routes: pointsRoutes,
  commands: pointsCommands,
  schedules: pointsSchedules,
  facts: ['PointsSpent', 'PointsAdjusted', 'PointsReversed', 'PointsExpired', 'PointsExpiring'],
  auditOnly: ['PointsSpent', 'PointsExpired'],
  notices: pointsNotices,
  invariants: pointsInvariants,
  personalData: pointsPersonalData,
  sealed: [{ table: 'points_note', keys: ['memberId', 'entryId'], columns: { note: 'points_note.note' } }],
  messages: pointsMessages,
};
