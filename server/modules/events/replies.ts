import type { AttendanceView, EventChoices, EventPhase, EventView, FeedbackGiven, MyRegistration } from '../../../shared/events';
import type { Scene } from '../../core/faces';
import type { Reply } from '../../core/reply';
import { spokenTime } from './local-time';

type Locale = Scene['locale'];
type Button = { label: string; command: string };
const button = (locale: Locale, zh: string, en: string, command: string): Button => ({ label: locale === 'en' ? en : zh, command });
const say = (locale: Locale, zh: string, en: string): string => (locale === 'en' ? en : zh);

/** What the bot asks when several events fit, by command: `报名` or `活动`. */
const choicesReply =
  (word: string) =>
  ({ choices }: EventChoices, { locale }: Scene): Reply => {
    const lines = choices.map(({ number, title, startsLocal }) => ({
      label: `${number}`,
      text: `${title} ${spokenTime(startsLocal, locale)}`,
    }));
    const first = choices[0]?.number ?? 1;
    const ask = say(
      locale,
      `您说的是哪一个？请带上编号，例如「${word} ${first}」。`,
      `Which one? Add its number, for example “${word} ${first}”.`,
    );
    const buttons = choices.slice(0, 5).map(({ number }) => ({ label: `${word} ${number}`, command: `${word} ${number}` }));
    const text = [ask, ...lines.map((line) => `${line.label} ${line.text}`)].join('\n');
    return { text, card: { title: say(locale, '哪一个活动？', 'Which event?'), lines, buttons } };
  };

/** A reply for a command that may come back with choices. */
export const orChoices =
  <R extends object>(word: string, reply: (result: R, scene: Scene) => Reply) =>
  (result: R | EventChoices, scene: Scene): Reply =>
    'choices' in result ? choicesReply(word)(result, scene) : reply(result, scene);

const PHASES: Record<EventPhase, (event: EventView) => [string, string]> = {
  draft: () => ['草稿', 'draft'],
  announced: ({ opensLocal }) => [`${spokenTime(opensLocal, 'zh-CN')} 开放报名`, `sign-up opens ${spokenTime(opensLocal, 'en')}`],
  open: ({ free }) => [`还有 ${free} 个名额`, `${free} seats left`],
  full: ({ free, waiting }) =>
    free > 0
      ? [`剩 ${free} 个名额，${waiting} 组在候补`, `${free} seats left, ${waiting} waiting for more`]
      : [`已满，可候补（${waiting} 组在等）`, `full, ${waiting} waiting`],
  'sign-up-over': () => ['报名已截止', 'sign-up is over'],
  running: () => ['正在进行', 'going on now'],
  over: () => ['已结束', 'over'],
  closed: () => ['已结束', 'over'],
  cancelled: () => ['已取消', 'cancelled'],
};
const phaseText = (event: EventView, locale: Locale): string => PHASES[event.phase](event)[locale === 'en' ? 1 : 0];
const canJoin = ({ phase, mine }: EventView): boolean => (phase === 'open' || phase === 'full') && !isMine(mine);
const isMine = (mine: MyRegistration | null): boolean =>
  mine !== null && ['confirmed', 'waiting', 'offered', 'attended'].includes(mine.state);

/** What is on. */
export function listReply({ items }: { items: EventView[] }, { locale }: Scene): Reply {
  const title = say(locale, '近期活动', 'What is on');
  if (items.length === 0)
    return {
      text: say(
        locale,
        '近期还没有安排活动。新活动一发布，群里会有通知。',
        'Nothing is planned yet. New events are announced in the group.',
      ),
    };
  const lines = items.map((event) => {
    const mark = isMine(event.mine) ? '✓ ' : '';
    return {
      label: `${event.number}`,
      text: `${mark}${event.title}｜${spokenTime(event.startsLocal, locale)}｜${phaseText(event, locale)}`,
    };
  });
  const buttons = items
    .filter(canJoin)
    .slice(0, 5)
    .map(({ number }) => button(locale, `报名 ${number}`, `Join ${number}`, `报名 ${number}`));
  const hint = say(locale, '发「活动 编号」看详情，「报名 编号」参加。', 'Type “events NUMBER” for more, “join NUMBER” to come.');
  return {
    text: [title, ...lines.map((line) => `${line.label} ${line.text}`), hint].join('\n'),
    card: { title, lines: [...lines, { text: hint }], buttons },
  };
}

/** One event in full. */
export function showReply(event: EventView, { locale }: Scene): Reply {
  const zh = locale !== 'en';
  const when = `${spokenTime(event.startsLocal, locale)}–${event.endsLocal.slice(11)}`;
  const lines = [
    { label: zh ? '时间' : 'When', text: when },
    { label: zh ? '地点' : 'Where', text: event.place },
    { label: zh ? '名额' : 'Seats', text: `${event.taken}/${event.capacity}，${phaseText(event, locale)}` },
    ...(event.guests > 0
      ? [{ label: zh ? '同伴' : 'Guests', text: zh ? `每人最多带 ${event.guests} 位` : `up to ${event.guests} each` }]
      : []),
    ...(event.tierTitle ? [{ label: zh ? '等级' : 'Tier', text: zh ? `${event.tierTitle}及以上` : `${event.tierTitle} and above` }] : []),
    { label: zh ? '报名截止' : 'Sign up by', text: spokenTime(event.closesLocal, locale) },
    { label: zh ? '可取消至' : 'Cancel by', text: spokenTime(event.cancelUntilLocal, locale) },
    ...(event.cancelReason ? [{ label: zh ? '取消原因' : 'Reason', text: event.cancelReason }] : []),
    ...(event.description ? [{ text: event.description }] : []),
    ...(event.mine && isMine(event.mine) ? [{ label: zh ? '我的报名' : 'Mine', text: stateText(event.mine, locale) }] : []),
  ];
  const title = `${event.number} ${event.title}`;
  const buttons = canJoin(event)
    ? [button(locale, '报名', 'Join', `报名 ${event.number}`)]
    : event.mine
      ? buttonsOf(event.mine, locale)
      : [];
  return {
    text: [title, ...lines.map((line) => (line.label ? `${line.label}：${line.text}` : line.text))].join('\n'),
    card: { title, lines, buttons },
  };
}

function stateText(mine: MyRegistration, locale: Locale): string {
  const company = mine.party > 1 ? say(locale, `（共 ${mine.party} 人）`, ` (${mine.party} people)`) : '';
  const until = mine.offerUntilLocal ? spokenTime(mine.offerUntilLocal, locale) : '';
  const texts: Record<MyRegistration['state'], [string, string]> = {
    confirmed: mine.absent ? ['没有到场', 'did not come'] : [`已报名，入场码 ${mine.code}`, `signed up, code ${mine.code}`],
    waiting: [`候补第 ${mine.position ?? '?'} 位`, `number ${mine.position ?? '?'} on the waiting list`],
    offered: [`有名额，请在 ${until} 前确认`, `a seat is held until ${until}`],
    attended: ['已到场', 'came'],
    cancelled: ['已取消', 'cancelled'],
    declined: ['已放弃名额', 'declined'],
    expired: ['名额已过期', 'offer ran out'],
    removed: ['已由工作人员取消', 'ended by the staff'],
    unplaced: ['候补没有轮到', 'no seat came free'],
    'called-off': ['活动已取消', 'event cancelled'],
  };
  return `${texts[mine.state][locale === 'en' ? 1 : 0]}${company}`;
}

function buttonsOf({ state, eventNumber: n }: MyRegistration, locale: Locale): Button[] {
  if (state === 'offered') return [button(locale, '接受', 'Accept', `接受 ${n}`), button(locale, '放弃', 'Decline', `放弃 ${n}`)];
  if (state === 'confirmed' || state === 'waiting') return [button(locale, '取消报名', 'Cancel', `取消报名 ${n}`)];
  return [];
}

/** A sentence on what has just happened, and the registration as a card. */
const registrationReply =
  (zh: (mine: MyRegistration) => string, en: (mine: MyRegistration) => string) =>
  (mine: MyRegistration, { locale }: Scene): Reply => {
    const sentence = say(locale, zh(mine), en(mine));
    const lines = [
      { text: `${spokenTime(mine.startsLocal, locale)}｜${mine.place}` },
      { text: stateText(mine, locale) },
      ...(mine.state === 'confirmed'
        ? [
            {
              text: say(
                locale,
                `${spokenTime(mine.cancelUntilLocal, locale)} 前可以取消`,
                `Cancel by ${spokenTime(mine.cancelUntilLocal, locale)}`,
              ),
            },
          ]
        : []),
    ];
    const title = `${mine.eventNumber} ${mine.title}`;
    return { text: [sentence, ...lines.map((line) => line.text)].join('\n'), card: { title, lines, buttons: buttonsOf(mine, locale) } };
  };

export const signUpReply = registrationReply(
  (m) =>
    m.state === 'confirmed'
      ? `报上了！「${m.title}」，到时见。`
      : m.state === 'waiting'
        ? `「${m.title}」现在没有${m.party > 1 ? `够 ${m.party} 人坐的` : ''}空位，您在候补第 ${m.position} 位，有名额马上通知您。`
        : `「${m.title}」只剩 ${m.seats} 个座位，先为您留着。`,
  (m) =>
    m.state === 'confirmed'
      ? `You are in: “${m.title}”.`
      : m.state === 'waiting'
        ? `“${m.title}” has no ${m.party > 1 ? `${m.party} seats` : 'seat'} for you now. You are number ${m.position} on the waiting list.`
        : `“${m.title}” has ${m.seats} seats left; they are held for you.`,
);
export const cancelReply = registrationReply(
  (m) => `已取消「${m.title}」的报名，座位会让给候补的会员。`,
  (m) => `You are no longer signed up for “${m.title}”; the seat goes to the next.`,
);
export const acceptReply = registrationReply(
  (m) => `确认了！「${m.title}」，${m.party > 1 ? `共 ${m.party} 人，` : ''}到时见。`,
  (m) => `The seat is yours: “${m.title}”.`,
);
export const declineReply = registrationReply(
  (m) => `好的，「${m.title}」的名额已让给下一位。`,
  (m) => `All right, the seat at “${m.title}” goes to the next.`,
);

/** What one is signed up for. */
export function mineReply({ items }: { items: MyRegistration[] }, { locale }: Scene): Reply {
  const title = say(locale, '我的报名', 'My events');
  if (items.length === 0)
    return {
      text: say(
        locale,
        '您还没有报名中的活动。发「活动」看看近期有什么。',
        'You are not signed up for anything. Type “events” to see what is on.',
      ),
    };
  const lines = items.map((mine) => ({
    label: `${mine.eventNumber}`,
    text: `${mine.title}｜${spokenTime(mine.startsLocal, locale)}｜${stateText(mine, locale)}`,
  }));
  const buttons = items.flatMap((mine) => (mine.state === 'offered' ? buttonsOf(mine, locale) : [])).slice(0, 4);
  return { text: [title, ...lines.map((line) => `${line.label} ${line.text}`)].join('\n'), card: { title, lines, buttons } };
}

export function attendReply({ outcome, event, points, triesLeft }: AttendanceView, { locale }: Scene): Reply {
  const title = event?.title ?? '';
  const earned = points > 0 ? say(locale, `，+${points} 积分`, `, +${points} points`) : '';
  const texts: Record<AttendanceView['outcome'], [string, string]> = {
    attended: [`到场签到成功：「${title}」${earned}。祝您玩得开心！`, `Welcome to “${title}”${earned}!`],
    already: [`您已经签到过「${title}」了。`, `You have arrived at “${title}” already.`],
    waiting: [
      `您还在「${title}」的候补名单上，没有座位；请问问现场工作人员。`,
      `You are still on the waiting list of “${title}”, without a seat; please ask the staff there.`,
    ],
    'not-registered': [
      `您没有报名「${title}」，请找现场工作人员帮忙。`,
      `You are not signed up for “${title}”; please ask the staff there.`,
    ],
    'wrong-code': [
      `验证码不对或已经换了，请看墙上最新的 6 位数字（还可以试 ${triesLeft} 次）。`,
      `That is not the code on the wall now; look again (${triesLeft} tries left).`,
    ],
  };
  return { text: texts[outcome][locale === 'en' ? 1 : 0] };
}

export function feedbackReply({ title, points }: FeedbackGiven, { locale }: Scene): Reply {
  const earned = points > 0 ? say(locale, `送您 ${points} 积分，`, `+${points} points. `) : '';
  return {
    text: say(
      locale,
      `谢谢您对「${title}」的反馈！${earned}我们会认真看的。`,
      `Thank you for your feedback on “${title}”. ${earned}`.trim(),
    ),
  };
}
