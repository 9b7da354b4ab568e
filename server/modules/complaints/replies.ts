import type { ComplaintFile, ComplaintThread, Filed, FiledAnonymously, MyComplaints, Reopened, Stand } from '../../../shared/complaints';
import { STATUS_WORDS } from '../../../shared/complaints-messages';
import type { Scene } from '../../core/faces';
import type { Reply } from '../../core/reply';
import { holdsReceipt, speaksOfNoName, wishesNoName } from './secret-lines';
import { when } from './wall-time';

const both = (scene: Pick<Scene, 'locale'>, zh: string, en: string): string => (scene.locale === 'en' ? en : zh);
const status = (scene: Scene, of: Stand['status']): string => STATUS_WORDS[of][scene.locale];

export function filedReply(filed: Filed, scene: Scene): Reply {
  const answer = when(filed.firstAnswerDueAt, scene);
  const text = both(
    scene,
    `投诉已收到，编号 ${filed.number}。我们最迟 ${answer} 答复您。`,
    `Your complaint is in: ${filed.number}. We answer by ${answer} at the latest.`,
  );
  const lines = [
    { label: both(scene, '类别', 'About'), text: filed.categoryTitle },
    { label: both(scene, '答复不晚于', 'Answer by'), text: answer },
    { label: both(scene, '解决不晚于', 'Solved by'), text: when(filed.solutionDueAt, scene) },
  ];
  const command = `投诉进度 ${filed.number}`;
  return {
    text,
    card: {
      title: both(scene, `投诉 ${filed.number}`, `Complaint ${filed.number}`),
      lines,
      buttons: [{ label: both(scene, '看进度', 'Follow'), command }],
    },
  };
}

export function filedAnonymouslyReply(filed: FiledAnonymously, scene: Scene): Reply {
  const lines =
    scene.locale === 'en'
      ? [
          `Your anonymous complaint is in: ${filed.number}. Nobody can tell that it is yours.`,
          `Receipt: ${filed.receipt}`,
          `Write it down: it is shown only this once, and it alone opens the thread. To read the answer, write “receipt ${filed.receipt}” to me directly.`,
          'Then delete this conversation if others use your phone.',
        ]
      : [
          `匿名投诉已收到，编号 ${filed.number}。没有人能查出是您。`,
          `回执：${filed.receipt}`,
          `请抄下来：它只出现这一次。以后私聊我发“回执 ${filed.receipt}”看答复，后面加上话就是补充。`,
          '如果别人也用您的手机，请随后删掉这段对话。',
        ];
  return { text: lines.join('\n'), secret: true };
}

/** Characters of a complaint in a list. */
const SHOWN = 20;

/** An anonymous complaint does not belong into a group, where everybody sees who writes. */
export function anonymousElsewhere(args: Readonly<Record<string, unknown>>): Reply | null {
  if (args.anonymous !== true) return null;
  return {
    text: '群里大家都看得到是谁发的，这里不收匿名投诉，刚才的话也没有记录。请先撤回，再私聊我发“匿名投诉 …”，谁也查不出是您。\nEverybody here sees who writes, so I take no anonymous complaint and have recorded nothing. Please take it back, then write “anonymous complaint …” to me directly.',
  };
}

/** To somebody who may want to stay unnamed and has not said it so that it could be kept from the records. */
const unnamedHow = (scene: Pick<Scene, 'locale'>): Reply => ({
  text: both(
    scene,
    '您是想不留名吗？请私聊我发“匿名投诉 …”，谁也查不出是您；要实名投诉，请去掉“匿名”再发一次。刚才的话没有记录。',
    'Would you like to stay unnamed? Write “anonymous complaint …” to me directly, and nobody can tell that it is yours; to complain under your name, leave that word out. I have recorded nothing.',
  ),
});

/** A receipt, or the wish to stay unnamed, in a line that is no command for it: kept nowhere. */
export function guardedReply(text: string, intent: string, locale: Scene['locale']): Reply | null {
  if (holdsReceipt(text))
    return {
      text: both(
        { locale },
        '这里面像是有一张匿名投诉的回执，所以没有记录，也没有办理。要看或补充那件投诉，请私聊我发“回执 …”。',
        'This seems to hold the receipt of an anonymous complaint, so I have recorded nothing and done nothing. To follow it, write “receipt …” to me directly.',
      ),
    };
  return intent === 'unknown' && speaksOfNoName(text) ? unnamedHow({ locale }) : null;
}

export function askForText(args: Readonly<Record<string, unknown>>, scene: Scene): Reply | null {
  const text = typeof args.text === 'string' ? args.text.trim() : '';
  if (args.anonymous !== true && wishesNoName(text)) return unnamedHow(scene);
  if (text !== '') return null;
  const anonymous = args.anonymous === true;
  return {
    text: both(
      scene,
      `请把事情写在后面，例如：${anonymous ? '匿名投诉 教练常常迟到' : '投诉 更衣室没有热水'}${anonymous ? '' : '\n不想留名的话，私聊我发“匿名投诉 …”。'}`,
      `Say what it is about, for example: ${anonymous ? 'anonymous complaint the coach is often late' : 'complaint no hot water in the changing room'}`,
    ),
  };
}

/** A receipt is a secret; in a group it would be everybody's. */
export const receiptElsewhere = (): Reply => ({
  text: '回执只能私聊我发，在群里谁都能拿它看到您的投诉。请先撤回。\nA receipt is for a direct chat only: here anybody could open your complaint with it. Please take it back.',
});

export function askForReceipt({ slip }: Readonly<Record<string, unknown>>, scene: Scene): Reply | null {
  if (typeof slip === 'string' && slip.trim() !== '') return null;
  return {
    text: both(
      scene,
      '请把回执写在后面，例如：回执 7K3F-9MZQ-2C4D-8W0R-5TAB',
      'Write the receipt after it, for example: receipt 7K3F-9MZQ-2C4D-8W0R-5TAB',
    ),
  };
}

export function askForAddition({ text, complaint }: Readonly<Record<string, unknown>>, scene: Scene): Reply | null {
  if (typeof text === 'string' && text.trim() !== '') return null;
  return {
    text: both(
      scene,
      `要补充什么？例如：补充 ${complaint} 是二楼的更衣室`,
      `What would you like to add? For example: add ${complaint} it is the one upstairs`,
    ),
  };
}

export function myComplaintsReply({ complaints, next }: MyComplaints, scene: Scene): Reply {
  if (complaints.length === 0)
    return {
      text: both(
        scene,
        '您还没有提过投诉。要提的话，发“投诉 …”，把事情写在后面。',
        'You have filed no complaints. To file one, write “complaint …”.',
      ),
    };
  // what a complaint says is nobody's business in a group
  const about = (c: MyComplaints['complaints'][number]): string => {
    const said = scene.where === 'direct' ? [...(c.excerpt ?? '')] : [];
    return said.length > SHOWN ? ` ${said.slice(0, SHOWN).join('')}…` : ` ${said.join('')}`.trimEnd();
  };
  const lines = complaints.map((c) => ({ label: c.number, text: `${status(scene, c.status)} · ${c.categoryTitle}${about(c)}` }));
  const more = next ? both(scene, '\n更早的请在小程序里看。', '\nOlder ones are in the app.') : '';
  return {
    text: `${both(scene, '您的投诉：', 'Your complaints:')}\n${lines.map((l) => `${l.label} ${l.text}`).join('\n')}${more}`,
    card: {
      title: both(scene, '我的投诉', 'My complaints'),
      lines,
      buttons: complaints.slice(0, 3).map((c) => ({ label: c.number, command: `投诉进度 ${c.number}` })),
    },
  };
}

/** Where it stands; in a direct chat also the club's latest word. Never a note: those are not in what is read here. */
export function complaintReply(shown: ComplaintThread | ComplaintFile, scene: Scene): Reply {
  const { number } = shown;
  const lines: { label: string; text: string }[] = [{ label: both(scene, '状态', 'Status'), text: status(scene, shown.status) }];
  if (shown.firstAnswerDueAt !== null)
    lines.push({ label: both(scene, '答复不晚于', 'Answer by'), text: when(shown.firstAnswerDueAt, scene) });
  if (shown.solutionDueAt !== null) lines.push({ label: both(scene, '解决不晚于', 'Solved by'), text: when(shown.solutionDueAt, scene) });
  const said = shown.thread.filter((m) => m.from === 'club').at(-1);
  if (said?.text && scene.where === 'direct') lines.push({ label: both(scene, '会馆', 'The club'), text: said.text });
  return {
    text: `${both(scene, '投诉', 'Complaint')} ${number}\n${lines.map((l) => `${l.label}：${l.text}`).join('\n')}`,
    card: { title: both(scene, `投诉 ${number}`, `Complaint ${number}`), lines, buttons: nextButtons(shown, scene) },
  };
}

function nextButtons({ number, status: now }: ComplaintThread, scene: Scene): { label: string; command: string }[] {
  if (now !== 'solved') return [];
  return [
    { label: both(scene, '满意，5 分', 'Content, 5'), command: `评价 ${number} 5` },
    { label: both(scene, '没解决，重开', 'Not solved'), command: `重开 ${number}` },
  ];
}

/** What a receipt has opened or done: nothing of it is stored on the way, and nothing in it needs the complaint's number. */
export function bySlipReply(result: ComplaintThread | Stand | Reopened, scene: Scene): Reply {
  if ('thread' in result) {
    const { text } = complaintReply(result, scene);
    return { text: result.status === 'solved' ? `${text}\n${slipCommands(scene)}` : text, secret: true };
  }
  if ('firstAnswerDueAt' in result) return reopenedReply(result, scene);
  if (result.status !== 'solved') return addedReply(result, scene);
  return { text: both(scene, `谢谢您的评价，${result.number} 已记下。`, `Thank you for rating ${result.number}.`) };
}

const slipCommands = (scene: Scene): string =>
  both(
    scene,
    '满意吗？发“回执 您的回执 评价 5”打 1–5 分；没解决就发“回执 您的回执 重开 原因”。',
    'Please rate it: “receipt YOUR-RECEIPT rate 5”. If it is not solved: “receipt YOUR-RECEIPT reopen” and why.',
  );

export const addedReply = ({ number }: Stand, scene: Scene): Reply => ({
  text: both(scene, `已补充到 ${number}，我们会接着处理。`, `Added to ${number}; we go on with it.`),
});

export const ratedReply = ({ number }: Stand, scene: Scene): Reply => ({
  text: both(
    scene,
    `谢谢您的评价，${number} 已记下。还没解决的话，可以发“重开 ${number}”。`,
    `Thank you for rating ${number}. If it is not solved, write “reopen ${number}”.`,
  ),
});

export const reopenedReply = ({ number, firstAnswerDueAt }: Reopened, scene: Scene): Reply => ({
  text: both(
    scene,
    `${number} 已重开，我们最迟 ${when(firstAnswerDueAt, scene)} 答复您。`,
    `${number} is open again. We answer by ${when(firstAnswerDueAt, scene)} at the latest.`,
  ),
});
