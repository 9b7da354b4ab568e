// Written by `npm run client` from the operations of the server: change those, then run it again.

import type { z } from 'zod';
import type * as members from '../../../../shared/members';
import type { Call } from '../call';

/** What the club asks of who wants to join */
export const readAdmissionTerms: Call<Record<string, never>, z.output<typeof members.AdmissionTerms>> = {
  method: 'GET',
  path: '/admission',
  public: true,
  reads: true,
};

/** What people consent to: the text and its version */
export const readDocument: Call<{ document: 'agreement' | 'privacy' | 'confidentiality'; language?: 'zh-CN' | 'en' }, z.output<typeof members.MemberDocument>> = {
  method: 'GET',
  path: '/documents/:document',
  public: true,
  reads: true,
};

/** Apply for membership */
export const apply: Call<{ name: string; phone: string; birth?: { date: string; calendar?: 'solar' | 'lunar'; leapMonth?: boolean }; idNumber?: string; kind?: string; details?: Partial<Record<'address' | 'company' | 'interests' | 'licence' | 'worker-number', string>>; consents: { document: 'agreement' | 'privacy' | 'confidentiality'; version: string }[]; locale?: 'zh-CN' | 'en' }, z.output<typeof members.Application>> = {
  method: 'POST',
  path: '/applications',
  public: true,
};

/** My record */
export const readProfile: Call<Record<string, never>, z.output<typeof members.MemberView>> = {
  method: 'GET',
  path: '/me',
  reads: true,
};

/** Correct my record */
export const editProfile: Call<{ name?: string; birth?: { date: string; calendar?: 'solar' | 'lunar'; leapMonth?: boolean }; locale?: 'zh-CN' | 'en'; hidden?: boolean; details?: Partial<Record<'address' | 'company' | 'interests' | 'licence' | 'worker-number', string>> }, z.output<typeof members.MemberView>> = {
  method: 'PATCH',
  path: '/me',
};

/** My membership card */
export const readCard: Call<Record<string, never>, z.output<typeof members.Card>> = {
  method: 'GET',
  path: '/me/card',
  reads: true,
};

/** My term and what renewing costs */
export const readTerm: Call<Record<string, never>, z.output<typeof members.TermView>> = {
  method: 'GET',
  path: '/me/term',
  reads: true,
};

/** Members: by phone, number, ID number or name; by status, tier, kind and end of term */
export const list: Call<{ phone?: string; number?: string; idNumber?: string; name?: string; namePart?: string; status?: 'applicant' | 'rejected' | 'active' | 'grace' | 'lapsed' | 'left' | 'revoked' | 'member'; tier?: string; kind?: string; endsFrom?: string; endsUpTo?: string; after?: string; limit?: number }, z.output<typeof members.MemberList>> = {
  method: 'GET',
  path: '/members',
  reads: true,
};

/** A member */
export const readMember: Call<{ id: string }, z.output<typeof members.MemberView>> = {
  method: 'GET',
  path: '/members/:id',
  reads: true,
};

/** Correct a member’s record */
export const editMember: Call<{ name?: string; birth?: { date: string; calendar?: 'solar' | 'lunar'; leapMonth?: boolean }; locale?: 'zh-CN' | 'en'; hidden?: boolean; details?: Partial<Record<'address' | 'company' | 'interests' | 'licence' | 'worker-number', string>>; id: string; idNumber?: string }, z.output<typeof members.MemberView>> = {
  method: 'PATCH',
  path: '/members/:id',
};

/** Decide an application */
export const review: Call<{ id: string; decision: 'approve' | 'reject' | 'ask'; reason?: string; tier?: string; proofSeen?: boolean }, z.output<typeof members.Application>> = {
  method: 'POST',
  path: '/members/:id/review',
};

/** Record a renewal */
export const renew: Call<{ id: string; expectedEnd: string; amountFen?: number }, z.output<typeof members.Renewed>> = {
  method: 'POST',
  path: '/members/:id/renewals',
};

/** Give another tier */
export const changeTier: Call<{ id: string; tier: string; reason: string }, { id: string; tier: string }> = {
  method: 'POST',
  path: '/members/:id/tier',
};

/** A member’s record over time */
export const readHistory: Call<{ id: string }, z.output<typeof members.History>> = {
  method: 'GET',
  path: '/members/:id/history',
  reads: true,
};
