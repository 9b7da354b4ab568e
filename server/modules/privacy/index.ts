/** The door of the privacy module: what the club knows of a person, and how it forgets. */
import { privacyMessages } from '../../../shared/privacy';
import type { Module } from '../../core/module';
import { secondPass } from './erase-everywhere';
import { ErasureRow } from './erasure.entity';
import { privacyRoutes } from './faces';
import { privacyInvariants } from './invariants';
import { privacyMigrations } from './migrations';
import { privacyPersonalData } from './personal-data';

/** The module that exports and erases a person's data in all modules that stand before it. */
export function privacyModule(others: readonly Module[]): Module {
  const own: Module = { name: 'privacy', personalData: privacyPersonalData };
  const routes = privacyRoutes([...others, own]);
  return {
    ...own,
    migrations: privacyMigrations,
    entities: [ErasureRow],
    operations: routes.map((route) => route.operation),
    routes,
    handlers: [secondPass(others)],
    facts: ['MemberErased', 'ErasureFollowed', 'MemberDataExported'],
    auditOnly: ['MemberErased', 'MemberDataExported'],
    invariants: privacyInvariants,
    messages: privacyMessages,
  };
}
