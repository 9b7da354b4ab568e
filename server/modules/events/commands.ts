import type { CommandWords } from '../../core/command';
import type { Command } from '../../core/faces';
import { attendByCode } from './attend-by-code';
import { acceptOfferByName, cancelSignUpByName, declineOfferByName, giveFeedbackByName, showEventByName, signUpByName } from './by-name';
import { listEvents } from './list-events';
import { listMyRegistrations } from './list-my-registrations';
import {
  acceptReply,
  attendReply,
  cancelReply,
  declineReply,
  feedbackReply,
  listReply,
  mineReply,
  orChoices,
  showReply,
  signUpReply,
} from './replies';
import { eventsWords } from './words';

const wordsOf = (intent: string): CommandWords => eventsWords.find((words) => words.intent === intent) as CommandWords;
const LISTED = 10;

/** The chat's face of the events module. */
export const eventsCommands: readonly Command[] = [
  {
    ...wordsOf('listEvents'),
    help: { 'zh-CN': '看近期活动', en: 'What is on' },
    operation: listEvents,
    input: (_, { now }) => ({ state: 'published', from: now, limit: LISTED }),
    reply: listReply,
  },
  {
    ...wordsOf('showEvent'),
    help: { 'zh-CN': '看一个活动的详情', en: 'One event in full' },
    operation: showEventByName,
    input: ({ event }) => ({ event }),
    reply: orChoices('活动', showReply),
  },
  {
    ...wordsOf('signUp'),
    help: { 'zh-CN': '报名活动，可以带同伴', en: 'Sign up, alone or with company' },
    operation: signUpByName,
    input: ({ event, guests }) => ({ event, guests }),
    reply: orChoices('报名', signUpReply),
  },
  {
    ...wordsOf('cancelSignUp'),
    help: { 'zh-CN': '取消报名，把座位让给候补的会员', en: 'Cancel a sign-up' },
    operation: cancelSignUpByName,
    input: ({ event }) => ({ event }),
    reply: orChoices('取消报名', cancelReply),
  },
  {
    ...wordsOf('myEvents'),
    help: { 'zh-CN': '看我的报名和候补位置', en: 'What I am signed up for' },
    operation: listMyRegistrations,
    input: () => ({ upcoming: 'true', limit: LISTED }),
    reply: mineReply,
  },
  {
    ...wordsOf('acceptOffer'),
    help: { 'zh-CN': '确认候补名额', en: 'Take a seat that is offered' },
    operation: acceptOfferByName,
    input: ({ event }) => ({ event }),
    reply: orChoices('接受', acceptReply),
  },
  {
    ...wordsOf('declineOffer'),
    help: { 'zh-CN': '放弃候补名额，让给下一位', en: 'Pass an offered seat on' },
    operation: declineOfferByName,
    input: ({ event }) => ({ event }),
    reply: orChoices('放弃', declineReply),
  },
  {
    ...wordsOf('attend'),
    help: { 'zh-CN': '到场签到，输入墙上的 6 位数字', en: 'Arrive, with the code on the wall' },
    operation: attendByCode,
    input: ({ code }) => ({ code }),
    reply: attendReply,
  },
  {
    ...wordsOf('giveFeedback'),
    help: { 'zh-CN': '活动反馈：组织、内容、体验各 1–5 分', en: 'Feedback: organisation, content, experience, 1 to 5' },
    operation: giveFeedbackByName,
    input: ({ event, organisation, content, experience, text }) => ({ event, organisation, content, experience, text }),
    reply: orChoices('反馈', feedbackReply),
  },
];
