/** The door of the accounts module: log-in, sessions and staff roles. */
import { accountsMessages } from '../../../shared/accounts';
import type { Module } from '../../core/module';
import { accountEntities } from './account.entity';
import { changePhone } from './change-phone';
import { endMembership, leaveClub } from './end-membership';
import { accountsRoutes, accountsSchedules } from './faces';
import { accountsInvariants } from './invariants';
import { requestCode, sendCode } from './login-codes';
import { accountsMigrations } from './migrations';
import { readDemo } from './read-demo';
import { endSession, listSessions, logIn, logOut, refreshSession } from './sessions';
import { appointFirstOwner, assignRole, listStaff, revokeRole, staffRows } from './staff-roles';
import { sweepAccounts } from './sweep-accounts';

export { requireAnotherOwner, rolesOf, staffRows } from './staff-roles';
export type { CodeSender } from './surroundings';

export const accountsModule: Module = {
  name: 'accounts',
  migrations: accountsMigrations,
  entities: accountEntities,
  operations: [
    requestCode,
    logIn,
    refreshSession,
    logOut,
    listSessions,
    endSession,
    assignRole,
    revokeRole,
    appointFirstOwner,
    listStaff,
    readDemo,
    leaveClub,
    endMembership,
    changePhone,
    sweepAccounts,
  ],
  routes: accountsRoutes,
  schedules: accountsSchedules,
  handlers: [sendCode],
  facts: ['LoginCodeWanted', 'LoggedIn', 'SessionStolen', 'RoleAssigned', 'RoleRevoked'],
  notices: [
    {
      on: 'SessionStolen',
      template: 'accounts.session-stolen',
      topic: 'membership',
      to: async (_ctx, { subject }) => [{ to: { member: subject }, params: {} }],
    },
  ],
  auditOnly: ['LoggedIn', 'RoleAssigned', 'RoleRevoked'],
  personalData: {
    collect: async (ctx, memberId) => ({
      sessions: await ctx.db.query('SELECT id, startedAt, rotatedAt, expiresAt, revokedAt FROM session WHERE memberId = ?', [memberId]),
      staffRoles: (await staffRows(ctx)).filter((r) => r.memberId === memberId),
    }),
    erase: async (ctx, memberId) => {
      ctx.db.later('DELETE FROM session WHERE memberId = ?', [memberId]);
      ctx.db.later('DELETE FROM login_code WHERE memberId = ?', [memberId]);
      ctx.db.later('UPDATE staff_role SET revokedAt = ?, revokedBy = ? WHERE memberId = ? AND revokedAt IS NULL', [
        ctx.now,
        ctx.actor.id,
        memberId,
      ]);
    },
  },
  sealed: [{ table: 'login_code', keys: ['phoneDigest'], columns: { code: 'login_code.code' } }],
  invariants: accountsInvariants,
  messages: accountsMessages,
};
