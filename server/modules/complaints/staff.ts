import { mayStaff, STAFF_ROLES } from '../../../shared/permissions';
import type { ReadCtx } from '../../core/context';
import { staffRows } from '../accounts';
import type { ComplaintRow } from './complaint.entity';

const HANDLING = STAFF_ROLES.filter((role) => mayStaff([role], 'complaints.handle'));
/** Ids of those who hold one of the roles now. */
const staffWithRoles = async (ctx: ReadCtx, roles: readonly string[]): Promise<string[]> => [
  ...new Set((await staffRows(ctx)).filter(({ role }) => roles.includes(role)).map(({ memberId }) => memberId)),
];
const LEADING = STAFF_ROLES.filter((role) => mayStaff([role], 'complaints.assign'));

/**
 * Who works on a complaint: its handler; before it has one, the holders of the posts that the charter gives its department and the area
 * `complaints`; where there are none, everybody who may handle complaints.
 */
export async function handlersOf(
  ctx: ReadCtx,
  { assigneeId, department }: Pick<ComplaintRow, 'assigneeId' | 'department'>,
): Promise<readonly string[]> {
  if (assigneeId !== null) return [assigneeId];
  const posts = ctx.charter.organisation.posts.filter((p) => p.department === department && p.may.includes('complaints')).map((p) => p.id);
  const ofDepartment = await staffWithRoles(
    ctx,
    HANDLING.filter((role) => posts.includes(role)),
  );
  return ofDepartment.length > 0 ? ofDepartment : staffWithRoles(ctx, HANDLING);
}

/** Who holds the post to which a breach goes; where nobody does, or the chain is empty, everybody who leads. */
export async function holdersOfPost(ctx: ReadCtx, post: string | null): Promise<readonly string[]> {
  const holders = await staffWithRoles(ctx, post === null ? [] : [post]);
  return holders.length > 0 ? holders : staffWithRoles(ctx, LEADING);
}
