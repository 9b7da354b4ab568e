import type { ReadCtx } from '../../core/context';
import type { Told } from '../../core/facts';
import type { Notice, Recipient } from '../../core/module';
import { tierTitle } from './views';

const checkIn = { label: { 'zh-CN': '签到', en: 'Check in' }, command: '签到' };
const one = (member: string, params: Recipient['params'], action?: Recipient['action']): Recipient[] => [
  { to: { member }, params, ...(action && { action }) },
];

async function lastReason(ctx: ReadCtx, { subject, at }: Told): Promise<string> {
  const [row] = await ctx.db.query<{ reason: string | null }[]>(
    'SELECT reason FROM member_step WHERE memberId = ? AND at <= ? AND reason IS NOT NULL ORDER BY id DESC LIMIT 1',
    [subject, at],
  );
  return row?.reason ? ctx.vault.open('member_step.reason', row.reason) : '';
}

async function termEnd(ctx: ReadCtx, memberId: string): Promise<string> {
  const [row] = await ctx.db.query<{ termEndsOn: string | null }[]>('SELECT termEndsOn FROM member WHERE id = ?', [memberId]);
  return row?.termEndsOn ?? '';
}

export const membersNotices: readonly Notice[] = [
  {
    on: 'MemberAdmitted',
    template: 'members.welcome',
    topic: 'membership',
    // whoever stood on the club's own roster has long been welcomed
    to: async (ctx, { subject, data }) =>
      data.origin === 'roster'
        ? []
        : one(subject, { club: ctx.charter.club.name, number: String(data.number), endsOn: await termEnd(ctx, subject) }, checkIn),
  },
  {
    on: 'MemberRejected',
    template: 'members.rejected',
    topic: 'membership',
    to: async (ctx, fact) => one(fact.subject, { reason: await lastReason(ctx, fact) }),
  },
  {
    on: 'MemberAsked',
    template: 'members.asked',
    topic: 'membership',
    to: async (ctx, fact) => one(fact.subject, { reason: await lastReason(ctx, fact) }),
  },
  {
    on: 'MembershipRenewed',
    template: 'members.renewed',
    topic: 'membership',
    to: async (_ctx, { subject, data }) => one(subject, { endsOn: String(data.endsOn) }),
  },
  {
    on: 'TierChanged',
    template: 'members.tier-changed',
    topic: 'membership',
    to: async (ctx, { subject, data }) => one(subject, { tier: tierTitle(ctx.charter, String(data.to)) }),
  },
];
