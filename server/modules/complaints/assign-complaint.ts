import { AssignComplaint, type Stand } from '../../../shared/complaints';
import { mayStaff } from '../../../shared/permissions';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { rolesOf } from '../accounts';
import { heardState } from './heard';
import { type Complained, mayAssign } from './policy';
import { complaintFor } from './queries';
import { takeStep } from './take-step';

/** Gives a complaint to a handler, and to another department if asked; without `assignee` the asking person takes it. */
export const assignComplaint = operation({
  name: 'complaints.assign',
  input: AssignComplaint,
  policy: (actor, s: Complained & { toSelf: boolean }) => mayAssign(actor, s),
  async run(ctx, { number, assignee = ctx.actor.id, department }): Promise<Stand> {
    const complaint = await complaintFor(ctx, number);
    const moved = department !== undefined && department !== complaint.department;
    ctx.permit({ memberId: complaint.memberId, toSelf: assignee === ctx.actor.id && !moved });
    const departments = ctx.charter.organisation.departments;
    if (moved && !departments.some((d) => d.id === department))
      throw new DomainError('invalid', 'complaints.department', { departments: departments.map((d) => `${d.id} ${d.title}`).join('、') });
    if (assignee === complaint.memberId || !mayStaff(await rolesOf(ctx, assignee), 'complaints.handle'))
      throw new DomainError('conflict', 'complaints.assignee', { number });
    const { state } = await takeStep(ctx, complaint, 'assign', { assigneeId: assignee, department: department ?? complaint.department });
    ctx.tell({
      type: 'ComplaintAssigned',
      subject: complaint.id,
      data: { number, assignee, department: department ?? complaint.department },
    });
    return { number, status: await heardState(ctx, complaint, state) };
  },
});
