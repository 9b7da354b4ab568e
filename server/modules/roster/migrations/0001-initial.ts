import type { Migration } from '../../../core/migrate';

export const step0001: Migration = {
  name: 'roster-0001-initial',
  up: {
    sqlite: [
      'CREATE TABLE IF NOT EXISTS "roster_row" ("phoneDigest" varchar(44) PRIMARY KEY NOT NULL, "memberId" varchar(40), "said" varchar(60) NOT NULL, "points" integer NOT NULL) WITHOUT ROWID',
      'CREATE INDEX IF NOT EXISTS "ix_roster_row_member" ON "roster_row" ("memberId") ',
    ],
    mysql: [
      'CREATE TABLE IF NOT EXISTS `roster_row` (`phoneDigest` varchar(44) NOT NULL, `memberId` varchar(40) NULL, `said` varchar(60) NOT NULL, `points` int NOT NULL, INDEX `ix_roster_row_member` (`memberId`), PRIMARY KEY (`phoneDigest`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
    ],
  },
};
