import { mayStaff, STAFF_ROLES } from '../../../shared/permissions';
import type { ReadCtx } from '../../core/context';
import { staffRows } from '../accounts';
import type { ComplaintRow } from './complaint.entity';

const HANDLING = STAFF_ROLES.filter((role) => mayStaff([role], 'complaints.handle'));
const LEADING = STAFF_ROLES.filter((role) => mayStaff([role], 'complaints.assign'));

type Duty = Pick<ComplaintRow, 'memberId' | 'assigneeId' | 'department'>;

/** Finds those who hold one of the roles now, without the complainant: nobody is told to handle a complaint of one's own. */
async function holdersFor(ctx: ReadCtx, { memberId }: Duty): Promise<(roles: readonly string[]) => string[]> {
  const staff = (await staffRows(ctx)).filter((row) => row.memberId !== memberId);
  return (roles) => [...new Set(staff.filter(({ role }) => roles.includes(role)).map((row) => row.memberId))];
}

const firstOf = (...groups: readonly (readonly string[])[]): readonly string[] => groups.find((group) => group.length > 0) ?? [];

/**
 * Who works on a complaint: its handler, as long as they handle complaints; else the holders of the posts that the charter gives its
 * department and the area `complaints`; where there are none, everybody who may handle complaints. Never the complainant.
 */
export async function handlersOf(ctx: ReadCtx, complaint: Duty): Promise<readonly string[]> {
  const holders = await holdersFor(ctx, complaint);
  const posts = ctx.charter.organisation.posts.filter((p) => p.department === complaint.department && p.may.includes('complaints'));
  const ofDepartment = HANDLING.filter((role) => posts.some(({ id }) => id === role));
  const handling = holders(HANDLING);
  return firstOf(
    handling.filter((id) => id === complaint.assigneeId),
    holders(ofDepartment),
    handling,
  );
}

/** Who holds the post to which a breach goes; where nobody but the complainant does, or the chain is empty, everybody who leads. */
export async function holdersOfPost(ctx: ReadCtx, complaint: Duty, post: string | null): Promise<readonly string[]> {
  const holders = await holdersFor(ctx, complaint);
  return firstOf(holders(post === null ? [] : [post]), holders(LEADING));
}
