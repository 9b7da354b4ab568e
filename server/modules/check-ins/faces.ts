import { CheckInsView, CheckInView } from '../../../shared/check-ins';
import type { CommandWords } from '../../core/command';
import type { Command, Route, Scene } from '../../core/faces';
import type { Reply } from '../../core/reply';
import { checkIn } from './check-in';
import { readCheckIns } from './read-check-ins';
import { checkInsWords } from './words';

export const checkInsRoutes: readonly Route[] = [
  { method: 'POST', path: '/check-ins', summary: 'Check in today', operation: checkIn, output: CheckInView },
  {
    method: 'GET',
    path: '/me/check-ins',
    summary: 'My check-ins of a month, and my streak',
    operation: readCheckIns,
    output: CheckInsView,
  },
];

/** Chinese first: the words are short because most people read them every day. */
function zhLines({ points, base, extras, streakDays, tomorrow, nextMilestone }: CheckInView): string[] {
  const sum = extras.length > 0 ? `（${[`签到 ${base}`, ...extras.map((extra) => `${extra.title} ${extra.points}`)].join('，')}）` : '';
  const ahead =
    nextMilestone && nextMilestone.inDays > 1
      ? `再坚持 ${nextMilestone.inDays} 天满 ${nextMilestone.streakDays} 天，另有 ${nextMilestone.extra} 分。`
      : '';
  const treat = tomorrow.extra ? `，含连签奖励 ${tomorrow.extra} 分` : '';
  return [
    `签到成功，+${points} 积分${sum}。`,
    streakDays > 1 ? `已连续签到 ${streakDays} 天。` : '连续签到第 1 天，好的开始。',
    `明天再来得 ${tomorrow.points} 分${treat}。${ahead}`,
  ];
}

function enLines({ points, base, extras, streakDays, tomorrow, nextMilestone }: CheckInView): string[] {
  const sum = extras.length > 0 ? ` (${[`${base} for today`, ...extras.map((extra) => `${extra.points} ${extra.title}`)].join(', ')})` : '';
  const ahead =
    nextMilestone && nextMilestone.inDays > 1
      ? ` ${nextMilestone.inDays} more days make ${nextMilestone.streakDays}: ${nextMilestone.extra} points extra.`
      : '';
  const treat = tomorrow.extra ? `, ${tomorrow.extra} of them for your streak` : '';
  return [
    `Checked in: +${points} points${sum}.`,
    streakDays > 1 ? `${streakDays} days in a row.` : 'Day one of a new streak.',
    `Tomorrow brings ${tomorrow.points} points${treat}.${ahead}`,
  ];
}

function checkInReply(view: CheckInView, { locale }: Scene): Reply {
  const zh = locale === 'zh-CN';
  const [first = '', ...rest] = zh ? zhLines(view) : enLines(view);
  const buttons = [
    { label: zh ? '我的积分' : 'My points', command: '积分' },
    { label: zh ? '排行榜' : 'Leaderboard', command: '排行榜' },
  ];
  return { text: [first, ...rest].join(zh ? '' : ' '), card: { title: first, lines: rest.map((text) => ({ text })), buttons } };
}

export const checkInsCommands: readonly Command[] = [
  {
    ...(checkInsWords[0] as CommandWords),
    help: { 'zh-CN': '每日签到，攒积分', en: 'Check in for today’s points' },
    operation: checkIn,
    input: () => ({}),
    reply: checkInReply,
  },
];
