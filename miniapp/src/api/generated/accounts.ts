// Written by `npm run client` from the operations of the server: change those, then run it again.

import type { z } from 'zod';
import type * as accounts from '../../../../shared/accounts';
import type * as members from '../../../../shared/members';
import type { Call } from '../call';

/** Send a one-time code to my phone */
export const requestCode: Call<{ phone: string }, z.output<typeof accounts.CodeRequested>> = {
  method: 'POST',
  path: '/login/codes',
  public: true,
};

/** Log in with the code */
export const logIn: Call<{ phone: string; code: string }, z.output<typeof accounts.SessionTokens>> = {
  method: 'POST',
  path: '/login',
  public: true,
};

/** Exchange my refresh token */
export const refresh: Call<{ refreshToken: string }, z.output<typeof accounts.SessionTokens>> = {
  method: 'POST',
  path: '/sessions/refresh',
  public: true,
};

/** Log out */
export const logOut: Call<{ refreshToken: string }, Record<string, never>> = {
  method: 'POST',
  path: '/sessions/logout',
  public: true,
};

/** Where I am logged in */
export const listSessions: Call<Record<string, never>, z.output<typeof accounts.SessionList>> = {
  method: 'GET',
  path: '/me/sessions',
  reads: true,
};

/** End one of my log-ins */
export const endSession: Call<{ id: string }, Record<string, never>> = {
  method: 'DELETE',
  path: '/me/sessions/:id',
};

/** Leave the club */
export const leaveClub: Call<{ reason?: string }, z.output<typeof members.Ended>> = {
  method: 'POST',
  path: '/me/leave',
};

/** Record that somebody left, or revoke */
export const endMembership: Call<{ id: string; reason: string; revoke?: boolean }, z.output<typeof members.Ended>> = {
  method: 'POST',
  path: '/members/:id/ending',
};

/** Give somebody another phone number */
export const changePhone: Call<{ id: string; phone: string }, z.output<typeof members.Ended>> = {
  method: 'POST',
  path: '/members/:id/phone',
};

/** Who works for the club */
export const listStaff: Call<Record<string, never>, z.output<typeof accounts.StaffRoles>> = {
  method: 'GET',
  path: '/staff-roles',
  reads: true,
};

/** Give a staff role */
export const assignRole: Call<{ memberId: string; role: 'owner' | 'manager' | 'desk' | 'finance' | 'auditor' }, z.output<typeof accounts.AssignRole>> = {
  method: 'POST',
  path: '/staff-roles',
};

/** Take a staff role away */
export const revokeRole: Call<{ memberId: string; role: 'owner' | 'manager' | 'desk' | 'finance' | 'auditor' }, z.output<typeof accounts.AssignRole>> = {
  method: 'DELETE',
  path: '/staff-roles/:memberId/:role',
};

/** The people of a demo club and their codes */
export const readDemo: Call<Record<string, never>, z.output<typeof accounts.Demo>> = {
  method: 'GET',
  path: '/demo',
  public: true,
  reads: true,
};
