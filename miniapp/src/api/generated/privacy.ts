// Written by `npm run client` from the operations of the server: change those, then run it again.

import type { z } from 'zod';
import type * as privacy from '../../../../shared/privacy';
import type { Call } from '../call';

/** Everything the club knows about me, as one document */
export const exportMe: Call<Record<string, never>, z.output<typeof privacy.PersonalExport>> = {
  method: 'GET',
  path: '/me/export',
  reads: true,
};

/** What erasure removes, and what stays and why */
export const readErasureTerms: Call<Record<string, never>, z.output<typeof privacy.ErasureTerms>> = {
  method: 'GET',
  path: '/me/erasure',
  reads: true,
};

/** Leave for good: erase what identifies me */
export const eraseMe: Call<{ confirm: string }, z.output<typeof privacy.ErasureView>> = {
  method: 'POST',
  path: '/me/erasure',
};

/** Everything about a member who asked for it (owner; on record) */
export const exportMember: Call<{ id: string }, z.output<typeof privacy.PersonalExport>> = {
  method: 'POST',
  path: '/members/:id/export',
};

/** Erase somebody who has left (staff) */
export const eraseMember: Call<{ id: string }, z.output<typeof privacy.ErasureView>> = {
  method: 'POST',
  path: '/members/:id/erasure',
};
