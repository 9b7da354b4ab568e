import type { ArgSpec, CommandWords } from '../../core/command';

const topic: ArgSpec = {
  name: 'topic',
  kind: 'choice',
  choices: {
    membership: ['会籍', '会员', '续费', 'membership'],
    points: ['积分', 'points'],
    events: ['活动', '报名', 'events', 'event'],
    complaints: ['投诉', 'complaints', 'complaint'],
    perks: ['福利', '生日', '优惠', 'perks', 'perk'],
    duty: ['工作', 'duty', 'duties'],
  },
};

/** Chat wording of the notifications module. */
export const notificationsWords: CommandWords[] = [
  {
    intent: 'inbox',
    words: [
      '消息',
      '通知',
      '我的消息',
      '我的通知',
      '查消息',
      '看消息',
      '查看消息',
      '查看通知',
      '消息列表',
      '通知列表',
      '未读消息',
      '收件箱',
      '站内信',
      'inbox',
      'my messages',
      'messages',
      'notifications',
    ],
    example: '消息',
  },
  { intent: 'readAll', words: ['全部已读', '一键已读', '消息已读', 'mark all read', 'read all'], example: '全部已读' },
  {
    intent: 'notificationSettings',
    words: ['免打扰', '通知设置', '消息设置', '通知开关', 'do not disturb', 'dnd', 'notification settings'],
    example: '免打扰',
  },
  // Without a topic they are everyday talk ("关闭通知?"), so the topic is required.
  { intent: 'mute', words: ['关闭通知', '关通知', '屏蔽通知', '不要通知', 'mute'], args: [topic], example: '关闭通知 活动' },
  { intent: 'unmute', words: ['打开通知', '开启通知', '开通知', '恢复通知', 'unmute'], args: [topic], example: '打开通知 活动' },
];
