/** The door of the members module: the membership record, its term and its status. */
import { membersMessages } from '../../../shared/members';
import type { Module } from '../../core/module';
import { applyToJoin } from './apply';
import { changeTier } from './change-tier';
import { membersCommands, membersRoutes } from './faces';
import { membersInvariants } from './invariants';
import { listMembers } from './list-members';
import { memberEntities } from './member.entity';
import { membersMigrations } from './migrations';
import { membersNotices } from './notices';
import { membersPersonalData } from './personal-data';
import { editMember, editProfile } from './profile';
import { readAdmissionTerms } from './read-admission-terms';
import { readDocument } from './read-document';
import { readCard, readHistory, readMember, readProfile, readTerm } from './read-members';
import { renewMembership } from './renew';
import { reviewApplication } from './review';

export { type Admission, admit, admitMany, type RosterUpdate, updateFromRoster } from './admit';
export {
  ageAndBirthday,
  type Birth,
  birthdayDigest,
  type Dossier,
  dossierOf,
  endingOn,
  hiddenMembers,
  idsByPhone,
  memberByNumber,
  memberByPhone,
  membersBornOn,
  namesOf,
  phoneDigest,
  takenNumbers,
} from './find-members';
export { membersDuring } from './members-during';
export { putPhone } from './put-phone';
export { documentVersion } from './read-document';
export { recordEnding } from './record-ending';
export { requireTakingPart, type Standing, standingOf } from './standing';
export { graceEndsOn } from './status';

export const membersModule: Module = {
  name: 'members',
  migrations: membersMigrations,
  entities: memberEntities,
  operations: [
    applyToJoin,
    reviewApplication,
    renewMembership,
    editProfile,
    editMember,
    changeTier,
    readAdmissionTerms,
    readDocument,
    readProfile,
    readMember,
    readCard,
    readTerm,
    listMembers,
    readHistory,
  ],
  routes: membersRoutes,
  commands: membersCommands,
  facts: [
    'MemberApplied',
    'MemberAsked',
    'MemberRejected',
    'MemberAdmitted',
    'MemberUpdated',
    'MembershipRenewed',
    'TierChanged',
    'MemberLeft',
    'MemberRevoked',
  ],
  auditOnly: ['MemberApplied', 'MemberUpdated'],
  notices: membersNotices,
  invariants: membersInvariants,
  personalData: membersPersonalData,
  sealed: [
    {
      table: 'member',
      keys: ['id'],
      columns: {
        name: 'member.name',
        phone: 'member.phone',
        birth: 'member.birth',
        idNumber: 'member.idNumber',
        details: 'member.details',
      },
    },
    { table: 'member_step', keys: ['memberId', 'id'], columns: { reason: 'member_step.reason' } },
  ],
  messages: membersMessages,
};
