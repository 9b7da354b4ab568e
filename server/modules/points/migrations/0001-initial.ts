import type { Migration } from '../../../core/migrate';

export const step0001: Migration = {
  name: 'points-0001-initial',
  up: {
    sqlite: [
      'CREATE TABLE IF NOT EXISTS "points_entry" ("memberId" varchar(40) NOT NULL, "id" varchar(40) NOT NULL, "kind" varchar(10) NOT NULL, "reason" varchar(40) NOT NULL, "points" integer NOT NULL, "at" bigint NOT NULL, "rankedOn" varchar(10), "expiresOn" varchar(10), "activeOn" varchar(10), "title" varchar(200) NOT NULL, "perks" varchar(400), "reverses" varchar(40), PRIMARY KEY ("memberId", "id")) WITHOUT ROWID',
      'CREATE INDEX IF NOT EXISTS "ix_points_entry_ranked" ON "points_entry" ("rankedOn", "memberId", "points") ',
      'CREATE TABLE IF NOT EXISTS "points_use" ("memberId" varchar(40) NOT NULL, "lotId" varchar(40) NOT NULL, "entryId" varchar(40) NOT NULL, "points" integer NOT NULL, PRIMARY KEY ("memberId", "lotId", "entryId")) WITHOUT ROWID',
      'CREATE TABLE IF NOT EXISTS "points_balance" ("memberId" varchar(40) PRIMARY KEY NOT NULL, "points" integer NOT NULL, "earned" integer NOT NULL, "dueOn" varchar(10) NOT NULL) WITHOUT ROWID',
      'CREATE INDEX IF NOT EXISTS "ix_points_balance_due" ON "points_balance" ("dueOn") ',
      'CREATE TABLE IF NOT EXISTS "points_source" ("memberId" varchar(40) NOT NULL, "reason" varchar(40) NOT NULL, "sourceId" varchar(80) NOT NULL, "entryId" varchar(40), PRIMARY KEY ("memberId", "reason", "sourceId")) WITHOUT ROWID',
      'CREATE TABLE IF NOT EXISTS "points_note" ("memberId" varchar(40) NOT NULL, "entryId" varchar(40) NOT NULL, "note" text NOT NULL, "by" varchar(40) NOT NULL, PRIMARY KEY ("memberId", "entryId")) WITHOUT ROWID',
      'CREATE TABLE IF NOT EXISTS "points_warning" ("memberId" varchar(40) NOT NULL, "ahead" varchar(10) NOT NULL, "fromDay" varchar(10) NOT NULL, "toDay" varchar(10) NOT NULL, "points" integer NOT NULL, "warnedOn" varchar(10) NOT NULL, PRIMARY KEY ("memberId", "ahead", "fromDay")) WITHOUT ROWID',
    ],
    mysql: [
      'CREATE TABLE IF NOT EXISTS `points_entry` (`memberId` varchar(40) NOT NULL, `id` varchar(40) NOT NULL, `kind` varchar(10) NOT NULL, `reason` varchar(40) NOT NULL, `points` int NOT NULL, `at` bigint NOT NULL, `rankedOn` varchar(10) NULL, `expiresOn` varchar(10) NULL, `activeOn` varchar(10) NULL, `title` varchar(200) NOT NULL, `perks` varchar(400) NULL, `reverses` varchar(40) NULL, INDEX `ix_points_entry_ranked` (`rankedOn`, `memberId`, `points`), PRIMARY KEY (`memberId`, `id`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
      'CREATE TABLE IF NOT EXISTS `points_use` (`memberId` varchar(40) NOT NULL, `lotId` varchar(40) NOT NULL, `entryId` varchar(40) NOT NULL, `points` int NOT NULL, PRIMARY KEY (`memberId`, `lotId`, `entryId`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
      'CREATE TABLE IF NOT EXISTS `points_balance` (`memberId` varchar(40) NOT NULL, `points` int NOT NULL, `earned` int NOT NULL, `dueOn` varchar(10) NOT NULL, INDEX `ix_points_balance_due` (`dueOn`), PRIMARY KEY (`memberId`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
      'CREATE TABLE IF NOT EXISTS `points_source` (`memberId` varchar(40) NOT NULL, `reason` varchar(40) NOT NULL, `sourceId` varchar(80) NOT NULL, `entryId` varchar(40) NULL, PRIMARY KEY (`memberId`, `reason`, `sourceId`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
      'CREATE TABLE IF NOT EXISTS `points_note` (`memberId` varchar(40) NOT NULL, `entryId` varchar(40) NOT NULL, `note` text NOT NULL, `by` varchar(40) NOT NULL, PRIMARY KEY (`memberId`, `entryId`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
      'CREATE TABLE IF NOT EXISTS `points_warning` (`memberId` varchar(40) NOT NULL, `ahead` varchar(10) NOT NULL, `fromDay` varchar(10) NOT NULL, `toDay` varchar(10) NOT NULL, `points` int NOT NULL, `warnedOn` varchar(10) NOT NULL, PRIMARY KEY (`memberId`, `ahead`, `fromDay`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
    ],
  },
};
