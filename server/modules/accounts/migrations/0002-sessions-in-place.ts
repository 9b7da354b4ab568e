import type { Migration } from '../../../core/migrate';

// Log-ins and codes are short-lived: they are not carried over, everybody logs in once more.
export const step0002: Migration = {
  name: 'accounts-0002-sessions-in-place',
  up: {
    sqlite: [
      'DROP TABLE IF EXISTS "login_code"',
      'DROP TABLE IF EXISTS "session"',
      'CREATE TABLE IF NOT EXISTS "login_code" ("phoneDigest" varchar(44) PRIMARY KEY NOT NULL, "id" varchar(40) NOT NULL, "memberId" varchar(40), "codeDigest" varchar(44), "code" text, "expiresAt" bigint NOT NULL, "triesLeft" integer NOT NULL, "sent" integer NOT NULL, "hourStartedAt" bigint NOT NULL, CONSTRAINT "uq_login_code_id" UNIQUE ("id")) WITHOUT ROWID',
      'CREATE INDEX IF NOT EXISTS "ix_login_code_hour" ON "login_code" ("hourStartedAt") ',
      'CREATE TABLE IF NOT EXISTS "session" ("id" varchar(40) PRIMARY KEY NOT NULL, "memberId" varchar(40) NOT NULL, "tokenDigest" varchar(44) NOT NULL, "startedAt" bigint NOT NULL, "rotatedAt" bigint NOT NULL, "expiresAt" bigint NOT NULL, "revokedAt" bigint) WITHOUT ROWID',
      'CREATE INDEX IF NOT EXISTS "ix_session_expiry" ON "session" ("expiresAt") ',
      'CREATE INDEX IF NOT EXISTS "ix_session_member" ON "session" ("memberId") ',
    ],
    mysql: [
      'DROP TABLE IF EXISTS `login_code`',
      'DROP TABLE IF EXISTS `session`',
      'CREATE TABLE IF NOT EXISTS `login_code` (`phoneDigest` varchar(44) NOT NULL, `id` varchar(40) NOT NULL, `memberId` varchar(40) NULL, `codeDigest` varchar(44) NULL, `code` text NULL, `expiresAt` bigint NOT NULL, `triesLeft` int NOT NULL, `sent` int NOT NULL, `hourStartedAt` bigint NOT NULL, INDEX `ix_login_code_hour` (`hourStartedAt`), UNIQUE INDEX `uq_login_code_id` (`id`), PRIMARY KEY (`phoneDigest`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
      'CREATE TABLE IF NOT EXISTS `session` (`id` varchar(40) NOT NULL, `memberId` varchar(40) NOT NULL, `tokenDigest` varchar(44) NOT NULL, `startedAt` bigint NOT NULL, `rotatedAt` bigint NOT NULL, `expiresAt` bigint NOT NULL, `revokedAt` bigint NULL, INDEX `ix_session_expiry` (`expiresAt`), INDEX `ix_session_member` (`memberId`), PRIMARY KEY (`id`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
    ],
  },
};
