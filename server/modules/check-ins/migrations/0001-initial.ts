import type { Migration } from '../../../core/migrate';

export const step0001: Migration = {
  name: 'check-ins-0001-initial',
  up: {
    sqlite: [
      'CREATE TABLE IF NOT EXISTS "check_in" ("memberId" varchar(40) NOT NULL, "day" varchar(10) NOT NULL, "at" bigint NOT NULL, "streak" integer NOT NULL, "points" integer NOT NULL, "base" integer NOT NULL, "extras" varchar(400), "entryId" varchar(40), PRIMARY KEY ("memberId", "day")) WITHOUT ROWID',
    ],
    mysql: [
      'CREATE TABLE IF NOT EXISTS `check_in` (`memberId` varchar(40) NOT NULL, `day` varchar(10) NOT NULL, `at` bigint NOT NULL, `streak` int NOT NULL, `points` int NOT NULL, `base` int NOT NULL, `extras` varchar(400) NULL, `entryId` varchar(40) NULL, PRIMARY KEY (`memberId`, `day`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
    ],
  },
};
