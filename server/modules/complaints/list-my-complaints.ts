import { ListMyComplaints, type MyComplaints } from '../../../shared/complaints';
import { operation } from '../../core/operation';
import { isSelf } from '../../core/policies';
import { categoryTitle } from './charter-rules';
import type { ComplaintRow } from './complaint.entity';
import { statusOf } from './lifecycle';
import { after, nextCursor } from './pages';
import { complaintOf } from './queries';
import { excerptOf } from './views';

/** A member's own named complaints, newest first. */
export const listMyComplaints = operation({
  name: 'complaints.list-mine',
  input: ListMyComplaints,
  reads: true,
  policy: (actor, s: { memberId: string }) => isSelf(actor, s.memberId),
  async run(ctx, { cursor, limit }): Promise<MyComplaints> {
    ctx.permit({ memberId: ctx.actor.id });
    const page = after(cursor);
    const rows = await ctx.db.query<ComplaintRow[]>(
      `SELECT c.* FROM complaint c WHERE c.memberId = ?${page.sql} ORDER BY c.openedAt DESC, c.id DESC LIMIT ${limit + 1}`,
      [ctx.actor.id, ...page.params],
    );
    const complaints = rows.slice(0, limit).map(complaintOf);
    return {
      complaints: complaints.map((c) => ({
        number: c.number,
        category: c.category,
        categoryTitle: categoryTitle(ctx.charter, c.category),
        urgent: c.urgent,
        status: statusOf(c, ctx.now),
        openedAt: c.openedAt,
        excerpt: excerptOf(ctx, c),
      })),
      next: nextCursor(rows, limit),
    };
  },
});
