import type { Migration } from '../../../core/migrate';

export const step0001: Migration = {
  name: 'perks-0001-initial',
  up: {
    sqlite: [
      'CREATE TABLE IF NOT EXISTS "perk_grant" ("memberId" varchar(40) NOT NULL, "perkId" varchar(40) NOT NULL, "occasion" varchar(80) NOT NULL, "part" integer NOT NULL, "day" varchar(10) NOT NULL, "grantedAt" bigint NOT NULL, "code" varchar(10), "type" varchar(40), "title" varchar(500), "expiresOn" varchar(10), "usedAt" bigint, "usedBy" varchar(40), "cancelledAt" bigint, PRIMARY KEY ("memberId", "perkId", "occasion", "part")) WITHOUT ROWID',
      'CREATE UNIQUE INDEX IF NOT EXISTS "uq_perk_grant_code" ON "perk_grant" ("code") ',
    ],
    mysql: [
      'CREATE TABLE IF NOT EXISTS `perk_grant` (`memberId` varchar(40) NOT NULL, `perkId` varchar(40) NOT NULL, `occasion` varchar(80) NOT NULL, `part` int NOT NULL, `day` varchar(10) NOT NULL, `grantedAt` bigint NOT NULL, `code` varchar(10) NULL, `type` varchar(40) NULL, `title` varchar(500) NULL, `expiresOn` varchar(10) NULL, `usedAt` bigint NULL, `usedBy` varchar(40) NULL, `cancelledAt` bigint NULL, UNIQUE INDEX `uq_perk_grant_code` (`code`), PRIMARY KEY (`memberId`, `perkId`, `occasion`, `part`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
    ],
  },
};
