import type { CommandWords } from '../../core/command';

/** Chat wording of the check-ins module. */
export const checkInsWords: CommandWords[] = [
  {
    intent: 'checkIn',
    words: [
      '签到',
      '打卡',
      '我要签到',
      '我签到',
      '签个到',
      '每日签到',
      '今日签到',
      '签到打卡',
      '我要打卡',
      'qd',
      'dk',
      'qiandao',
      'daka',
      'check in',
      'check me in',
      'clock in',
      'sign in',
    ],
    example: '签到',
  },
];
