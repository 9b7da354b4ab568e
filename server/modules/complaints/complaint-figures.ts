import { type ComplaintFigures, ComplaintFiguresQuery } from '../../../shared/complaints';
import { mayStaff } from '../../../shared/permissions';
import type { Ctx } from '../../core/context';
import { operation } from '../../core/operation';
import { addDays, periodOf } from '../charter';
import { membersDuring } from '../members';
import { SEEN_BY_STAFF, seenSince } from './queries';

const WHOLE = 10_000;
type Figures = ComplaintFigures['total'];

/** How many complaints there were, by month, and the complaint rate: complaints in the period ÷ members in the period. */
export const complaintFigures = operation({
  name: 'complaints.figures',
  input: ComplaintFiguresQuery,
  reads: true,
  policy: (actor) => mayStaff(actor.roles, 'complaints.read'),
  async run(ctx, { from, to }): Promise<ComplaintFigures> {
    ctx.permit(undefined);
    const months: ComplaintFigures['months'] = [];
    for (let month = from; month <= to; month = following(month)) months.push({ month, ...(await figuresOf(ctx, month, month)) });
    return { months, total: await figuresOf(ctx, from, to) };
  },
});

const daysOf = (month: string) => periodOf(`${month}-01`, 'month') as { from: string; to: string };
const following = (month: string): string => addDays(daysOf(month).to, 1).slice(0, 7);
/** Numbers of a month begin with it. */
const prefix = (month: string): string => `C${month.slice(2).replace('-', '')}`;

async function figuresOf(ctx: Ctx, first: string, last: string): Promise<Figures> {
  const period = { from: daysOf(first).from, to: daysOf(last).to };
  const rows = await ctx.db.query<{ category: string; n: number }[]>(
    `SELECT c.category, COUNT(*) AS n FROM complaint c WHERE c.number >= ? AND c.number < ? AND ${SEEN_BY_STAFF} GROUP BY c.category ORDER BY c.category`,
    [prefix(first), prefix(following(last)), seenSince(ctx.now)],
  );
  const byCategory = Object.fromEntries(rows.map(({ category, n }) => [category, Number(n)]));
  const complaints = rows.reduce((sum, { n }) => sum + Number(n), 0);
  const members = await membersDuring(ctx, period.from, period.to);
  return { ...period, complaints, byCategory, members, rateBasisPoints: members === 0 ? null : Math.round((complaints * WHOLE) / members) };
}
