import type { Migration } from '../../../core/migrate';

export const step0001: Migration = {
  name: 'renewals-0001-initial',
  up: {
    sqlite: [
      'CREATE TABLE IF NOT EXISTS "renewal_reminder" ("memberId" varchar(40) NOT NULL, "endsOn" varchar(10) NOT NULL, "offsetDays" integer NOT NULL, "remindedAt" bigint NOT NULL, PRIMARY KEY ("memberId", "endsOn", "offsetDays")) WITHOUT ROWID',
    ],
    mysql: [
      'CREATE TABLE IF NOT EXISTS `renewal_reminder` (`memberId` varchar(40) NOT NULL, `endsOn` varchar(10) NOT NULL, `offsetDays` int NOT NULL, `remindedAt` bigint NOT NULL, PRIMARY KEY (`memberId`, `endsOn`, `offsetDays`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
    ],
  },
};
