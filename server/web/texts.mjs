// Everything the page says, in both languages. Short, plain: what happened, then what to do.

const KEY = 'huiguan.language';

const TEXTS = {
  'zh-CN': {
    title: '会馆',
    other: 'EN',
    otherName: 'Switch to English',
    gateLead: '签到、活动、投诉，都在这个聊天室里说一声就办。',
    phone: '手机号',
    askCode: '获取验证码',
    code: '验证码',
    enter: '进馆',
    codeSent: '验证码已发出，10 分钟内有效。',
    codeShown: '演示会馆不发短信，验证码是 {code}，已经填好。',
    phoneFirst: '请先填手机号。',
    codeFirst: '请填 6 位验证码。',
    demoHead: '演示会馆，点一位进去',
    demoLead: '人物都是虚构的，点一下就用这位的身份进馆。',
    everybody: '看全部 {n} 位',
    visit: '先看看，不登录',
    docs: '接口文档',
    home: '会馆首页',
    menu: '我的',
    close: '关闭',
    rooms: '聊天室',
    messages: '消息',
    chips: '可以这样说',
    line: '说点什么',
    hint: '说点什么，或 @{bot}',
    hintDirect: '直接说就行，例如：签到',
    send: '发送',
    older: '更早的消息',
    toEnd: '有新消息，到底部',
    news: '公告',
    hallLead: '在大厅和活动里大家都看得到；要匿名投诉，请到“单聊”里说。',
    visitor: '访客',
    me: '我',
    you: '您',
    bot: '机器人',
    onlyYou: '只有您看得到，没有保存',
    removed: '这条消息已被移除',
    remove: '移除',
    removeSure: '移除后谁都看不到，也找不回来。要移除吗？',
    connecting: '正在连接',
    open: '已连接',
    lost: '连接断了，{seconds} 秒后再连',
    offline: '网络断了，写好的话都还在',
    sending: '正在发',
    waiting: '网络不好，稍后自动重发',
    failed: '没发出去',
    retry: '再发一次',
    loading: '正在取消息',
    empty: '这里还没有人说话。说一句“签到”试试。',
    emptyDirect: '这里只有您和机器人。说“签到”“积分”“活动”，或者“帮助”。',
    loadFailed: '消息没取到：{why}',
    again: '再试一次',
    ended: '登录已到期，请重新登录。',
    away: '连不上会馆，请检查网络后再试。',
    linkHead: '绑定别的聊天账号',
    linkLead: '在别的聊天软件里把“绑定 6 位数字”发给机器人，它就认得您。每个码用一次。',
    makeCode: '给我一个绑定码',
    codeUntil: '发“绑定 {code}”，{time} 前有效',
    guestLead: '您现在是访客。如果已经是会员，点“退出”后用手机号登录；或者把会员的 6 位绑定码发给机器人，例如“绑定 123456”。',
    announceHead: '发公告',
    announceTitle: '标题',
    announceText: '内容',
    announceSend: '发到大厅和活动',
    announced: '公告已发出。',
    leave: '退出',
    unread: '{n} 条新消息',
    today: '今天',
    yesterday: '昨天',
    commands: ['签到', '积分', '活动', '我的活动', '排行榜', '我的投诉', '帮助'],
    roles: { owner: '负责人', manager: '经理', desk: '前台', finance: '财务', auditor: '审计', member: '会员', applicant: '申请人' },
  },
  en: {
    title: 'Huiguan',
    other: '中文',
    otherName: '切换到中文',
    gateLead: 'Check in, sign up, complain: say it in the chat and it is done.',
    phone: 'Phone',
    askCode: 'Get a code',
    code: 'Code',
    enter: 'Come in',
    codeSent: 'The code is on its way; it lives 10 minutes.',
    codeShown: 'This demo sends no messages. Your code is {code}; it is filled in.',
    phoneFirst: 'Your phone number first.',
    codeFirst: 'Six digits, please.',
    demoHead: 'Demo club: tap a person',
    demoLead: 'Everybody here is invented. One tap and you are in.',
    everybody: 'All {n} of them',
    visit: 'Just look around',
    docs: 'API documentation',
    home: 'Home page of the club',
    menu: 'Me',
    close: 'Close',
    rooms: 'Rooms',
    messages: 'Messages',
    chips: 'Things to say',
    line: 'Say something',
    hint: 'Say something, or @{bot}',
    hintDirect: 'Just say it, for example: check in',
    send: 'Send',
    older: 'Earlier messages',
    toEnd: 'New messages below',
    news: 'News',
    hallLead: 'Everybody sees what is said in the lobby and in events. For an anonymous complaint use the direct room.',
    visitor: 'Visitor',
    me: 'Me',
    you: 'you',
    bot: 'bot',
    onlyYou: 'Only you see this; it is not kept',
    removed: 'This message was removed',
    remove: 'Remove',
    removeSure: 'Nobody will see it again and it cannot be undone. Remove it?',
    connecting: 'Connecting',
    open: 'Connected',
    lost: 'Connection lost, next try in {seconds} s',
    offline: 'You are offline. What you typed is safe',
    sending: 'Sending',
    waiting: 'Bad connection, it will be sent again',
    failed: 'Not sent',
    retry: 'Send again',
    loading: 'Fetching messages',
    empty: 'Nobody has spoken yet. Try “check in”.',
    emptyDirect: 'Only you and the bot are here. Say “check in”, “points”, “events” or “help”.',
    loadFailed: 'The messages did not come: {why}',
    again: 'Try again',
    ended: 'Your log-in has ended. Please log in again.',
    away: 'The club cannot be reached. Check your connection and try again.',
    linkHead: 'Link another chat account',
    linkLead: 'In your other chat app send “link” and these 6 digits to the bot and it knows you. Each code works once.',
    makeCode: 'Give me a link code',
    codeUntil: 'Send “link {code}” before {time}',
    guestLead:
      'You are a visitor. Members: leave and log in by phone, or send a member’s 6-digit code to the bot, for example “link 123456”.',
    announceHead: 'Announce',
    announceTitle: 'Title',
    announceText: 'Text',
    announceSend: 'Send to lobby and events',
    announced: 'Announced.',
    leave: 'Leave',
    unread: '{n} new messages',
    today: 'Today',
    yesterday: 'Yesterday',
    commands: ['check in', 'points', 'events', 'my events', 'ranking', 'my complaints', 'help'],
    roles: {
      owner: 'owner',
      manager: 'manager',
      desk: 'desk',
      finance: 'finance',
      auditor: 'auditor',
      member: 'member',
      applicant: 'applicant',
    },
  },
};

let chosen = readChoice();

function readChoice() {
  try {
    const stored = localStorage.getItem(KEY);
    if (stored in TEXTS) return stored;
  } catch {
    // storage may be closed to this page: Chinese then
  }
  return 'zh-CN';
}

export const language = () => chosen;

export function switchLanguage() {
  chosen = chosen === 'en' ? 'zh-CN' : 'en';
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    // only for this visit then
  }
}

/** The text of that name, `{name}` filled from `params`. */
export const say = (name, params = {}) => String(TEXTS[chosen][name] ?? '').replace(/\{(\w+)\}/g, (_, key) => String(params[key] ?? ''));

export const commands = () => TEXTS[chosen].commands;
export const roleName = (role) => TEXTS[chosen].roles[role] ?? role;

/** Puts the texts into everything that names one. */
export function dress() {
  document.documentElement.lang = chosen;
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = say(node.dataset.text);
  for (const node of document.querySelectorAll('[data-label]')) node.setAttribute('aria-label', say(node.dataset.label));
  for (const node of document.querySelectorAll('[data-language]')) {
    node.textContent = say('other');
    node.setAttribute('aria-label', say('otherName'));
    node.lang = chosen === 'en' ? 'zh-CN' : 'en';
  }
}

/** UTC ms now; the page has no other clock. */
export const now = () => performance.timeOrigin + performance.now();

let zone;

/** Times are told as the club's clock shows them. True when that changes anything. */
export function useZone(name) {
  const changed = zone !== name;
  zone = name;
  return changed;
}

const inZone = (locale, options, at) => new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }).format(at);

export const timeOf = (at) => inZone(chosen, { hour: '2-digit', minute: '2-digit', hour12: false }, at);

export function dayOf(at) {
  const key = (instant) => inZone('en-CA', {}, instant);
  if (key(at) === key(now())) return say('today');
  if (key(at) === key(now() - 86_400_000)) return say('yesterday');
  return inZone(chosen, { month: 'long', day: 'numeric', weekday: 'short' }, at);
}
