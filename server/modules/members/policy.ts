import { mayStaff, type Permission } from '../../../shared/permissions';
import type { Actor } from '../../core/context';
import { isSelf, isSystem } from '../../core/policies';

export interface MemberSubject {
  memberId: string;
}

export const selfOnly = (actor: Actor, { memberId }: MemberSubject): boolean => isSelf(actor, memberId);
export const staffWith =
  (permission: Permission) =>
  (actor: Actor): boolean =>
    mayStaff(actor.roles, permission) || isSystem(actor);
