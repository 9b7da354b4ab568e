import { Leave, StaffLeave } from '../../../shared/members';
import { mayStaff } from '../../../shared/permissions';
import type { Actor, Ctx } from '../../core/context';
import { operation } from '../../core/operation';
import { isSelf, isSystem } from '../../core/policies';
import { recordEnding } from '../members';
import { endAllSessions } from './sessions';
import { requireAnotherOwner, revokeRoles, rolesOf } from './staff-roles';

// A membership, its log-ins and its roles end together: whoever is gone must not work for the club any more.
async function end(ctx: Ctx, memberId: string, how: 'left' | 'revoked', reason: string | undefined): Promise<{ id: string }> {
  await requireAnotherOwner(ctx, memberId);
  await recordEnding(ctx, memberId, how, reason);
  await revokeRoles(ctx, memberId);
  if (how === 'revoked') endAllSessions(ctx, memberId);
  return { id: memberId };
}

/**
 * A member leaves the club, or an applicant withdraws. They stay logged in, as nobody but themselves, to export or erase what is kept
 * of them. Throws conflict `members.left`, `accounts.last-owner`.
 */
export const leaveClub = operation({
  name: 'accounts.leave-club',
  input: Leave,
  policy: (actor: Actor, { memberId }: { memberId: string }) => isSelf(actor, memberId),
  run(ctx, { reason }) {
    ctx.permit({ memberId: ctx.actor.id });
    return end(ctx, ctx.actor.id, 'left', reason || undefined);
  },
});

/**
 * Staff record that somebody left, or revoke a membership, with the reason on the record; of those who work for the club only the
 * owner does. Throws not-found `members.unknown`, conflict `members.left`, `accounts.last-owner`.
 */
export const endMembership = operation({
  name: 'accounts.end-membership',
  input: StaffLeave,
  policy: (actor: Actor, { roles }: { roles: readonly string[] }) =>
    isSystem(actor) || (mayStaff(actor.roles, 'members.erase') && (roles.length === 0 || mayStaff(actor.roles, 'roles.assign'))),
  async run(ctx, { id, reason, revoke }) {
    ctx.permit({ roles: await rolesOf(ctx, id) });
    return end(ctx, id, revoke ? 'revoked' : 'left', reason);
  },
});
