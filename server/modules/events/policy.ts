import { isStaff, mayStaff } from '../../../shared/permissions';
import type { Actor } from '../../core/context';
import { isSelf } from '../../core/policies';

/** Whose affair it is. */
export interface OwnAffair {
  memberId: string;
}
export const ownAffair = (actor: Actor, s: OwnAffair): boolean => isSelf(actor, s.memberId);

/** Anybody with an account may read what the club offers; drafts are not found by those who may not read them. */
export const mayReadEvents = (actor: Actor): boolean => actor.roles.includes('member') || isStaff(actor.roles);
export const mayReadDrafts = (actor: Actor): boolean => mayStaff(actor.roles, 'events.read-drafts');
export const mayEdit = (actor: Actor): boolean => mayStaff(actor.roles, 'events.edit');
export const mayPublish = (actor: Actor): boolean => mayStaff(actor.roles, 'events.publish');
export const mayTakeAttendance = (actor: Actor): boolean => mayStaff(actor.roles, 'events.attendance');
export const mayReadFeedback = (actor: Actor): boolean => mayStaff(actor.roles, 'events.read-feedback');
