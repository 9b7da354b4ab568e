import { ErasureTerms, ErasureView, PersonalExport } from '../../../shared/privacy';
import type { Route } from '../../core/faces';
import type { Module } from '../../core/module';
import { eraseMe } from './erase-me';
import { eraseMember } from './erase-member';
import { exportMe } from './export-me';
import { exportMember } from './export-member';
import { readErasureTerms } from './read-erasure-terms';

/** A document takes many queries. */
const EXPORTS_A_MINUTE = 6;

/** The routes for an export and an erasure that go through all the given modules. */
export const privacyRoutes = (modules: readonly Module[]): readonly Route[] => [
  {
    method: 'GET',
    path: '/me/export',
    summary: 'Everything the club knows about me, as one document',
    operation: exportMe(modules),
    output: PersonalExport,
    perMinute: EXPORTS_A_MINUTE,
  },
  {
    method: 'GET',
    path: '/me/erasure',
    summary: 'What erasure removes, and what stays and why',
    operation: readErasureTerms,
    output: ErasureTerms,
  },
  {
    method: 'POST',
    path: '/me/erasure',
    summary: 'Leave for good: erase what identifies me',
    operation: eraseMe(modules),
    output: ErasureView,
    status: 200,
  },
  {
    method: 'POST',
    path: '/members/:id/export',
    summary: 'Everything about a member who asked for it (owner; on record)',
    operation: exportMember(modules),
    output: PersonalExport,
    status: 200,
    perMinute: EXPORTS_A_MINUTE,
  },
  {
    method: 'POST',
    path: '/members/:id/erasure',
    summary: 'Erase somebody who has left (staff)',
    operation: eraseMember(modules),
    output: ErasureView,
    status: 200,
  },
];
