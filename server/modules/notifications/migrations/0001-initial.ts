import type { Migration } from '../../../core/migrate';

export const step0001: Migration = {
  name: 'notifications-0001-initial',
  up: {
    sqlite: [
      'CREATE TABLE IF NOT EXISTS "notification" ("recipient" varchar(40) NOT NULL, "id" varchar(40) NOT NULL, "digest" varchar(44) NOT NULL, "template" varchar(60) NOT NULL, "topic" varchar(20) NOT NULL, "said" text NOT NULL, "at" bigint NOT NULL, "readAt" bigint, PRIMARY KEY ("recipient", "id")) WITHOUT ROWID',
      'CREATE INDEX IF NOT EXISTS "ix_notification_at" ON "notification" ("at") ',
      'CREATE UNIQUE INDEX IF NOT EXISTS "uq_notification_digest" ON "notification" ("digest") ',
      'CREATE TABLE IF NOT EXISTS "delivery" ("notificationId" varchar(40) NOT NULL, "channel" varchar(20) NOT NULL, "recipient" varchar(40) NOT NULL, "urgent" integer NOT NULL, "wantedAt" bigint NOT NULL, "dueAt" bigint NOT NULL, "handedAt" bigint, "droppedAt" bigint, PRIMARY KEY ("notificationId", "channel")) WITHOUT ROWID',
      'CREATE TABLE IF NOT EXISTS "notification_preference" ("memberId" varchar(40) NOT NULL, "topic" varchar(20) NOT NULL, "channel" varchar(20) NOT NULL, "offSince" bigint, "changedAt" bigint NOT NULL, PRIMARY KEY ("memberId", "topic", "channel")) WITHOUT ROWID',
    ],
    mysql: [
      'CREATE TABLE IF NOT EXISTS `notification` (`recipient` varchar(40) NOT NULL, `id` varchar(40) NOT NULL, `digest` varchar(44) NOT NULL, `template` varchar(60) NOT NULL, `topic` varchar(20) NOT NULL, `said` text NOT NULL, `at` bigint NOT NULL, `readAt` bigint NULL, INDEX `ix_notification_at` (`at`), UNIQUE INDEX `uq_notification_digest` (`digest`), PRIMARY KEY (`recipient`, `id`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
      'CREATE TABLE IF NOT EXISTS `delivery` (`notificationId` varchar(40) NOT NULL, `channel` varchar(20) NOT NULL, `recipient` varchar(40) NOT NULL, `urgent` int NOT NULL, `wantedAt` bigint NOT NULL, `dueAt` bigint NOT NULL, `handedAt` bigint NULL, `droppedAt` bigint NULL, PRIMARY KEY (`notificationId`, `channel`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
      'CREATE TABLE IF NOT EXISTS `notification_preference` (`memberId` varchar(40) NOT NULL, `topic` varchar(20) NOT NULL, `channel` varchar(20) NOT NULL, `offSince` bigint NULL, `changedAt` bigint NOT NULL, PRIMARY KEY (`memberId`, `topic`, `channel`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
    ],
  },
};
