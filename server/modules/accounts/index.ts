/** The door of the accounts module: log-in, sessions and staff roles. */
import { accountsMessages } from '../../../shared/accounts';
import type { Module } from '../../core/module';
import { accountsMigrations } from './migrations';
import { accountEntities } from './account.entity';
import { accountsRoutes } from './faces';
import { requestCode, sendCode } from './login-codes';
import { readDemo } from './read-demo';
import { endAllSessions, endSession, listSessions, logIn, logOut, refreshSession } from './sessions';
import { appointFirstOwner, assignRole, listStaff, revokeRole, staffRows } from './staff-roles';


export { requireAnotherOwner, rolesOf, staffRows } from './staff-roles';
export type { CodeSender } from './surroundings';

export const accountsModule: Module = {
  name: 'accounts',
  migrations: accountsMigrations,
  entities: accountEntities,
  operations: [requestCode, logIn, refreshSession, logOut, listSessions, endSession, assignRole, revokeRole, appointFirstOwner, listStaff, readDemo],
  routes: accountsRoutes,
  handlers: [
    sendCode,
    { name: 'accounts:end-sessions-of-left', on: 'MemberLeft', handle: async (ctx, { subject }) => endAllSessions(ctx, subject) },
    { name: 'accounts:end-sessions-of-revoked', on: 'MemberRevoked', handle: async (ctx, { subject }) => endAllSessions(ctx, subject) },
  ],
  facts: ['LoginCodeWanted', 'LoggedIn', 'SessionStolen', 'RoleAssigned', 'RoleRevoked'],
  auditOnly: ['LoggedIn', 'SessionStolen', 'RoleAssigned', 'RoleRevoked'],
  personalData: {
    collect: async (ctx, memberId) => ({
      sessions: await ctx.db.query('SELECT id, startedAt, createdAt, expiresAt, usedAt, revokedAt FROM session WHERE memberId = ?', [memberId]),
      staffRoles: (await staffRows(ctx)).filter((r) => r.memberId === memberId),
    }),
    erase: async (ctx, memberId) => {
      ctx.db.later('DELETE FROM session WHERE memberId = ?', [memberId]);
      ctx.db.later('DELETE FROM login_code WHERE memberId = ?', [memberId]);
      ctx.db.later('UPDATE staff_role SET revokedAt = ?, revokedBy = ? WHERE memberId = ? AND revokedAt IS NULL', [ctx.now, ctx.actor.id, memberId]);
    },
  },
  sealed: [{ table: 'login_code', keys: ['phoneDigest'], columns: { code: 'login_code.code' } }],
  invariants: [
    {
      name: 'accounts.one-live-token',
      states: 'A log-in has at most one refresh token that is still good',
      offenders: ({ db }) => db.query('SELECT family, COUNT(*) AS live FROM session WHERE usedAt IS NULL AND revokedAt IS NULL GROUP BY family HAVING COUNT(*) > 1 LIMIT 20'),
    },
  ],
  messages: accountsMessages,
};
