import { AdjustedView, type BoardPeriod, LeaderboardView, PointsView, ReversalView, StatementView } from '../../../shared/points';
import type { CommandWords } from '../../core/command';
import type { Command, Route, Scene, Schedule } from '../../core/faces';
import type { NamingReply, Reply } from '../../core/reply';
import { adjustPoints } from './adjust-points';
import { expirePoints } from './expire-points';
import { readLeaderboard } from './read-leaderboard';
import { readMemberStatement } from './read-member-statement';
import { readPoints } from './read-points';
import { readStatement } from './read-statement';
import { reverseEntry } from './reverse-entry';
import { pointsWords } from './words';

const wordsOf = (intent: string): CommandWords => pointsWords.find((words) => words.intent === intent) as CommandWords;

export const pointsRoutes: readonly Route[] = [
  { method: 'GET', path: '/me/points', summary: 'My points: balance, and what expires next', operation: readPoints, output: PointsView },
  {
    method: 'GET',
    path: '/me/points/statement',
    summary: 'My points statement, newest first',
    operation: readStatement,
    output: StatementView,
  },
  { method: 'GET', path: '/leaderboard', summary: 'Who earned most, and my place', operation: readLeaderboard, output: LeaderboardView },
  {
    method: 'GET',
    path: '/members/:id/points/statement',
    summary: 'A member’s points statement (staff)',
    operation: readMemberStatement,
    output: StatementView,
  },
  {
    method: 'POST',
    path: '/members/:id/points',
    summary: 'Give or take points, with a reason (staff)',
    operation: adjustPoints,
    output: AdjustedView,
  },
  {
    method: 'POST',
    path: '/members/:id/points/:entryId/reversal',
    summary: 'Correct an entry by reversing it (staff)',
    operation: reverseEntry,
    output: ReversalView,
  },
];

const PERIODS: Record<BoardPeriod, { 'zh-CN': string; en: string }> = {
  day: { 'zh-CN': '今日', en: 'today' },
  week: { 'zh-CN': '本周', en: 'this week' },
  month: { 'zh-CN': '本月', en: 'this month' },
  season: { 'zh-CN': '本季', en: 'this season' },
  year: { 'zh-CN': '今年', en: 'this year' },
  all: { 'zh-CN': '历史', en: 'all time' },
};

function pointsReply({ balance, expiring: [next] }: PointsView, { locale }: Scene): Reply {
  const zh = locale === 'zh-CN';
  const have = zh ? `您现有 ${balance} 积分。` : `You have ${balance} points.`;
  const soon = next ? (zh ? `其中 ${next.points} 分可用到 ${next.on}。` : `${next.points} of them can be used until ${next.on}.`) : '';
  const hint = zh ? '每天签到、参加活动都能攒积分。' : 'Check in daily and come to events to earn more.';
  const text = [have, next ? soon : hint].join(zh ? '' : ' ');
  const buttons = [
    { label: zh ? '签到' : 'Check in', command: '签到' },
    { label: zh ? '排行榜' : 'Leaderboard', command: '排行榜' },
  ];
  return { text, card: { title: zh ? '我的积分' : 'My points', lines: [{ text: have }, { text: next ? soon : hint }], buttons } };
}

/** 林小梅 as others read it in the rooms: 林**. */
const initial = (name: string): string => `${[...name].slice(0, -1)[0] ?? ''}**`;

/** With names for the one who asks; what the rooms keep has initials only. */
const leaderboardReply = (view: LeaderboardView, scene: Scene): NamingReply => ({
  ...boardReply(view, scene),
  kept: boardReply({ ...view, places: view.places.map((place) => ({ ...place, name: initial(place.name) })) }, scene),
});

function boardReply({ period, places, me }: LeaderboardView, { locale }: Scene): Reply {
  const zh = locale === 'zh-CN';
  const title = zh ? `${PERIODS[period][locale]}积分榜` : `Leaderboard, ${PERIODS[period][locale]}`;
  const lines = places.map(({ rank, name, points }) => ({
    label: `${rank}.`,
    text: zh ? `${name} ${points} 分` : `${name}, ${points}`,
  }));
  const empty = zh ? '还没有人上榜，签个到就是第一名。' : 'Nobody is on it yet: check in and be the first.';
  const mine = me && !me.hidden ? ownPlace(me, zh) : '';
  const text = [title, ...(lines.length > 0 ? lines.map((line) => `${line.label} ${line.text}`) : [empty]), ...(mine ? [mine] : [])].join(
    '\n',
  );
  return { text, card: { title, lines: [...(lines.length > 0 ? lines : [{ text: empty }]), ...(mine ? [{ text: mine }] : [])] } };
}

function ownPlace({ rank, points }: { rank: number | null; points: number }, zh: boolean): string {
  if (rank === null) return zh ? '您还没有上榜，签到就能得分。' : 'You are not on it yet; a check-in earns points.';
  return zh ? `您第 ${rank} 名，${points} 分。` : `You are number ${rank} with ${points} points.`;
}

export const pointsCommands: readonly Command[] = [
  {
    ...wordsOf('points'),
    help: { 'zh-CN': '看我的积分和到期日', en: 'My points and when they expire' },
    operation: readPoints,
    input: () => ({}),
    reply: pointsReply,
  },
  {
    ...wordsOf('leaderboard'),
    help: { 'zh-CN': '看积分排行榜（今日、本周、本月、本季、今年、历史）', en: 'Leaderboard: day, week, month, season, year, all' },
    operation: readLeaderboard,
    input: ({ period }) => (period === undefined ? {} : { period }),
    reply: leaderboardReply,
  },
];

/** Half past midnight, page after page until nobody is due. */
export const pointsSchedules: readonly Schedule[] = [
  {
    job: 'points.expire',
    cron: '30 0 * * *',
    operation: expirePoints,
    input: (slot, previous: { more: boolean } | null) => (previous === null || previous.more ? { slot } : null),
    catchUp: 1, // a night books everything that has become due before it
  },
];
