import type { Migration } from '../../../core/migrate';

export const step0001: Migration = {
  name: 'accounts-0001-initial',
  up: {
    sqlite: [
      'CREATE TABLE IF NOT EXISTS "login_code" ("phoneDigest" varchar(44) PRIMARY KEY NOT NULL, "id" varchar(40) NOT NULL, "memberId" varchar(40), "codeDigest" varchar(44), "code" text, "expiresAt" bigint NOT NULL, "triesLeft" integer NOT NULL, "sent" integer NOT NULL, "hourStartedAt" bigint NOT NULL, CONSTRAINT "uq_login_code_id" UNIQUE ("id")) WITHOUT ROWID',
      'CREATE INDEX IF NOT EXISTS "ix_login_code_hour" ON "login_code" ("hourStartedAt") ',
      'CREATE TABLE IF NOT EXISTS "session" ("id" varchar(40) PRIMARY KEY NOT NULL, "memberId" varchar(40) NOT NULL, "tokenDigest" varchar(44) NOT NULL, "startedAt" bigint NOT NULL, "rotatedAt" bigint NOT NULL, "expiresAt" bigint NOT NULL, "revokedAt" bigint) WITHOUT ROWID',
      'CREATE INDEX IF NOT EXISTS "ix_session_expiry" ON "session" ("expiresAt") ',
      'CREATE INDEX IF NOT EXISTS "ix_session_member" ON "session" ("memberId") ',
      'CREATE TABLE IF NOT EXISTS "staff_role" ("memberId" varchar(40) NOT NULL, "id" varchar(40) NOT NULL, "role" varchar(20) NOT NULL, "grantedAt" bigint NOT NULL, "grantedBy" varchar(40) NOT NULL, "revokedAt" bigint, "revokedBy" varchar(40), PRIMARY KEY ("memberId", "id")) WITHOUT ROWID',
    ],
    mysql: [
      'CREATE TABLE IF NOT EXISTS `login_code` (`phoneDigest` varchar(44) NOT NULL, `id` varchar(40) NOT NULL, `memberId` varchar(40) NULL, `codeDigest` varchar(44) NULL, `code` text NULL, `expiresAt` bigint NOT NULL, `triesLeft` int NOT NULL, `sent` int NOT NULL, `hourStartedAt` bigint NOT NULL, INDEX `ix_login_code_hour` (`hourStartedAt`), UNIQUE INDEX `uq_login_code_id` (`id`), PRIMARY KEY (`phoneDigest`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
      'CREATE TABLE IF NOT EXISTS `session` (`id` varchar(40) NOT NULL, `memberId` varchar(40) NOT NULL, `tokenDigest` varchar(44) NOT NULL, `startedAt` bigint NOT NULL, `rotatedAt` bigint NOT NULL, `expiresAt` bigint NOT NULL, `revokedAt` bigint NULL, INDEX `ix_session_expiry` (`expiresAt`), INDEX `ix_session_member` (`memberId`), PRIMARY KEY (`id`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
      'CREATE TABLE IF NOT EXISTS `staff_role` (`memberId` varchar(40) NOT NULL, `id` varchar(40) NOT NULL, `role` varchar(20) NOT NULL, `grantedAt` bigint NOT NULL, `grantedBy` varchar(40) NOT NULL, `revokedAt` bigint NULL, `revokedBy` varchar(40) NULL, PRIMARY KEY (`memberId`, `id`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
    ],
  },
};
