import { z } from 'zod';
import { Duration, flag, id, Offset, Percent, period, post, texts, title } from '../notation';
import { When } from './conditions';

const SIX_POINTS = ['theme', 'content', 'participation', 'rewards', 'resources', 'risk'] as const;
const PROPOSAL = [
  'survey',
  'target-group',
  'goals',
  'budget',
  'risks',
  'materials',
  'duties',
  'publicity',
  'last-improvements',
  'client-confirmation',
] as const;

const Quota = z.strictObject({
  tierFrom: id,
  share: Percent.describe('Share of the seats kept until release.'),
  release: Offset.prefault('前3天').describe('Unused kept seats open to all, relative to the start. Default 前3天.'),
});

const Kind = z.strictObject({
  id,
  title,
  approval: z.array(post).optional().describe('Own chain. Default: the common one.'),
  gates: When.optional().describe('Who may register. Default: members in good standing.'),
  series: z.array(period).default([]).describe('Standings kept. Default: none.'),
  quotas: z.array(Quota).default([]).describe('Seats kept for higher tiers. Default: none.'),
  guests: z.int().min(0).default(0).describe('Guests a member may bring, people. Default 0.'),
});

const Waitlist = z.strictObject({
  offerFor: Duration.prefault('48小时').describe('Offer holds the seat. Default 48小时.'),
  parties: z.enum(['all-or-nothing', 'may-split']).default('all-or-nothing').describe('Default all-or-nothing.'),
  ageing: z.int().min(0).default(3).describe('Times a party may be passed over before it goes first. Default 3.'),
});

const PenaltyStep = z
  .strictObject({
    from: z.int().min(1).describe('Sum of weights.'),
    delay: Duration.optional().describe('Registration opens later by this.'),
    waitlistOnly: flag.default(false).describe('Only the waiting list. Default false.'),
  })
  .refine((step) => step.waitlistOnly !== (step.delay !== undefined), { error: '推迟报名与只能候补，写且只写一种' });

const NoShow = z.strictObject({
  absent: z.int().default(2).describe('Weight. Default 2.'),
  late: z.int().default(1).describe('Weight. Default 1.'),
  decay: Duration.prefault('20天').describe('A penalty lapses after. Default 20天.'),
  steps: z
    .array(PenaltyStep)
    .prefault([
      { from: 1, delay: '3小时' },
      { from: 2, delay: '12小时' },
      { from: 3, waitlistOnly: true },
    ])
    .describe('Default 3 h, 12 h, waiting list.'),
  waiverBy: post.optional().describe('Who may waive for cause.'),
});

export const Events = z.strictObject({
  kinds: z.array(Kind).min(1).describe('Kinds of event.'),
  approval: z.array(post).default([]).describe('Common approval chain, in order. Default: none.'),
  points: z
    .array(z.enum(SIX_POINTS))
    .default([...SIX_POINTS])
    .describe('What each approver answers. Default all six.'),
  needs: z
    .array(z.enum(PROPOSAL))
    .default(['goals', 'budget', 'risks'])
    .describe('What a proposal must hold. Default goals, budget, risks.'),
  reopenOn: z
    .array(z.enum(['time', 'place', 'fee', 'capacity', 'rewards', 'budget']))
    .default(['time', 'place', 'fee', 'budget'])
    .describe('Changes that reopen approval. Default time, place, fee, budget.'),
  decideWithin: Duration.prefault('2工作日').describe('Per step. Default 2工作日.'),
  cancelBy: Offset.prefault('前24小时').describe('Last free cancellation, relative to the start. Default 前24小时.'),
  refunds: z
    .array(z.strictObject({ until: Offset.describe('Relative to the start.'), share: Percent.describe('Of the fee.') }))
    .default([])
    .describe('Steps, most generous first. Default: full until cancelBy.'),
  waitlist: Waitlist.prefault({}).describe('Waiting list.'),
  noShow: NoShow.optional().describe('Default: no penalty.'),
  prizes: z
    .strictObject({
      claimWithin: Duration.prefault('14天').describe('Then void. Default 14天.'),
      publishWithin: Duration.prefault('3天').describe('Results. Default 3天.'),
    })
    .prefault({})
    .describe('Prizes won at events.'),
  reminders: z.array(Offset).prefault(['前1天', '前1小时']).describe('Before the start. Default 前1天, 前1小时.'),
  summaryWithin: Duration.prefault('7天').describe('Summary and accounts after it. Default 7天.'),
  conduct: texts.default([]).describe('Behaviour rules; breaking one may disqualify, with a reason.'),
});
