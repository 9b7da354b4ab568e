import type { Migration } from '../migrate';

export const step0001: Migration = {
  name: 'core-0001-initial',
  up: {
    sqlite: [
      'CREATE TABLE IF NOT EXISTS "idempotency" ("key" varchar(44) PRIMARY KEY NOT NULL, "request" varchar(64) NOT NULL, "answer" text, "at" bigint NOT NULL) WITHOUT ROWID',
      'CREATE INDEX IF NOT EXISTS "ix_idempotency_at" ON "idempotency" ("at") ',
      'CREATE TABLE IF NOT EXISTS "fact" ("id" varchar(40) PRIMARY KEY NOT NULL, "type" varchar(60) NOT NULL, "subject" varchar(40) NOT NULL, "operation" varchar(60) NOT NULL, "actor" varchar(40) NOT NULL, "at" bigint NOT NULL, "data" text NOT NULL, "dueAt" bigint, "attempts" integer NOT NULL DEFAULT (0), "claim" varchar(40), "parked" varchar(500), "parkedAt" bigint) WITHOUT ROWID',
      'CREATE INDEX IF NOT EXISTS "ix_fact_parked" ON "fact" ("parkedAt") ',
      'CREATE INDEX IF NOT EXISTS "ix_fact_subject" ON "fact" ("subject") ',
      'CREATE INDEX IF NOT EXISTS "ix_fact_due" ON "fact" ("dueAt") ',
      'CREATE TABLE IF NOT EXISTS "handled" ("factId" varchar(40) NOT NULL, "handler" varchar(60) NOT NULL, PRIMARY KEY ("factId", "handler")) WITHOUT ROWID',
      'CREATE TABLE IF NOT EXISTS "counter" ("name" varchar(60) PRIMARY KEY NOT NULL, "value" bigint NOT NULL) WITHOUT ROWID',
      'CREATE TABLE IF NOT EXISTS "job_run" ("job" varchar(60) NOT NULL, "slot" bigint NOT NULL, "leaseUntil" bigint NOT NULL, "holder" varchar(40), "attempts" integer NOT NULL DEFAULT (0), "startedAt" bigint, "finishedAt" bigint, "outcome" varchar(1000), "error" varchar(1000), PRIMARY KEY ("job", "slot")) WITHOUT ROWID',
      'CREATE INDEX IF NOT EXISTS "ix_job_run_slot" ON "job_run" ("slot") ',
      'CREATE TABLE IF NOT EXISTS "vault_key" ("version" integer PRIMARY KEY NOT NULL, "wrapped" text NOT NULL, "madeAt" bigint NOT NULL) WITHOUT ROWID',
    ],
    mysql: [
      'CREATE TABLE IF NOT EXISTS `idempotency` (`key` varchar(44) NOT NULL, `request` varchar(64) NOT NULL, `answer` text NULL, `at` bigint NOT NULL, INDEX `ix_idempotency_at` (`at`), PRIMARY KEY (`key`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
      "CREATE TABLE IF NOT EXISTS `fact` (`id` varchar(40) NOT NULL, `type` varchar(60) NOT NULL, `subject` varchar(40) NOT NULL, `operation` varchar(60) NOT NULL, `actor` varchar(40) NOT NULL, `at` bigint NOT NULL, `data` text NOT NULL, `dueAt` bigint NULL, `attempts` int NOT NULL DEFAULT '0', `claim` varchar(40) NULL, `parked` varchar(500) NULL, `parkedAt` bigint NULL, INDEX `ix_fact_parked` (`parkedAt`), INDEX `ix_fact_subject` (`subject`), INDEX `ix_fact_due` (`dueAt`), PRIMARY KEY (`id`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
      'CREATE TABLE IF NOT EXISTS `handled` (`factId` varchar(40) NOT NULL, `handler` varchar(60) NOT NULL, PRIMARY KEY (`factId`, `handler`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
      'CREATE TABLE IF NOT EXISTS `counter` (`name` varchar(60) NOT NULL, `value` bigint NOT NULL, PRIMARY KEY (`name`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
      "CREATE TABLE IF NOT EXISTS `job_run` (`job` varchar(60) NOT NULL, `slot` bigint NOT NULL, `leaseUntil` bigint NOT NULL, `holder` varchar(40) NULL, `attempts` int NOT NULL DEFAULT '0', `startedAt` bigint NULL, `finishedAt` bigint NULL, `outcome` varchar(1000) NULL, `error` varchar(1000) NULL, INDEX `ix_job_run_slot` (`slot`), PRIMARY KEY (`job`, `slot`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
      'CREATE TABLE IF NOT EXISTS `vault_key` (`version` int NOT NULL, `wrapped` text NOT NULL, `madeAt` bigint NOT NULL, PRIMARY KEY (`version`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
    ],
  },
};
