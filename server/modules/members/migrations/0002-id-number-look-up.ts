import type { Migration } from '../../../core/migrate';

export const step0002: Migration = {
  name: 'members-0002-id-number-look-up',
  up: {
    sqlite: [
      'ALTER TABLE "member" ADD "idNumberDigest" varchar(44)',
      'CREATE INDEX IF NOT EXISTS "ix_member_id_number" ON "member" ("idNumberDigest") ',
      'CREATE INDEX IF NOT EXISTS "ix_member_hidden" ON "member" ("hidden") ',
      'DROP INDEX IF EXISTS "ix_member_applied"',
      'CREATE INDEX IF NOT EXISTS "ix_member_applied" ON "member" ("appliedAt", "id") ',
      'UPDATE "member" SET "appliedAt" = NULL WHERE "admittedOn" IS NOT NULL OR "rejectedAt" IS NOT NULL OR "leftAt" IS NOT NULL OR "revokedAt" IS NOT NULL',
    ],
    mysql: [
      'ALTER TABLE `member` ADD `idNumberDigest` varchar(44) NULL',
      'CREATE INDEX `ix_member_id_number` ON `member` (`idNumberDigest`)',
      'CREATE INDEX `ix_member_hidden` ON `member` (`hidden`)',
      'ALTER TABLE `member` DROP INDEX `ix_member_applied`, ADD INDEX `ix_member_applied` (`appliedAt`, `id`)',
      'UPDATE `member` SET `appliedAt` = NULL WHERE `admittedOn` IS NOT NULL OR `rejectedAt` IS NOT NULL OR `leftAt` IS NOT NULL OR `revokedAt` IS NOT NULL',
    ],
  },
};
