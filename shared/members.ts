import { z } from 'zod';
import { IdNumber } from './id-number';
import { type Messages, type Refusal, rule } from './messages';
import { Phone } from './phone';
import { businessDay, idOf, line, optionalParagraph, paragraph } from './text';

export const Birth = z.strictObject({
  /** `YYYY-MM-DD`; of a lunar date the lunar year, month and day. */
  date: z
    .string()
    .regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: rule('应为 1990-05-20 这样的日期', 'a date like 1990-05-20') }),
  calendar: z.enum(['solar', 'lunar']).default('solar'),
  leapMonth: z.boolean().default(false),
});
const consentDocument = z.enum(['agreement', 'privacy', 'confidentiality']);
export type ConsentDocument = z.infer<typeof consentDocument>;
const Consent = z.strictObject({ document: consentDocument, version: line(20) });

export const ReadDocument = z.strictObject({ document: consentDocument, language: z.enum(['zh-CN', 'en']).default('zh-CN') });
/** Text of lines: `## ` heads a section, `- ` an item of a list. */
export const MemberDocument = z.object({
  document: consentDocument,
  language: z.string(),
  version: z.string(),
  title: z.string(),
  text: z.string(),
});

export const Apply = z.strictObject({
  name: line(40),
  phone: Phone,
  birth: Birth.optional(),
  idNumber: IdNumber.optional(),
  kind: z.string().max(40).optional(),
  /** What else the club's form asks: address, company, interests, licence, worker-number. */
  details: z.partialRecord(z.enum(['address', 'company', 'interests', 'licence', 'worker-number']), line(200)).optional(),
  consents: z.array(Consent).max(5),
  locale: z.enum(['zh-CN', 'en']).default('zh-CN'),
});
/** What the charter asks of somebody who wants to join. */
export const AdmissionTerms = z.object({
  club: z.string(),
  /** Dues for one term. */
  kinds: z.array(z.object({ id: z.string(), title: z.string(), duesFen: z.int() })),
  /** Full years on the day of applying; `over` and `under` exclude the number, `from` and `upTo` include it. */
  age: z.object({ over: z.int(), from: z.int(), under: z.int(), upTo: z.int() }).partial().nullable(),
  fields: z.array(z.string()),
  consents: z.array(z.string()),
  /** Lowest first. */
  tiers: z.array(z.object({ id: z.string(), title: z.string() })),
  /** Papers to show at the desk. */
  proof: z.array(z.string()),
  /** False: admitted at once. */
  reviewed: z.boolean(),
});
export const Application = z.object({ id: z.string(), status: z.string() });

export const MemberId = z.strictObject({ id: idOf('mbr') });
export const Review = z.strictObject({
  id: idOf('mbr'),
  decision: z.enum(['approve', 'reject', 'ask']),
  reason: paragraph(500).optional(),
  tier: z.string().max(40).optional(),
  /** Staff have seen the papers that the charter asks for. */
  proofSeen: z.boolean().default(false),
});
export const Renewal = z.strictObject({
  id: idOf('mbr'),
  /** The end of the term that is being renewed, as shown: two clicks then make one renewal. */
  expectedEnd: businessDay,
  amountFen: z.int().min(0).max(100_000_000).default(0),
});
export const ChangeTier = z.strictObject({ id: idOf('mbr'), tier: z.string().max(40), reason: paragraph(500) });
export const Leave = z.strictObject({ reason: optionalParagraph(500).default('') });
export const StaffLeave = z.strictObject({ id: idOf('mbr'), reason: paragraph(500), revoke: z.boolean().default(false) });
export const EditProfile = z.strictObject({
  name: line(40).optional(),
  birth: Birth.optional(),
  locale: z.enum(['zh-CN', 'en']).optional(),
  /** Not shown on leaderboards. */
  hidden: z.boolean().optional(),
  details: Apply.shape.details,
});
export const EditMember = EditProfile.extend({ id: idOf('mbr'), idNumber: IdNumber.optional() });
export const ChangePhone = z.strictObject({ id: idOf('mbr'), phone: Phone });
const STATUSES = ['applicant', 'rejected', 'active', 'grace', 'lapsed', 'left', 'revoked'] as const;

export const ListMembers = z.strictObject({
  phone: Phone.optional(),
  number: z.string().max(20).optional(),
  idNumber: IdNumber.optional(),
  /** The whole name, exactly. */
  name: line(40).optional(),
  /** Any part of the name. */
  namePart: line(40).optional(),
  /** `member`: admitted and not gone, whatever the term says. */
  status: z.enum([...STATUSES, 'member']).optional(),
  tier: z.string().max(40).optional(),
  kind: z.string().max(40).optional(),
  /** The latest term ends on or after this day. */
  endsFrom: businessDay.optional(),
  /** The latest term ends on or before this day. */
  endsUpTo: businessDay.optional(),
  /** `next` of the page before. */
  after: z
    .string()
    .regex(/^(\d{1,16}~)?mbr_[0-9a-z]{8,35}$/, { error: rule('应为上一页给出的 next', 'the `next` of the page before') })
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const MemberView = z.object({
  id: z.string(),
  number: z.string().nullable(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  kind: z.string(),
  tier: z.string(),
  tierTitle: z.string(),
  status: z.enum(STATUSES),
  admittedOn: z.string().nullable(),
  termStartsOn: z.string().nullable(),
  termEndsOn: z.string().nullable(),
  graceEndsOn: z.string().nullable(),
  locale: z.string(),
  hidden: z.boolean(),
  /** `yearUnknown`: only month and day are known, the year stands in. */
  birth: Birth.extend({ yearUnknown: z.literal(true).optional() }).nullable(),
  /** The middle is hidden: `110***********0025`. */
  idNumber: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
});
/** A page may hold fewer than asked for, even none, and still have a `next`: a filter looks through so many people at a time. */
export const MemberList = z.object({
  members: z.array(MemberView.omit({ birth: true, idNumber: true, details: true })),
  next: z.string().nullable(),
});
export const Card = z.object({
  club: z.string(),
  name: z.string().nullable(),
  number: z.string().nullable(),
  tierTitle: z.string(),
  status: z.string(),
  validUntil: z.string().nullable(),
});
export const TermView = z.object({
  status: z.string(),
  termEndsOn: z.string().nullable(),
  graceEndsOn: z.string().nullable(),
  daysLeft: z.int().nullable(),
  duesFen: z.int(),
  /** Renewing before the end adds to it. */
  extendsEarly: z.boolean(),
  /** From the charter's first reminder on, until it is renewed. */
  timeToRenew: z.boolean(),
});
export const History = z.object({
  steps: z.array(
    z.object({ step: z.string(), by: z.string(), at: z.number(), change: z.string().nullable(), reason: z.string().nullable() }),
  ),
  terms: z.array(
    z.object({
      startsOn: z.string(),
      endsOn: z.string(),
      origin: z.string(),
      amountFen: z.number(),
      recordedAt: z.number(),
      recordedBy: z.string(),
    }),
  ),
  facts: z.array(z.object({ id: z.string(), type: z.string(), actor: z.string(), at: z.number() })),
});
export const Ended = z.object({ id: z.string() });
export const Renewed = z.object({ termStartsOn: z.string(), termEndsOn: z.string() });

const both = (zh: [string, string], en: [string, string]): { 'zh-CN': Refusal; en: Refusal } => ({
  'zh-CN': { reason: zh[0], next: zh[1] },
  en: { reason: en[0], next: en[1] },
});

export const membersMessages: Messages = {
  refusals: {
    'members.unknown': both(['没有找到这位会员。', '请核对编号或手机号。'], ['There is no such member.', 'Check the number or the phone.']),
    'members.lapsed': both(
      ['会籍已于 {endedOn} 到期，宽限期也过了。', '续费后即可恢复，请联系前台或回复“续费”。'],
      ['Your membership ended on {endedOn} and its grace is over.', 'Renew at the desk, or type “renew”.'],
    ),
    'members.not-admitted': both(
      ['入会申请还在审核。', '审核通过后会通知您。'],
      ['Your application is still being reviewed.', 'You will hear from us when it is decided.'],
    ),
    'members.rejected': both(
      ['入会申请没有通过。', '可以联系会馆了解原因，或重新申请。'],
      ['Your application was not accepted.', 'Ask the club why, or apply again.'],
    ),
    'members.left': both(
      ['您已经退会。', '想回来的话，请重新申请入会。'],
      ['You have left the club.', 'Apply again if you would like to return.'],
    ),
    'members.revoked': both(
      ['会员资格已被取消。', '如有异议，请联系会馆申诉。'],
      ['Your membership was revoked.', 'Contact the club to appeal.'],
    ),
    'members.phone-taken': both(
      ['这个手机号已经登记过了。', '请直接登录；不是您本人的话请联系前台。'],
      ['This phone number is registered already.', 'Log in with it, or contact the desk if it is not yours.'],
    ),
    'members.taken': both(
      ['手机号或会员编号已被使用。', '请核对后再试。'],
      ['The phone or member number is taken.', 'Check it and try again.'],
    ),
    'members.age': both(
      ['年龄不符合章程的入会条件（{rule}）。', '请核对生日，或向会馆咨询其他参与方式。'],
      ['The charter’s age rule is not met ({rule}).', 'Check the birth date, or ask the club how else to take part.'],
    ),
    'members.field-needed': both(
      ['申请表还缺少：{field}', '请补上后再提交。'],
      ['The form still needs: {field}', 'Fill it in and send again.'],
    ),
    'members.consent-needed': both(
      ['需要同意《{document}》才能申请。', '请阅读并勾选同意。'],
      ['You need to agree to the {document}.', 'Read it and tick it.'],
    ),
    'members.consent-outdated': both(
      ['《{document}》刚换了新的版本（{version}）。', '请重新看过，再勾选同意。'],
      ['The {document} has a new version ({version}).', 'Read it once more, then tick it.'],
    ),
    'members.birth-unreal': both(
      ['这个生日不存在。', '请核对年月日；农历生日请选择农历。'],
      ['There is no such date of birth.', 'Check it; choose the lunar calendar for a lunar date.'],
    ),
    'members.kind': both(
      ['章程里没有“{kind}”这种会员，或不能自行申请。', '可选：{kinds}'],
      ['There is no member kind “{kind}” to apply for.', 'Choose one of: {kinds}'],
    ),
    'members.tier': both(
      ['章程里没有“{tier}”这个等级。', '可选：{tiers}'],
      ['The charter has no tier “{tier}”.', 'Choose one of: {tiers}'],
    ),
    'members.decided': both(
      ['这份申请已经处理过了。', '请刷新后查看结果。'],
      ['This application has been decided already.', 'Reload to see the outcome.'],
    ),
    'members.reason-needed': both(['请写明原因。', '申请人会看到这段话。'], ['Please give a reason.', 'The applicant will read it.']),
    'members.term-moved': both(
      ['会籍到期日已经变了（现为 {termEndsOn}）。', '可能刚刚已有人办理续费，请刷新后核对。'],
      ['The term’s end has changed (it is {termEndsOn} now).', 'Somebody may just have renewed it; reload and check.'],
    ),
    'members.no-term': both(['这是长期会籍，不需要续费。', '无需操作。'], ['This membership has no end.', 'There is nothing to renew.']),
    'members.proof-needed': both(
      ['章程要求核对证明材料：{proof}', '看过材料后勾选“已核对”再通过。'],
      ['The charter asks for papers: {proof}', 'Look at them, tick “seen”, and approve again.'],
    ),
    'members.id-number-taken': both(
      ['这个身份证号已属于会员 {number}。', '请核对是否同一个人；同一个人只能有一份会籍。'],
      ['Member {number} has this ID number already.', 'Check whether they are the same person: one person has one membership.'],
    ),
    'members.birth-fixed': both(
      ['生日已经改过 {times} 次，不能再自行修改。', '确实写错了的话，请带证件到前台更正。'],
      ['You have corrected your birthday {times} times already.', 'If it is still wrong, bring your papers to the desk.'],
    ),
    'members.changed-meanwhile': both(
      ['资料刚刚被别人改过。', '请刷新后再改一次。'],
      ['Somebody else has just changed this.', 'Reload and change it again.'],
    ),
  },
  notices: {
    'members.welcome': {
      'zh-CN': {
        title: '欢迎加入{club}',
        body: '您的会员编号是 {number}，会籍到 {endsOn}。回复“签到”领取今天的积分，回复“帮助”看看还能做什么。',
      },
      en: {
        title: 'Welcome to {club}',
        body: 'Your member number is {number}; your term runs to {endsOn}. Type “check in” for today’s points, “help” for everything else.',
      },
    },
    'members.rejected': {
      'zh-CN': { title: '入会申请没有通过', body: '{reason}' },
      en: { title: 'Your application was not accepted', body: '{reason}' },
    },
    'members.asked': {
      'zh-CN': { title: '入会申请需要补充材料', body: '{reason}' },
      en: { title: 'Your application needs more', body: '{reason}' },
    },
    'members.renewed': {
      'zh-CN': { title: '续费成功', body: '会籍已延长到 {endsOn}，感谢继续与我们同行。' },
      en: { title: 'Renewed', body: 'Your membership now runs to {endsOn}. Thank you for staying.' },
    },
    'members.tier-changed': {
      'zh-CN': { title: '等级已调整', body: '您现在是{tier}。' },
      en: { title: 'Your tier has changed', body: 'You are now {tier}.' },
    },
  },
};
