import { z } from 'zod';
import * as wire from '../../../shared/accounts';
import { Ended } from '../../../shared/members';
import type { Route, Schedule } from '../../core/faces';
import { changePhone } from './change-phone';
import { endMembership, leaveClub } from './end-membership';
import { requestCode } from './login-codes';
import { readDemo } from './read-demo';
import { endSession, listSessions, logIn, logOut, refreshSession } from './sessions';
import { assignRole, listStaff, revokeRole } from './staff-roles';
import { sweepAccounts } from './sweep-accounts';

const nothing = z.object({});
const role = wire.AssignRole;
/** From one address: a club's whole table at once, but nobody who goes through a list of phones. */
const LOGGING_IN = 30;

export const accountsRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/login/codes',
    summary: 'Send a one-time code to my phone',
    operation: requestCode,
    output: wire.CodeRequested,
    public: true,
    perMinute: LOGGING_IN,
    status: 200,
  },
  {
    method: 'POST',
    path: '/login',
    summary: 'Log in with the code',
    operation: logIn,
    output: wire.SessionTokens,
    public: true,
    perMinute: LOGGING_IN,
    status: 200,
  },
  {
    method: 'POST',
    path: '/sessions/refresh',
    summary: 'Exchange my refresh token',
    operation: refreshSession,
    output: wire.SessionTokens,
    public: true,
    status: 200,
  },
  { method: 'POST', path: '/sessions/logout', summary: 'Log out', operation: logOut, output: nothing, public: true, status: 200 },
  { method: 'GET', path: '/me/sessions', summary: 'Where I am logged in', operation: listSessions, output: wire.SessionList },
  { method: 'DELETE', path: '/me/sessions/:id', summary: 'End one of my log-ins', operation: endSession, output: nothing },
  { method: 'POST', path: '/me/leave', summary: 'Leave the club', operation: leaveClub, output: Ended, status: 200 },
  {
    method: 'POST',
    path: '/members/:id/ending',
    summary: 'Record that somebody left, or revoke',
    operation: endMembership,
    output: Ended,
    status: 200,
  },
  {
    method: 'POST',
    path: '/members/:id/phone',
    summary: 'Give somebody another phone number',
    operation: changePhone,
    output: Ended,
    status: 200,
  },
  { method: 'GET', path: '/staff-roles', summary: 'Who works for the club', operation: listStaff, output: wire.StaffRoles },
  { method: 'POST', path: '/staff-roles', summary: 'Give a staff role', operation: assignRole, output: role },
  { method: 'DELETE', path: '/staff-roles/:memberId/:role', summary: 'Take a staff role away', operation: revokeRole, output: role },
  {
    method: 'GET',
    path: '/demo',
    summary: 'The people of a demo club and their codes',
    operation: readDemo,
    output: wire.Demo,
    public: true,
  },
];

export const accountsSchedules: readonly Schedule[] = [
  {
    job: 'accounts.sweep',
    cron: '40 * * * *',
    operation: sweepAccounts,
    input: (_slot, previous) => (previous === null ? {} : null),
    catchUp: 1,
  },
];
