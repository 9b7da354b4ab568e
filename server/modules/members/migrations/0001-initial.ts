import type { Migration } from '../../../core/migrate';

export const step0001: Migration = {
  name: 'members-0001-initial',
  up: {
    sqlite: [
      'CREATE TABLE IF NOT EXISTS "member" ("id" varchar(40) PRIMARY KEY NOT NULL, "number" varchar(20), "kind" varchar(40) NOT NULL, "tier" varchar(40) NOT NULL, "locale" varchar(5) NOT NULL, "hidden" integer NOT NULL, "appliedAt" bigint, "admittedOn" varchar(10), "rejectedAt" bigint, "leftAt" bigint, "revokedAt" bigint, "erasedAt" bigint, "termStartsOn" varchar(10), "termEndsOn" varchar(10), "version" integer NOT NULL DEFAULT (1), "phoneDigest" varchar(44), "nameDigest" varchar(44), "birthdayDigest" varchar(44), "idNumberDigest" varchar(44), "name" text, "phone" text, "birth" text, "idNumber" text, "details" text, CONSTRAINT "uq_member_phone" UNIQUE ("phoneDigest"), CONSTRAINT "uq_member_number" UNIQUE ("number")) WITHOUT ROWID',
      'CREATE INDEX IF NOT EXISTS "ix_member_hidden" ON "member" ("hidden") ',
      'CREATE INDEX IF NOT EXISTS "ix_member_id_number" ON "member" ("idNumberDigest") ',
      'CREATE INDEX IF NOT EXISTS "ix_member_applied" ON "member" ("appliedAt", "id") ',
      'CREATE INDEX IF NOT EXISTS "ix_member_name" ON "member" ("nameDigest") ',
      'CREATE INDEX IF NOT EXISTS "ix_member_term_end" ON "member" ("termEndsOn") ',
      'CREATE INDEX IF NOT EXISTS "ix_member_birthday" ON "member" ("birthdayDigest", "id", "tier", "kind", "termEndsOn", "admittedOn", "leftAt", "revokedAt") ',
      'CREATE TABLE IF NOT EXISTS "term" ("memberId" varchar(40) NOT NULL, "id" varchar(40) NOT NULL, "startsOn" varchar(10) NOT NULL, "endsOn" varchar(10) NOT NULL, "origin" varchar(20) NOT NULL, "amountFen" bigint NOT NULL, "recordedAt" bigint NOT NULL, "recordedBy" varchar(40) NOT NULL, PRIMARY KEY ("memberId", "id")) WITHOUT ROWID',
      'CREATE TABLE IF NOT EXISTS "consent" ("memberId" varchar(40) NOT NULL, "document" varchar(40) NOT NULL, "version" varchar(20) NOT NULL, "at" bigint NOT NULL, PRIMARY KEY ("memberId", "document", "version")) WITHOUT ROWID',
      'CREATE TABLE IF NOT EXISTS "member_step" ("memberId" varchar(40) NOT NULL, "id" varchar(40) NOT NULL, "step" varchar(30) NOT NULL, "by" varchar(40) NOT NULL, "at" bigint NOT NULL, "change" varchar(100), "reason" text, PRIMARY KEY ("memberId", "id")) WITHOUT ROWID',
    ],
    mysql: [
      "CREATE TABLE IF NOT EXISTS `member` (`id` varchar(40) NOT NULL, `number` varchar(20) NULL, `kind` varchar(40) NOT NULL, `tier` varchar(40) NOT NULL, `locale` varchar(5) NOT NULL, `hidden` int NOT NULL, `appliedAt` bigint NULL, `admittedOn` varchar(10) NULL, `rejectedAt` bigint NULL, `leftAt` bigint NULL, `revokedAt` bigint NULL, `erasedAt` bigint NULL, `termStartsOn` varchar(10) NULL, `termEndsOn` varchar(10) NULL, `version` int NOT NULL DEFAULT '1', `phoneDigest` varchar(44) NULL, `nameDigest` varchar(44) NULL, `birthdayDigest` varchar(44) NULL, `idNumberDigest` varchar(44) NULL, `name` text NULL, `phone` text NULL, `birth` text NULL, `idNumber` text NULL, `details` text NULL, INDEX `ix_member_hidden` (`hidden`), INDEX `ix_member_id_number` (`idNumberDigest`), INDEX `ix_member_applied` (`appliedAt`, `id`), INDEX `ix_member_name` (`nameDigest`), INDEX `ix_member_term_end` (`termEndsOn`), INDEX `ix_member_birthday` (`birthdayDigest`, `id`, `tier`, `kind`, `termEndsOn`, `admittedOn`, `leftAt`, `revokedAt`), UNIQUE INDEX `uq_member_phone` (`phoneDigest`), UNIQUE INDEX `uq_member_number` (`number`), PRIMARY KEY (`id`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
      'CREATE TABLE IF NOT EXISTS `term` (`memberId` varchar(40) NOT NULL, `id` varchar(40) NOT NULL, `startsOn` varchar(10) NOT NULL, `endsOn` varchar(10) NOT NULL, `origin` varchar(20) NOT NULL, `amountFen` bigint NOT NULL, `recordedAt` bigint NOT NULL, `recordedBy` varchar(40) NOT NULL, PRIMARY KEY (`memberId`, `id`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
      'CREATE TABLE IF NOT EXISTS `consent` (`memberId` varchar(40) NOT NULL, `document` varchar(40) NOT NULL, `version` varchar(20) NOT NULL, `at` bigint NOT NULL, PRIMARY KEY (`memberId`, `document`, `version`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
      'CREATE TABLE IF NOT EXISTS `member_step` (`memberId` varchar(40) NOT NULL, `id` varchar(40) NOT NULL, `step` varchar(30) NOT NULL, `by` varchar(40) NOT NULL, `at` bigint NOT NULL, `change` varchar(100) NULL, `reason` text NULL, PRIMARY KEY (`memberId`, `id`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
    ],
  },
};
