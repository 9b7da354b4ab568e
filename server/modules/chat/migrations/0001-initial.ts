import type { Migration } from '../../../core/migrate';

export const step0001: Migration = {
  name: 'chat-0001-initial',
  up: {
    sqlite: [
      'CREATE TABLE IF NOT EXISTS "chat_message" ("roomId" varchar(83) NOT NULL, "id" varchar(40) NOT NULL, "sender" varchar(80) NOT NULL, "line" varchar(22) NOT NULL, "at" bigint NOT NULL, "adapter" varchar(20) NOT NULL, "linkedId" varchar(40), "body" text, "removedAt" bigint, "removes" varchar(40), CONSTRAINT "uq_chat_message_line" UNIQUE ("sender", "line"), PRIMARY KEY ("roomId", "id"))',
      'CREATE INDEX IF NOT EXISTS "ix_chat_message_linked" ON "chat_message" ("linkedId") ',
      'CREATE TABLE IF NOT EXISTS "chat_account" ("adapter" varchar(20) NOT NULL, "chatUser" varchar(80) NOT NULL, "memberId" varchar(40) NOT NULL, "linkedAt" bigint NOT NULL, PRIMARY KEY ("adapter", "chatUser")) WITHOUT ROWID',
      'CREATE INDEX IF NOT EXISTS "ix_chat_account_member" ON "chat_account" ("memberId") ',
      'CREATE TABLE IF NOT EXISTS "link_code" ("digest" varchar(44) PRIMARY KEY NOT NULL, "memberId" varchar(40) NOT NULL, "expiresAt" bigint NOT NULL, CONSTRAINT "uq_link_code_member" UNIQUE ("memberId")) WITHOUT ROWID',
      'CREATE TABLE IF NOT EXISTS "link_try" ("adapter" varchar(20) NOT NULL, "chatUser" varchar(80) NOT NULL, "tries" integer NOT NULL, "since" bigint NOT NULL, PRIMARY KEY ("adapter", "chatUser")) WITHOUT ROWID',
    ],
    mysql: [
      'CREATE TABLE IF NOT EXISTS `chat_message` (`roomId` varchar(83) NOT NULL, `id` varchar(40) NOT NULL, `sender` varchar(80) NOT NULL, `line` varchar(22) NOT NULL, `at` bigint NOT NULL, `adapter` varchar(20) NOT NULL, `linkedId` varchar(40) NULL, `body` text NULL, `removedAt` bigint NULL, `removes` varchar(40) NULL, INDEX `ix_chat_message_linked` (`linkedId`), UNIQUE INDEX `uq_chat_message_line` (`sender`, `line`), PRIMARY KEY (`roomId`, `id`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
      'CREATE TABLE IF NOT EXISTS `chat_account` (`adapter` varchar(20) NOT NULL, `chatUser` varchar(80) NOT NULL, `memberId` varchar(40) NOT NULL, `linkedAt` bigint NOT NULL, INDEX `ix_chat_account_member` (`memberId`), PRIMARY KEY (`adapter`, `chatUser`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
      'CREATE TABLE IF NOT EXISTS `link_code` (`digest` varchar(44) NOT NULL, `memberId` varchar(40) NOT NULL, `expiresAt` bigint NOT NULL, UNIQUE INDEX `uq_link_code_member` (`memberId`), PRIMARY KEY (`digest`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
      'CREATE TABLE IF NOT EXISTS `link_try` (`adapter` varchar(20) NOT NULL, `chatUser` varchar(80) NOT NULL, `tries` int NOT NULL, `since` bigint NOT NULL, PRIMARY KEY (`adapter`, `chatUser`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
    ],
  },
};
