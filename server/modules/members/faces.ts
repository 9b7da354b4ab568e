import type { z } from 'zod';
import * as wire from '../../../shared/members';
import type { Command, Route, Scene } from '../../core/faces';
import type { Reply } from '../../core/reply';
import { applyToJoin } from './apply';
import { changeTier } from './change-tier';
import { listMembers } from './list-members';
import { editMember, editProfile } from './profile';
import { readAdmissionTerms } from './read-admission-terms';
import { readDocument } from './read-document';
import { readCard, readHistory, readMember, readProfile, readTerm } from './read-members';
import { renewMembership } from './renew';
import { reviewApplication } from './review';
import { membersWords } from './words';

export const membersRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/admission',
    summary: 'What the club asks of who wants to join',
    operation: readAdmissionTerms,
    output: wire.AdmissionTerms,
    public: true,
  },
  {
    method: 'GET',
    path: '/documents/:document',
    summary: 'What people consent to: the text and its version',
    operation: readDocument,
    output: wire.MemberDocument,
    public: true,
  },
  {
    method: 'POST',
    path: '/applications',
    summary: 'Apply for membership',
    operation: applyToJoin,
    output: wire.Application,
    public: true,
    perMinute: 60,
  },
  { method: 'GET', path: '/me', summary: 'My record', operation: readProfile, output: wire.MemberView },
  { method: 'PATCH', path: '/me', summary: 'Correct my record', operation: editProfile, output: wire.MemberView },
  { method: 'GET', path: '/me/card', summary: 'My membership card', operation: readCard, output: wire.Card },
  { method: 'GET', path: '/me/term', summary: 'My term and what renewing costs', operation: readTerm, output: wire.TermView },
  {
    method: 'GET',
    path: '/members',
    summary: 'Members: by phone, number, ID number or name; by status, tier, kind and end of term',
    operation: listMembers,
    output: wire.MemberList,
  },
  { method: 'GET', path: '/members/:id', summary: 'A member', operation: readMember, output: wire.MemberView },
  { method: 'PATCH', path: '/members/:id', summary: 'Correct a member’s record', operation: editMember, output: wire.MemberView },
  {
    method: 'POST',
    path: '/members/:id/review',
    summary: 'Decide an application',
    operation: reviewApplication,
    output: wire.Application,
    status: 200,
  },
  { method: 'POST', path: '/members/:id/renewals', summary: 'Record a renewal', operation: renewMembership, output: wire.Renewed },
  {
    method: 'POST',
    path: '/members/:id/tier',
    summary: 'Give another tier',
    operation: changeTier,
    output: wire.ChangeTier.pick({ id: true, tier: true }),
    status: 200,
  },
  { method: 'GET', path: '/members/:id/history', summary: 'A member’s record over time', operation: readHistory, output: wire.History },
];

const wordsOf = (intent: string) => membersWords.find((w) => w.intent === intent) as (typeof membersWords)[number];
const yuan = (fen: number): string => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2));

type Term = z.output<typeof wire.TermView>;

/** What is said to somebody who is no member now, whatever the dates are. */
const NOT_MEMBERS: Readonly<Record<string, Readonly<Record<Scene['locale'], string>>>> = {
  applicant: { 'zh-CN': '您的入会申请还在审核，通过后会通知您。', en: 'Your application is being reviewed; you will hear from us.' },
  rejected: {
    'zh-CN': '您的入会申请没有通过，可以联系会馆了解原因，或重新申请。',
    en: 'Your application was not accepted. Ask the club why, or apply again.',
  },
  left: { 'zh-CN': '您已经退会。想回来的话，欢迎重新申请。', en: 'You have left the club. You are welcome to apply again.' },
  revoked: { 'zh-CN': '您的会员资格已被取消。如有异议，请联系会馆申诉。', en: 'Your membership was revoked. Contact the club to appeal.' },
};

function termText({ status, termEndsOn, graceEndsOn, daysLeft }: Term, locale: Scene['locale']): string {
  const gone = NOT_MEMBERS[status]?.[locale];
  if (gone) return gone;
  const zh = locale === 'zh-CN';
  if (termEndsOn === null) return zh ? '您的会籍长期有效。' : 'Your membership has no end.';
  if (status === 'active' && daysLeft === 0) return zh ? '您的会籍今天到期，请及时续费。' : 'Your membership ends today. Please renew.';
  if (status === 'active')
    return zh
      ? `您的会籍有效，到 ${termEndsOn}（还有 ${daysLeft} 天）。`
      : `Your membership runs to ${termEndsOn} (${daysLeft} days left).`;
  if (status === 'grace')
    return zh
      ? `会籍已于 ${termEndsOn} 到期，宽限到 ${graceEndsOn}，请尽快续费。`
      : `Your term ended on ${termEndsOn}; the grace runs to ${graceEndsOn}. Please renew soon.`;
  return zh ? `会籍已于 ${termEndsOn} 到期，续费后即可恢复。` : `Your membership ended on ${termEndsOn}. Renew to come back.`;
}

/** Members whose membership has an end can renew it. */
const renewable = ({ status, termEndsOn }: Term): boolean => !NOT_MEMBERS[status] && termEndsOn !== null;

function termReply(term: Term, { locale }: Scene): Reply {
  const zh = locale === 'zh-CN';
  const text = termText(term, locale);
  const buttons = renewable(term) ? [{ label: zh ? '怎么续费' : 'How to renew', command: '续费' }] : [];
  return { text, card: { title: zh ? '我的会籍' : 'My membership', lines: [{ text }], buttons } };
}

function renewReply(term: Term, { locale }: Scene): Reply {
  const zh = locale === 'zh-CN';
  const text = termText(term, locale);
  if (!renewable(term)) return { text };
  const price = term.duesFen > 0 ? (zh ? `会费 ${yuan(term.duesFen)} 元。` : `Dues: ${yuan(term.duesFen)} yuan.`) : '';
  const how = zh ? '请到前台办理，报手机号或会员编号即可。' : 'Ask at the desk with your phone or member number.';
  return {
    text: [
      text,
      price,
      how,
      term.extendsEarly ? (zh ? '提前续费会接在到期日之后，不吃亏。' : 'Renewing early adds to the end: nothing is lost.') : '',
    ]
      .filter(Boolean)
      .join('\n'),
  };
}

function validUntil({ status, validUntil: day }: z.output<typeof wire.Card>, locale: Scene['locale']): string {
  const zh = locale === 'zh-CN';
  if (status === 'applicant') return zh ? '待审核' : 'pending';
  if (NOT_MEMBERS[status]) return zh ? '已失效' : 'not valid';
  if (day === null) return zh ? '长期' : 'no end';
  if (status === 'lapsed') return zh ? `${day}（已到期）` : `${day} (ended)`;
  return day;
}

function cardReply(card: z.output<typeof wire.Card>, { locale }: Scene): Reply {
  const zh = locale === 'zh-CN';
  const { club, name, number, tierTitle } = card;
  const lines = [
    { label: zh ? '姓名' : 'Name', text: name ?? '' },
    { label: zh ? '编号' : 'Number', text: number ?? (zh ? '待审核' : 'pending') },
    { label: zh ? '等级' : 'Tier', text: tierTitle },
    { label: zh ? '有效期至' : 'Valid until', text: validUntil(card, locale) },
  ];
  const buttons = [{ label: zh ? '签到' : 'Check in', command: '签到' }];
  return {
    text: lines.map((l) => `${l.label} ${l.text}`).join('\n'),
    card: { title: zh ? `${club} · 会员卡` : `${club} · Card`, lines, buttons },
  };
}

export const membersCommands: readonly Command[] = [
  {
    ...wordsOf('myTerm'),
    help: { 'zh-CN': '看会籍到什么时候', en: 'When my membership ends' },
    operation: readTerm,
    input: () => ({}),
    reply: termReply,
  },
  { ...wordsOf('renew'), help: { 'zh-CN': '怎么续费', en: 'How to renew' }, operation: readTerm, input: () => ({}), reply: renewReply },
  { ...wordsOf('myCard'), help: { 'zh-CN': '出示会员卡', en: 'Show my card' }, operation: readCard, input: () => ({}), reply: cardReply },
];
