import type { Migration } from '../../../core/migrate';

export const step0001: Migration = {
  name: 'accounts-0001-initial',
  up: {
    sqlite: [
      'CREATE TABLE IF NOT EXISTS "login_code" ("phoneDigest" varchar(44) PRIMARY KEY NOT NULL, "id" varchar(40) NOT NULL, "memberId" varchar(40) NOT NULL, "codeDigest" varchar(44), "code" text, "expiresAt" bigint NOT NULL, "triesLeft" integer NOT NULL, "sent" integer NOT NULL, "hourStartedAt" bigint NOT NULL, CONSTRAINT "uq_login_code_id" UNIQUE ("id")) WITHOUT ROWID',
      'CREATE TABLE IF NOT EXISTS "session" ("id" varchar(40) PRIMARY KEY NOT NULL, "memberId" varchar(40) NOT NULL, "family" varchar(40) NOT NULL, "tokenDigest" varchar(44) NOT NULL, "startedAt" bigint NOT NULL, "createdAt" bigint NOT NULL, "expiresAt" bigint NOT NULL, "usedAt" bigint, "revokedAt" bigint, CONSTRAINT "uq_session_token" UNIQUE ("tokenDigest")) WITHOUT ROWID',
      'CREATE INDEX IF NOT EXISTS "ix_session_family" ON "session" ("family") ',
      'CREATE INDEX IF NOT EXISTS "ix_session_member" ON "session" ("memberId") ',
      'CREATE TABLE IF NOT EXISTS "staff_role" ("memberId" varchar(40) NOT NULL, "id" varchar(40) NOT NULL, "role" varchar(20) NOT NULL, "grantedAt" bigint NOT NULL, "grantedBy" varchar(40) NOT NULL, "revokedAt" bigint, "revokedBy" varchar(40), PRIMARY KEY ("memberId", "id")) WITHOUT ROWID',
    ],
    mysql: [
      'CREATE TABLE IF NOT EXISTS `login_code` (`phoneDigest` varchar(44) NOT NULL, `id` varchar(40) NOT NULL, `memberId` varchar(40) NOT NULL, `codeDigest` varchar(44) NULL, `code` text NULL, `expiresAt` bigint NOT NULL, `triesLeft` int NOT NULL, `sent` int NOT NULL, `hourStartedAt` bigint NOT NULL, UNIQUE INDEX `uq_login_code_id` (`id`), PRIMARY KEY (`phoneDigest`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
      'CREATE TABLE IF NOT EXISTS `session` (`id` varchar(40) NOT NULL, `memberId` varchar(40) NOT NULL, `family` varchar(40) NOT NULL, `tokenDigest` varchar(44) NOT NULL, `startedAt` bigint NOT NULL, `createdAt` bigint NOT NULL, `expiresAt` bigint NOT NULL, `usedAt` bigint NULL, `revokedAt` bigint NULL, INDEX `ix_session_family` (`family`), INDEX `ix_session_member` (`memberId`), UNIQUE INDEX `uq_session_token` (`tokenDigest`), PRIMARY KEY (`id`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
      'CREATE TABLE IF NOT EXISTS `staff_role` (`memberId` varchar(40) NOT NULL, `id` varchar(40) NOT NULL, `role` varchar(20) NOT NULL, `grantedAt` bigint NOT NULL, `grantedBy` varchar(40) NOT NULL, `revokedAt` bigint NULL, `revokedBy` varchar(40) NULL, PRIMARY KEY (`memberId`, `id`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
    ],
  },
};
