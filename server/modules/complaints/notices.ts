import type { ReadCtx } from '../../core/context';
import type { Told } from '../../core/facts';
import type { Notice, Recipient } from '../../core/module';
import { categoryTitle } from './charter-rules';
import type { ComplaintRow } from './complaint.entity';
import { clocksOf, complaintOf } from './queries';
import { handlersOf, holdersOfPost } from './staff';
import { wallTime } from './wall-time';

type Params = Recipient['params'];

const MOST = 200;
const show = { 'zh-CN': '看进度', en: 'Follow' };

async function complaintOfFact(ctx: ReadCtx, fact: Told): Promise<ComplaintRow | null> {
  const [row] = await ctx.db.query<ComplaintRow[]>('SELECT * FROM complaint WHERE id = ?', [fact.subject]);
  return row ? complaintOf(row) : null;
}

/** What the club said with that step, cut to a length that fits a notice. */
async function wordsOf(ctx: ReadCtx, complaintId: string, seq: unknown): Promise<string> {
  const [row] = await ctx.db.query<{ body: string | null }[]>('SELECT body FROM complaint_message WHERE complaintId = ? AND seq = ?', [
    complaintId,
    seq,
  ]);
  const text = [...(row?.body ? ctx.vault.open('complaint_message.body', row.body) : '')];
  return text.length > MOST ? `${text.slice(0, MOST).join('')}…` : text.join('');
}

/** To the member whose complaint it is; an anonymous complainant is reached by nobody, and reads the thread by receipt. */
function toComplainant(
  on: string,
  template: string,
  action: (number: string) => Recipient['action'],
  more?: (ctx: ReadCtx, c: ComplaintRow, fact: Told) => Params,
): Notice {
  return {
    on,
    template,
    topic: 'complaints',
    async to(ctx, fact) {
      const complaint = await complaintOfFact(ctx, fact);
      if (!complaint?.memberId) return [];
      const { number, memberId } = complaint;
      const params = { number, text: await wordsOf(ctx, complaint.id, fact.data.seq), ...more?.(ctx, complaint, fact) };
      const wanted = action(number);
      return [{ to: { member: memberId }, params, ...(wanted && { action: wanted }) }];
    },
  };
}

/** To those who work on it, whoever `who` names; never to the complainant. */
function toStaff(
  on: string,
  template: string,
  who: (ctx: ReadCtx, complaint: ComplaintRow, fact: Told) => Promise<readonly string[]>,
): Notice {
  return {
    on,
    template,
    topic: 'duty',
    async to(ctx, fact) {
      const complaint = await complaintOfFact(ctx, fact);
      if (!complaint) return [];
      const people = await who(ctx, complaint, fact);
      const { number, category, memberId } = complaint;
      const due = await dueOf(ctx, complaint, fact);
      const params = { number, category: categoryTitle(ctx.charter, category), due };
      return [...new Set(people)].filter((id) => id !== memberId).map((member) => ({ to: { member }, params }));
    },
  };
}

/** About something that the charter itself calls urgent, such as safety: it does not wait for the morning. Being in a hurry does. */
const isPressing = ({ charter }: ReadCtx, { category }: ComplaintRow): boolean =>
  charter.complaints?.categories.some(({ id, urgent }) => id === category && urgent) ?? false;

/** The end that the fact speaks of, else the earliest that runs. */
async function dueOf(ctx: ReadCtx, complaint: ComplaintRow, fact: Told): Promise<string> {
  const running = (await clocksOf(ctx, complaint.id)).filter((c) => c.stoppedAt === null && c.frozenAt === null).map((c) => c.dueAt);
  const due = typeof fact.data.dueAt === 'number' ? fact.data.dueAt : Math.min(...running);
  return Number.isFinite(due) ? wallTime(due, ctx.site.zone) : '—';
}

function solvedParams(ctx: ReadCtx, { reopenUntil }: ComplaintRow, { data }: Told): Params {
  const coupon = ctx.charter.coupons.find((c) => c.id === data.coupon)?.title;
  const given = [Number(data.points) > 0 ? `+${data.points} ${ctx.charter.points?.name ?? ''}`.trim() : '', coupon ?? ''].filter(
    (g) => g !== '',
  );
  return {
    until: reopenUntil === null ? '—' : wallTime(reopenUntil, ctx.site.zone),
    compensation: given.length > 0 ? `\n${given.join('、')}` : '',
  };
}

export const complaintNotices: readonly Notice[] = [
  toComplainant('ComplaintAnswered', 'complaints.answered', (number) => ({ label: show, command: `投诉进度 ${number}` })),
  toComplainant('ComplaintAnswerAwaited', 'complaints.waiting', (number) => ({
    label: { 'zh-CN': '补充', en: 'Add' },
    command: `补充 ${number}`,
  })),
  toComplainant(
    'ComplaintSolved',
    'complaints.solved',
    (number) => ({ label: { 'zh-CN': '满意，5 分', en: 'Content, 5' }, command: `评价 ${number} 5` }),
    solvedParams,
  ),
  toStaff('ComplaintFiled', 'complaints.new', async (ctx, complaint) => (isPressing(ctx, complaint) ? [] : handlersOf(ctx, complaint))),
  {
    ...toStaff('ComplaintFiled', 'complaints.new-urgent', async (ctx, complaint) =>
      isPressing(ctx, complaint) ? handlersOf(ctx, complaint) : [],
    ),
    urgent: true,
  },
  toStaff('ComplaintAddedTo', 'complaints.added', handlersOf),
  toStaff('ComplaintReopened', 'complaints.reopened', handlersOf),
  toStaff('ComplaintAssigned', 'complaints.assigned', async (_ctx, { assigneeId }, { actor }) =>
    assigneeId === null || assigneeId === actor ? [] : [assigneeId],
  ),
  toStaff('ComplaintClockWarned', 'complaints.warning', handlersOf),
  toStaff('ComplaintClockBreached', 'complaints.breach', async (ctx, complaint, { data }) => [
    ...(await holdersOfPost(ctx, complaint, typeof data.post === 'string' ? data.post : null)),
    ...(complaint.assigneeId === null ? [] : await handlersOf(ctx, complaint)),
  ]),
];
