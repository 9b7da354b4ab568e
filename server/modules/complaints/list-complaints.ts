import type { z } from 'zod';
import { ListComplaints, type StaffComplaints } from '../../../shared/complaints';
import { mayStaff } from '../../../shared/permissions';
import type { Ctx } from '../../core/context';
import { marks } from '../../core/db';
import { operation } from '../../core/operation';
import { categoryTitle } from './charter-rules';
import { clockOf } from './clock-rows';
import type { ComplaintClockRow, ComplaintRow } from './complaint.entity';
import { HEARD_STATE } from './heard';
import { isOpen, OPEN_STATES, type State, statusOf } from './lifecycle';
import { after, nextCursor } from './pages';
import { complaintOf, SEEN_BY_STAFF, seenSince } from './queries';
import { clockState, excerptOf, peopleOf } from './views';

type Filters = z.output<typeof ListComplaints>;
type Condition = [sql: string, ...params: unknown[]];

const RUNNING = 'k.complaintId = c.id AND k.stoppedAt IS NULL AND k.frozenAt IS NULL';

/** The staff's list, newest first; never with the asking person's own complaints. */
export const listComplaints = operation({
  name: 'complaints.list',
  input: ListComplaints,
  reads: true,
  policy: (actor) => mayStaff(actor.roles, 'complaints.read'),
  async run(ctx, filters): Promise<StaffComplaints> {
    ctx.permit(undefined);
    const page = after(filters.cursor);
    const conditions = conditionsOf(filters, ctx);
    const rows = await ctx.db.query<(ComplaintRow & { heard: State })[]>(
      `SELECT c.*, ${HEARD_STATE} AS heard FROM complaint c WHERE ${conditions.map(([sql]) => sql).join(' AND ')}${page.sql}
       ORDER BY c.openedAt DESC, c.id DESC LIMIT ${filters.limit + 1}`,
      [seenSince(ctx.now), ...conditions.flatMap(([, ...params]) => params), ...page.params],
    );
    const heard = rows.slice(0, filters.limit).map((row) => ({ ...complaintOf(row), state: row.heard }));
    return { complaints: await rowViews(ctx, heard), next: nextCursor(rows, filters.limit) };
  },
});

function conditionsOf(filters: Filters, { now, actor }: Pick<Ctx, 'now' | 'actor'>): Condition[] {
  const { status, open, clock, assignee, department, category, anonymous } = filters;
  const openStates = `(${marks(OPEN_STATES)})`;
  const conditions: (Condition | false)[] = [
    [SEEN_BY_STAFF, seenSince(now)],
    ['(c.memberId IS NULL OR c.memberId <> ?)', actor.id],
    status !== undefined && ofStatus(status, now),
    open !== undefined && [`${HEARD_STATE} ${open ? 'IN' : 'NOT IN'} ${openStates}`, seenSince(now), ...OPEN_STATES],
    clock === 'breached' && [`EXISTS (SELECT 1 FROM complaint_clock k WHERE ${RUNNING} AND k.dueAt <= ?)`, now],
    clock === 'due-soon' && [
      `EXISTS (SELECT 1 FROM complaint_clock k WHERE ${RUNNING} AND k.warnAt <= ? AND k.dueAt > ?)
       AND NOT EXISTS (SELECT 1 FROM complaint_clock k WHERE ${RUNNING} AND k.dueAt <= ?)`,
      now,
      now,
      now,
    ],
    assignee === 'nobody' && ['c.assigneeId IS NULL'],
    assignee !== undefined && assignee !== 'nobody' && ['c.assigneeId = ?', assignee === 'me' ? actor.id : assignee],
    department !== undefined && ['c.department = ?', department],
    category !== undefined && ['c.category = ?', category],
    anonymous !== undefined && [anonymous ? 'c.memberId IS NULL' : 'c.memberId IS NOT NULL'],
  ];
  return conditions.filter((condition): condition is Condition => condition !== false);
}

/** `closed` includes what has closed by itself since its window ended. */
function ofStatus(status: NonNullable<Filters['status']>, now: number): Condition {
  const since = seenSince(now);
  if (status === 'closed') return [`(c.state = 'closed' OR (${HEARD_STATE} = 'solved' AND c.reopenUntil <= ?))`, since, now];
  // without an end: it has been taken up again, and staff have not heard of it
  if (status === 'solved') return [`(${HEARD_STATE} = 'solved' AND (c.reopenUntil > ? OR c.reopenUntil IS NULL))`, since, now];
  return [`${HEARD_STATE} = ?`, since, status];
}

/** While the complainant is asked only what has run out goes on counting; afterwards nothing does. */
const runsIn = (status: State, isOver: boolean): boolean => (status === 'waiting' ? isOver : isOpen(status));

async function rowViews(ctx: Ctx, complaints: readonly ComplaintRow[]): Promise<StaffComplaints['complaints']> {
  if (complaints.length === 0) return [];
  const [clocks, person] = await Promise.all([
    ctx.db.query<ComplaintClockRow[]>(
      `SELECT k.* FROM complaint_clock k WHERE k.complaintId IN (${marks(complaints)}) AND k.stoppedAt IS NULL AND k.frozenAt IS NULL ORDER BY k.dueAt`,
      complaints.map((c) => c.id),
    ),
    peopleOf(
      ctx,
      complaints.flatMap((c) => [c.memberId, c.assigneeId]),
    ),
  ]);
  return complaints.map((c) => {
    const status = statusOf(c, ctx.now);
    const first = clocks.find((k) => k.complaintId === c.id && runsIn(status, Number(k.dueAt) <= ctx.now));
    const state = first && clockState(clockOf(first), ctx.now);
    return {
      number: c.number,
      category: c.category,
      categoryTitle: categoryTitle(ctx.charter, c.category),
      urgent: c.urgent,
      status,
      openedAt: c.openedAt,
      excerpt: excerptOf(ctx, c),
      anonymous: c.memberId === null,
      department: c.department,
      member: person(c.memberId),
      assignee: person(c.assigneeId),
      dueAt: first ? Number(first.dueAt) : null,
      clock: state === 'breached' || state === 'due-soon' || state === 'running' ? state : null,
    };
  });
}
