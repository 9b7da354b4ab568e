import type { z } from 'zod';
import * as wire from '../../../shared/members';
import type { Command, Route, Scene } from '../../core/faces';
import type { Reply } from '../../core/reply';
import { applyToJoin } from './apply';
import { changeTier, Ended, endMembership, leaveClub } from './endings';
import { editMember, editProfile } from './profile';
import { listMembers, readCard, readHistory, readMember, readProfile, readTerm } from './read-members';
import { renewMembership } from './renew';
import { reviewApplication } from './review';
import { membersWords } from './words';

export const membersRoutes: readonly Route[] = [
  { method: 'POST', path: '/applications', summary: 'Apply for membership', operation: applyToJoin, output: wire.Application, public: true, perMinute: 60 },
  { method: 'GET', path: '/me', summary: 'My record', operation: readProfile, output: wire.MemberView },
  { method: 'PATCH', path: '/me', summary: 'Correct my record', operation: editProfile, output: wire.MemberView },
  { method: 'GET', path: '/me/card', summary: 'My membership card', operation: readCard, output: wire.Card },
  { method: 'GET', path: '/me/term', summary: 'My term and what renewing costs', operation: readTerm, output: wire.TermView },
  { method: 'POST', path: '/me/leave', summary: 'Leave the club', operation: leaveClub, output: Ended, status: 200 },
  { method: 'GET', path: '/members', summary: 'Members, by phone, number or whole name', operation: listMembers, output: wire.MemberList },
  { method: 'GET', path: '/members/:id', summary: 'A member', operation: readMember, output: wire.MemberView },
  { method: 'PATCH', path: '/members/:id', summary: 'Correct a member’s record', operation: editMember, output: wire.MemberView },
  { method: 'POST', path: '/members/:id/review', summary: 'Decide an application', operation: reviewApplication, output: wire.Application, status: 200 },
  { method: 'POST', path: '/members/:id/renewals', summary: 'Record a renewal', operation: renewMembership, output: wire.Renewed },
  { method: 'POST', path: '/members/:id/tier', summary: 'Give another tier', operation: changeTier, output: wire.ChangeTier.pick({ id: true, tier: true }), status: 200 },
  { method: 'POST', path: '/members/:id/ending', summary: 'Record that somebody left, or revoke', operation: endMembership, output: Ended, status: 200 },
  { method: 'GET', path: '/members/:id/history', summary: 'A member’s record over time', operation: readHistory, output: wire.History },
];

const wordsOf = (intent: string) => membersWords.find((w) => w.intent === intent) as (typeof membersWords)[number];
const yuan = (fen: number): string => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2));

type Term = z.output<typeof wire.TermView>;

function termText({ status, termEndsOn, graceEndsOn, daysLeft }: Term, zh: boolean): string {
  if (termEndsOn === null) return zh ? '您的会籍长期有效。' : 'Your membership has no end.';
  if (status === 'active') return zh ? `您的会籍有效，到 ${termEndsOn}(还有 ${daysLeft} 天)。` : `Your membership runs to ${termEndsOn} (${daysLeft} days left).`;
  if (status === 'grace') return zh ? `会籍已于 ${termEndsOn} 到期，宽限到 ${graceEndsOn}，请尽快续费。` : `Your term ended on ${termEndsOn}; the grace runs to ${graceEndsOn}. Please renew soon.`;
  return zh ? `会籍已于 ${termEndsOn} 到期，续费后即可恢复。` : `Your membership ended on ${termEndsOn}. Renew to come back.`;
}

function termReply(term: Term, { locale }: Scene): Reply {
  const zh = locale === 'zh-CN';
  const text = termText(term, zh);
  return { text, card: { title: zh ? '我的会籍' : 'My membership', lines: [{ text }], buttons: term.termEndsOn ? [{ label: zh ? '怎么续费' : 'How to renew', command: '续费' }] : [] } };
}

function renewReply(term: Term, { locale }: Scene): Reply {
  const zh = locale === 'zh-CN';
  const price = term.duesFen > 0 ? (zh ? `会费 ${yuan(term.duesFen)} 元。` : `Dues: ${yuan(term.duesFen)} yuan.`) : '';
  const how = zh ? '请到前台办理，报手机号或会员编号即可；提前续费会接在到期日之后，不吃亏。' : 'Ask at the desk with your phone or member number. Renewing early adds to the end: nothing is lost.';
  return { text: [termText(term, zh), price, how].filter(Boolean).join('\n') };
}

function cardReply({ club, name, number, tierTitle, validUntil }: z.output<typeof wire.Card>, { locale }: Scene): Reply {
  const zh = locale === 'zh-CN';
  const lines = [
    { label: zh ? '姓名' : 'Name', text: name ?? '' },
    { label: zh ? '编号' : 'Number', text: number ?? (zh ? '待审核' : 'pending') },
    { label: zh ? '等级' : 'Tier', text: tierTitle },
    { label: zh ? '有效期至' : 'Valid until', text: validUntil ?? (zh ? '长期' : 'no end') },
  ];
  return { text: lines.map((l) => `${l.label} ${l.text}`).join('\n'), card: { title: zh ? `${club} · 会员卡` : `${club} · Card`, lines, buttons: [{ label: zh ? '签到' : 'Check in', command: '签到' }] } };
}

export const membersCommands: readonly Command[] = [
  { ...wordsOf('myTerm'), help: { 'zh-CN': '看会籍到什么时候', en: 'When my membership ends' }, operation: readTerm, input: () => ({}), reply: termReply },
  { ...wordsOf('renew'), help: { 'zh-CN': '怎么续费', en: 'How to renew' }, operation: readTerm, input: () => ({}), reply: renewReply },
  { ...wordsOf('myCard'), help: { 'zh-CN': '出示会员卡', en: 'Show my card' }, operation: readCard, input: () => ({}), reply: cardReply },
];
