import { z } from 'zod';
import type { Locale, Messages } from './messages';
import { idOf, instant, line } from './text';

type Sentence = Readonly<Record<Locale, string>>;
const Sentence = z.object({ 'zh-CN': z.string(), en: z.string() });

/** What a member types to have everything about themselves erased; either will do. */
export const ERASURE_PHRASES: Sentence = { 'zh-CN': '注销并删除我的资料', en: 'erase my data' };

/** What erasure removes, for the member to read before they confirm. */
export const REMOVED_BY_ERASURE: readonly Sentence[] = [
  {
    'zh-CN': '姓名、手机号、生日、证件号、地址等档案内容，以及入会时的同意记录。',
    en: 'Name, phone, birthday, ID number, address and the rest of your record, with the consents you gave.',
  },
  { 'zh-CN': '登录：所有设备退出，验证码和登录记录删除。', en: 'Log-in: every device is logged out; codes and log-in records go.' },
  {
    'zh-CN': '聊天：机器人账号解绑，您发的内容和机器人回给您的内容删除。',
    en: 'Chat: your chat accounts are unlinked; what you wrote and what the bot answered you goes.',
  },
  {
    'zh-CN': '您写的文字：投诉内容和图片、活动反馈的文字、各种备注。',
    en: 'What you wrote: complaints with their pictures, feedback texts, remarks.',
  },
  { 'zh-CN': '消息和通知设置。', en: 'Your messages and their settings.' },
];

interface Kept {
  what: Sentence;
  why: Sentence;
}

/** What stays under a member id that leads to nobody any more, and why. */
export const KEPT_AFTER_ERASURE: readonly Kept[] = [
  {
    what: { 'zh-CN': '会员编号、入会和到期日期、等级、续费记录', en: 'Member number, dates of admission and terms, tier, renewals' },
    why: {
      'zh-CN': '编号不能发给别人；会馆的账目和人数要对得上。',
      en: 'The number must not be given out again; the club’s books and head count must add up.',
    },
  },
  {
    what: { 'zh-CN': '积分流水、签到日期、领取过的福利和优惠券', en: 'Points ledger, days of check-ins, perks and coupons received' },
    why: { 'zh-CN': '账目只增不改；防止同一份福利发两次。', en: 'Ledgers are never altered; no perk may be paid twice.' },
  },
  {
    what: { 'zh-CN': '活动报名、到场和评分（不含文字）', en: 'Sign-ups, attendance and scores (without texts)' },
    why: { 'zh-CN': '名额和活动总结要对得上。', en: 'Seats and the summaries of events must add up.' },
  },
  {
    what: {
      'zh-CN': '投诉的编号、分类、办理步骤和评分（不含文字和图片）',
      en: 'Number, category, steps and rating of complaints (without texts and pictures)',
    },
    why: { 'zh-CN': '投诉办理的统计和时限考核。', en: 'Statistics, and whether complaints were handled in time.' },
  },
  {
    what: { 'zh-CN': '操作记录：只有编号和数字，没有个人资料', en: 'The audit trail: ids and figures only, no personal data' },
    why: { 'zh-CN': '以后要能查清谁在什么时候做了什么。', en: 'It must stay possible to see who did what when.' },
  },
  {
    what: { 'zh-CN': '匿名投诉', en: 'Anonymous complaints' },
    why: {
      'zh-CN': '没有任何记录能说明是谁写的，所以也无法按人删除。',
      en: 'Nothing tells who wrote one, so none can be found to be erased.',
    },
  },
];

const memberId = idOf('mbr');

export const EraseMe = z.strictObject({
  /** One of ERASURE_PHRASES, typed by the person. */
  confirm: line(40),
});
export const EraseMember = z.strictObject({ id: memberId });

const keptView = z.array(z.object({ what: Sentence, why: Sentence }));

export const ErasureTerms = z.object({ phrases: Sentence, removed: z.array(Sentence), kept: keptView });
export type ErasureTerms = z.infer<typeof ErasureTerms>;

export const ErasureView = z.object({ memberId, erasedAt: instant, kept: keptView });
export type ErasureView = z.infer<typeof ErasureView>;

export const ExportMember = z.strictObject({ id: memberId });

/** Something that was recorded about the member, or done by them. */
const FactOfMember = z.object({
  id: z.string(),
  type: z.string(),
  at: instant,
  operation: z.string(),
  /** Who did it. */
  by: z.enum(['member', 'club', 'somebody']),
  subject: z.string(),
  data: z.unknown(),
});
export type FactOfMember = z.infer<typeof FactOfMember>;

export const PersonalExport = z.object({
  memberId,
  club: z.string(),
  exportedAt: instant,
  /** By module. */
  data: z.record(z.string(), z.record(z.string(), z.unknown())),
  facts: z.array(FactOfMember),
});
export type PersonalExport = z.infer<typeof PersonalExport>;

const both = (zh: [string, string], en: [string, string]) => ({
  'zh-CN': { reason: zh[0], next: zh[1] },
  en: { reason: en[0], next: en[1] },
});

export const privacyMessages: Messages = {
  refusals: {
    'privacy.wrong-phrase': both(
      ['为防误操作，注销需要您亲自输入确认语。', '请原样输入“{phrase}”。资料删除后无法恢复。'],
      [
        'Erasure must be confirmed in your own words, so that nobody does it by accident.',
        'Type “{phraseEn}” exactly. What is erased cannot be brought back.',
      ],
    ),
    'privacy.still-member': both(
      ['这位会员还没有退会，会馆不能代为删除资料。', '请会员本人在“我的资料”里申请，或先办理退会。'],
      ['This person is still a member; the club cannot erase their data for them.', 'They can ask for it themselves, or leave first.'],
    ),
  },
};
