import type { ArgSpec, CommandWords } from '../../core/command';

const event: ArgSpec = { name: 'event', kind: 'name' };
/** A missing event is let through: the answer lists the events one can choose from. */
const eventOrAsk: ArgSpec = { name: 'event', kind: 'name', otherwise: '' };
/** Everyday words (接受, decline) are commands only with the event's number, or the bot would answer conversations. */
const eventNumber: ArgSpec = { name: 'event', kind: 'digits', min: 1, max: 9 };
const guests: ArgSpec = { name: 'guests', kind: 'plus', otherwise: 0 };
const score = (name: string): ArgSpec => ({ name, kind: 'number', units: ['分', '星'] });

/** Chat wording of the events module. */
export const eventsWords: CommandWords[] = [
  {
    intent: 'listEvents',
    words: [
      '活动',
      '活动 列表',
      '有什么活动',
      '有啥活动',
      '有哪些活动',
      '有活动吗',
      '最近有什么活动',
      '近期活动',
      '最近活动',
      '最新活动',
      '全部活动',
      '所有活动',
      '本周活动',
      '看活动',
      '查活动',
      '查看活动',
      '活动安排',
      '活动日程',
      '活动日历',
      'event',
      'events',
      'event list',
      'list events',
      'activity',
      'activities',
      'whats on',
      "what's on",
    ],
    example: '活动',
  },
  {
    intent: 'showEvent',
    words: ['活动', '活动详情', '看活动', '查活动', '查看活动', '活动信息', 'event', 'events', 'show event'],
    args: [event],
    example: '活动 3',
  },
  {
    intent: 'signUp',
    words: ['报名', '我要报名', '我报名', '我想报名', '活动报名', '报名活动', '报名参加', 'bm', 'baoming', 'sign up', 'sign me up', 'rsvp'],
    args: [eventOrAsk, guests],
    variants: [
      { words: ['参加', '我要参加', '我参加', '参加活动'], args: [event, guests] },
      { words: ['join', 'register', 'enroll', 'enrol'], args: [eventNumber, guests] },
    ],
    example: '报名 3 +1',
  },
  {
    intent: 'cancelSignUp',
    words: [
      '取消 报名',
      '我要取消报名',
      '退出报名',
      '撤销报名',
      '报名取消',
      '退报名',
      '退报',
      'qxbm',
      'cancel sign up',
      'cancel my sign up',
      'cancel registration',
      'unregister',
    ],
    args: [eventOrAsk],
    variants: [{ words: ['取消', '退出', '退出活动', 'cancel', 'cancel event', 'withdraw'], args: [event] }],
    example: '取消报名 3',
  },
  {
    intent: 'myEvents',
    words: [
      '我的报名',
      '我的活动',
      '我的候补',
      '我报的活动',
      '我报名的活动',
      '我报了什么',
      '查报名',
      '查看报名',
      '报名查询',
      '报名记录',
      '已报名',
      '候补',
      '候补进度',
      '候补排名',
      'my events',
      'my event',
      'my sign ups',
      'my registrations',
      'my waitlist',
      'wait list',
      'waiting list',
    ],
    example: '我的报名',
  },
  {
    intent: 'acceptOffer',
    words: ['接受', '确认', '接受候补', '候补确认', '确认候补', '我接受', 'accept', 'confirm'],
    args: [eventNumber],
    variants: [{ words: ['接受名额', '确认名额', '要名额', 'accept offer', 'accept seat'], args: [eventOrAsk] }],
    example: '接受 3',
  },
  {
    intent: 'declineOffer',
    words: ['放弃', '不要', '谢绝', '婉拒', '拒绝', '我放弃', 'decline', 'give up'],
    args: [eventNumber],
    variants: [
      { words: ['放弃名额', '放弃候补', '取消候补', '退出候补', '不要名额', 'decline offer', 'decline seat'], args: [eventOrAsk] },
    ],
    example: '放弃 3',
  },
  {
    intent: 'attend',
    words: ['到场', '我到了', '已到场', '入场', '现场签到', '活动签到', '到场签到', 'attend', 'arrive', 'arrived', "i'm here"],
    args: [{ name: 'code', kind: 'digits', min: 4, max: 8, grouped: true }],
    example: '到场 123456',
  },
  {
    intent: 'giveFeedback',
    words: ['反馈', '活动反馈', '反馈活动', '活动评价', '评价活动', '我要反馈', 'feedback', 'event feedback'],
    args: [event, score('organisation'), score('content'), score('experience'), { name: 'text', kind: 'text', otherwise: '' }],
    example: '反馈 3 5 5 4 教练很耐心',
  },
];
