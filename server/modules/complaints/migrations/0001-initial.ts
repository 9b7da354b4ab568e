import type { Migration } from '../../../core/migrate';

export const step0001: Migration = {
  name: 'complaints-0001-initial',
  up: {
    sqlite: [
      'CREATE TABLE IF NOT EXISTS "complaint" ("id" varchar(40) PRIMARY KEY NOT NULL, "number" varchar(12) NOT NULL, "memberId" varchar(40), "receiptDigest" varchar(44), "category" varchar(40) NOT NULL, "department" varchar(40) NOT NULL, "urgent" integer NOT NULL, "text" text, "state" varchar(12) NOT NULL, "assigneeId" varchar(40), "openedAt" bigint NOT NULL, "charterVersion" integer NOT NULL, "round" integer NOT NULL, "reopenUntil" bigint, "escalations" integer NOT NULL, "entries" integer NOT NULL) WITHOUT ROWID',
      'CREATE INDEX IF NOT EXISTS "ix_complaint_assignee" ON "complaint" ("assigneeId", "openedAt") ',
      'CREATE INDEX IF NOT EXISTS "ix_complaint_opened" ON "complaint" ("openedAt", "id") ',
      'CREATE INDEX IF NOT EXISTS "ix_complaint_member" ON "complaint" ("memberId", "openedAt") ',
      'CREATE UNIQUE INDEX IF NOT EXISTS "uq_complaint_receipt" ON "complaint" ("receiptDigest") ',
      'CREATE UNIQUE INDEX IF NOT EXISTS "uq_complaint_number" ON "complaint" ("number") ',
      'CREATE TABLE IF NOT EXISTS "complaint_step" ("complaintId" varchar(40) NOT NULL, "seq" integer NOT NULL, "step" varchar(12) NOT NULL, "fromState" varchar(12), "toState" varchar(12) NOT NULL, "actorId" varchar(40), "at" bigint NOT NULL, PRIMARY KEY ("complaintId", "seq")) WITHOUT ROWID',
      'CREATE TABLE IF NOT EXISTS "complaint_message" ("complaintId" varchar(40) NOT NULL, "seq" integer NOT NULL, "kind" varchar(12) NOT NULL, "authorId" varchar(40), "body" text, "at" bigint NOT NULL, PRIMARY KEY ("complaintId", "seq")) WITHOUT ROWID',
      'CREATE TABLE IF NOT EXISTS "complaint_note" ("complaintId" varchar(40) NOT NULL, "seq" integer NOT NULL, "authorId" varchar(40) NOT NULL, "body" text, "at" bigint NOT NULL, PRIMARY KEY ("complaintId", "seq")) WITHOUT ROWID',
      'CREATE TABLE IF NOT EXISTS "complaint_clock" ("complaintId" varchar(40) NOT NULL, "kind" varchar(12) NOT NULL, "lap" integer NOT NULL, "working" integer NOT NULL, "startedAt" bigint NOT NULL, "warnAt" bigint NOT NULL, "dueAt" bigint NOT NULL, "nextAt" bigint, "warnedAt" bigint, "breachedAt" bigint, "stoppedAt" bigint, "frozenAt" bigint, "leftMs" bigint, "warnLeftMs" bigint, PRIMARY KEY ("complaintId", "kind", "lap")) WITHOUT ROWID',
      'CREATE INDEX IF NOT EXISTS "ix_complaint_clock_due" ON "complaint_clock" ("stoppedAt", "dueAt") ',
      'CREATE INDEX IF NOT EXISTS "ix_complaint_clock_next" ON "complaint_clock" ("nextAt") ',
      'CREATE TABLE IF NOT EXISTS "complaint_solution" ("complaintId" varchar(40) NOT NULL, "round" integer NOT NULL, "solvedBy" varchar(40) NOT NULL, "at" bigint NOT NULL, "points" integer NOT NULL, "coupon" varchar(40), "score" integer, "comment" text, "ratedAt" bigint, PRIMARY KEY ("complaintId", "round")) WITHOUT ROWID',
      'CREATE TABLE IF NOT EXISTS "complaint_picture" ("id" varchar(40) PRIMARY KEY NOT NULL, "ownerId" varchar(40), "complaintId" varchar(40), "position" integer NOT NULL DEFAULT (0), "bytes" integer NOT NULL, "at" bigint NOT NULL) WITHOUT ROWID',
      'CREATE INDEX IF NOT EXISTS "ix_complaint_picture_complaint" ON "complaint_picture" ("complaintId", "at") ',
      'CREATE TABLE IF NOT EXISTS "complaint_picture_part" ("pictureId" varchar(40) NOT NULL, "part" integer NOT NULL, "body" text NOT NULL, PRIMARY KEY ("pictureId", "part")) WITHOUT ROWID',
    ],
    mysql: [
      'CREATE TABLE IF NOT EXISTS `complaint` (`id` varchar(40) NOT NULL, `number` varchar(12) NOT NULL, `memberId` varchar(40) NULL, `receiptDigest` varchar(44) NULL, `category` varchar(40) NOT NULL, `department` varchar(40) NOT NULL, `urgent` int NOT NULL, `text` text NULL, `state` varchar(12) NOT NULL, `assigneeId` varchar(40) NULL, `openedAt` bigint NOT NULL, `charterVersion` int NOT NULL, `round` int NOT NULL, `reopenUntil` bigint NULL, `escalations` int NOT NULL, `entries` int NOT NULL, INDEX `ix_complaint_assignee` (`assigneeId`, `openedAt`), INDEX `ix_complaint_opened` (`openedAt`, `id`), INDEX `ix_complaint_member` (`memberId`, `openedAt`), UNIQUE INDEX `uq_complaint_receipt` (`receiptDigest`), UNIQUE INDEX `uq_complaint_number` (`number`), PRIMARY KEY (`id`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
      'CREATE TABLE IF NOT EXISTS `complaint_step` (`complaintId` varchar(40) NOT NULL, `seq` int NOT NULL, `step` varchar(12) NOT NULL, `fromState` varchar(12) NULL, `toState` varchar(12) NOT NULL, `actorId` varchar(40) NULL, `at` bigint NOT NULL, PRIMARY KEY (`complaintId`, `seq`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
      'CREATE TABLE IF NOT EXISTS `complaint_message` (`complaintId` varchar(40) NOT NULL, `seq` int NOT NULL, `kind` varchar(12) NOT NULL, `authorId` varchar(40) NULL, `body` text NULL, `at` bigint NOT NULL, PRIMARY KEY (`complaintId`, `seq`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
      'CREATE TABLE IF NOT EXISTS `complaint_note` (`complaintId` varchar(40) NOT NULL, `seq` int NOT NULL, `authorId` varchar(40) NOT NULL, `body` text NULL, `at` bigint NOT NULL, PRIMARY KEY (`complaintId`, `seq`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
      'CREATE TABLE IF NOT EXISTS `complaint_clock` (`complaintId` varchar(40) NOT NULL, `kind` varchar(12) NOT NULL, `lap` int NOT NULL, `working` int NOT NULL, `startedAt` bigint NOT NULL, `warnAt` bigint NOT NULL, `dueAt` bigint NOT NULL, `nextAt` bigint NULL, `warnedAt` bigint NULL, `breachedAt` bigint NULL, `stoppedAt` bigint NULL, `frozenAt` bigint NULL, `leftMs` bigint NULL, `warnLeftMs` bigint NULL, INDEX `ix_complaint_clock_due` (`stoppedAt`, `dueAt`), INDEX `ix_complaint_clock_next` (`nextAt`), PRIMARY KEY (`complaintId`, `kind`, `lap`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
      'CREATE TABLE IF NOT EXISTS `complaint_solution` (`complaintId` varchar(40) NOT NULL, `round` int NOT NULL, `solvedBy` varchar(40) NOT NULL, `at` bigint NOT NULL, `points` int NOT NULL, `coupon` varchar(40) NULL, `score` int NULL, `comment` text NULL, `ratedAt` bigint NULL, PRIMARY KEY (`complaintId`, `round`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
      "CREATE TABLE IF NOT EXISTS `complaint_picture` (`id` varchar(40) NOT NULL, `ownerId` varchar(40) NULL, `complaintId` varchar(40) NULL, `position` int NOT NULL DEFAULT '0', `bytes` int NOT NULL, `at` bigint NOT NULL, INDEX `ix_complaint_picture_complaint` (`complaintId`, `at`), PRIMARY KEY (`id`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
      'CREATE TABLE IF NOT EXISTS `complaint_picture_part` (`pictureId` varchar(40) NOT NULL, `part` int NOT NULL, `body` text NOT NULL, PRIMARY KEY (`pictureId`, `part`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
    ],
  },
};
