import { ChangePhone } from '../../../shared/members';
import { mayStaff } from '../../../shared/permissions';
import type { Actor } from '../../core/context';
import { operation } from '../../core/operation';
import { putPhone } from '../members';
import { endAllSessions } from './sessions';
import { rolesOf } from './staff-roles';

/**
 * Staff give somebody another phone number. Whoever has the phone can log in as that person: so for those who work for the club only
 * the owner does it, the log-ins on the old number end, and so does a code that is open for it. Throws not-found `members.unknown`,
 * conflict `members.taken`, `members.changed-meanwhile`.
 */
export const changePhone = operation({
  name: 'accounts.change-phone',
  input: ChangePhone,
  duplicates: { member: 'members.taken' },
  policy: (actor: Actor, { roles }: { roles: readonly string[] }) =>
    mayStaff(actor.roles, 'members.edit') && (roles.length === 0 || mayStaff(actor.roles, 'roles.assign')),
  async run(ctx, { id, phone }) {
    ctx.permit({ roles: await rolesOf(ctx, id) });
    await putPhone(ctx, id, phone);
    endAllSessions(ctx, id);
    ctx.db.later('DELETE FROM login_code WHERE memberId = ?', [id]);
    return { id };
  },
});
