import type { Filed, FiledAnonymously } from '../../../shared/complaints';
import { isStaff } from '../../../shared/permissions';
import type { Command } from '../../core/faces';
import { addAnonymousMessage } from './add-anonymous-message';
import { isDrawnNumber } from './complaint-number';
import { fileAnonymousComplaint } from './file-anonymous-complaint';
import { fileComplaint } from './file-complaint';
import { listMyComplaints } from './list-my-complaints';
import { rateAnonymousComplaint } from './rate-anonymous-complaint';
import { rateComplaint } from './rate-complaint';
import { reopenAnonymousComplaint } from './reopen-anonymous-complaint';
import { reopenComplaint } from './reopen-complaint';
import {
  addedReply,
  anonymousElsewhere,
  askForAddition,
  askForReceipt,
  askForText,
  bySlipReply,
  complaintReply,
  filedAnonymouslyReply,
  filedReply,
  guardedReply,
  myComplaintsReply,
  ratedReply,
  receiptElsewhere,
  reopenedReply,
} from './replies';
import { bySlip, wishesNoName } from './secret-lines';
import { showAnonymousComplaint } from './show-anonymous-complaint';
import { showComplaint } from './show-complaint';
import { complaintsWords } from './words';
import { writeMessage } from './write-message';

const words = (intent: string) => complaintsWords.find((w) => w.intent === intent) as (typeof complaintsWords)[number];

type Args = Readonly<Record<string, unknown>>;

/** Who asks after an anonymous complaint by its number is most likely who filed it: only staff's lines are kept. */
const asksAfterNameless = ({ complaint }: Args, roles: readonly string[]): boolean => isDrawnNumber(String(complaint)) && !isStaff(roles);

const BY_SLIP = { show: showAnonymousComplaint, add: addAnonymousMessage, rate: rateAnonymousComplaint, reopen: reopenAnonymousComplaint };
const slipOf = ({ slip }: Args) => bySlip(String(slip ?? ''));

/** The chat's face of the complaints module. */
export const complaintCommands: readonly Command[] = [
  {
    ...words('fileComplaint'),
    help: { 'zh-CN': '提投诉；私聊里也可以“匿名投诉”', en: 'File a complaint; in a direct chat also “anonymous complaint”' },
    operation: fileComplaint,
    operationFor: ({ anonymous: nobody }) => (nobody === true ? fileAnonymousComplaint : fileComplaint),
    input: ({ text }) => ({ text }),
    ask: askForText,
    directOnly: anonymousElsewhere,
    unrecorded: ({ anonymous: nobody, text }) => nobody === true || wishesNoName(String(text)),
    reply: (filed: Filed | FiledAnonymously, scene) =>
      'receipt' in filed ? filedAnonymouslyReply(filed, scene) : filedReply(filed, scene),
  },
  {
    ...words('myComplaints'),
    help: { 'zh-CN': '我的投诉办到哪一步了', en: 'Where my complaints stand' },
    operation: listMyComplaints,
    input: () => ({ limit: 8 }),
    reply: myComplaintsReply,
  },
  {
    ...words('showComplaint'),
    help: { 'zh-CN': '看一件投诉的进度', en: 'Where one complaint stands' },
    operation: showComplaint,
    input: ({ complaint }) => ({ number: complaint }),
    unrecorded: asksAfterNameless,
    reply: complaintReply,
  },
  {
    ...words('rateComplaint'),
    help: { 'zh-CN': '给处理结果打 1–5 分', en: 'Rate a solution, 1 to 5' },
    operation: rateComplaint,
    input: ({ complaint, score, text }) => ({ number: complaint, score, comment: text }),
    unrecorded: asksAfterNameless,
    reply: ratedReply,
  },
  {
    ...words('reopenComplaint'),
    help: { 'zh-CN': '没解决就重开（解决后 7 天内）', en: 'Reopen one that is not solved, within a week' },
    operation: reopenComplaint,
    input: ({ complaint, text }) => ({ number: complaint, text }),
    unrecorded: asksAfterNameless,
    reply: reopenedReply,
  },
  {
    ...words('addToComplaint'),
    help: { 'zh-CN': '给投诉补充说明', en: 'Add to a complaint' },
    operation: writeMessage,
    input: ({ complaint, text }) => ({ number: complaint, text }),
    ask: askForAddition,
    unrecorded: asksAfterNameless,
    reply: addedReply,
  },
  {
    ...words('openReceipt'),
    help: { 'zh-CN': '私聊里凭回执看匿名投诉，后面加话就是补充', en: 'In a direct chat: open an anonymous complaint by its receipt' },
    operation: showAnonymousComplaint,
    operationFor: (args) => BY_SLIP[slipOf(args).step],
    input: (args) => {
      const { step, ...input } = slipOf(args);
      return input;
    },
    ask: askForReceipt,
    directOnly: receiptElsewhere,
    unlinked: true,
    unrecorded: () => true,
    guard: guardedReply,
    reply: bySlipReply,
  },
];
