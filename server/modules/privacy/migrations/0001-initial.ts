import type { Migration } from '../../../core/migrate';

export const step0001: Migration = {
  name: 'privacy-0001-initial',
  up: {
    sqlite: [
      'CREATE TABLE IF NOT EXISTS "erasure" ("memberId" varchar(40) PRIMARY KEY NOT NULL, "erasedAt" bigint NOT NULL, "askedBy" varchar(10) NOT NULL, "actorId" varchar(40) NOT NULL, "sweptAt" bigint) WITHOUT ROWID',
    ],
    mysql: [
      'CREATE TABLE IF NOT EXISTS `erasure` (`memberId` varchar(40) NOT NULL, `erasedAt` bigint NOT NULL, `askedBy` varchar(10) NOT NULL, `actorId` varchar(40) NOT NULL, `sweptAt` bigint NULL, PRIMARY KEY (`memberId`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
    ],
  },
};
