import { mayStaff } from '../../../shared/permissions';
import type { Actor } from '../../core/context';
import { isSelf } from '../../core/policies';

/** Whose complaint it is; null: nobody's that could be named. */
export interface Complained {
  memberId: string | null;
}

/** It is the actor's own complaint. */
export const isComplainant = (actor: Actor, { memberId }: Complained): boolean => memberId !== null && isSelf(actor, memberId);

/** Staff with a right to read complaints; never the file of one's own. */
export const mayReadFile = (actor: Actor, { memberId }: Complained): boolean =>
  mayStaff(actor.roles, 'complaints.read') && memberId !== actor.id;

/** Staff who answer and solve; nobody handles a complaint of one's own. */
export const mayHandle = (actor: Actor, { memberId }: Complained): boolean =>
  mayStaff(actor.roles, 'complaints.handle') && memberId !== actor.id;

/** Handing a complaint to somebody else, or to another department, is for those who lead. Taking it oneself is not. */
export const mayAssign = (actor: Actor, complained: Complained & { toSelf: boolean }): boolean =>
  complained.toSelf ? mayHandle(actor, complained) : mayStaff(actor.roles, 'complaints.assign') && complained.memberId !== actor.id;
