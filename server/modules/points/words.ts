import type { ArgSpec, CommandWords } from '../../core/command';

const period: ArgSpec = {
  name: 'period',
  kind: 'choice',
  optional: true,
  choices: {
    day: ['今天', '今日', '本日', '日', '日榜', 'day', 'today'],
    week: ['本周', '这周', '周', '周榜', 'week', 'this week'],
    month: ['本月', '这个月', '月', '月榜', 'month', 'this month'],
    season: ['本季', '本季度', '季', '季度', '季榜', 'season', 'quarter'],
    year: ['今年', '本年', '年', '年榜', '年度', 'year', 'this year'],
    all: ['全部', '所有', '总', '总榜', '历史', 'all', 'all time'],
  },
};

/** Chat wording of the points module. */
export const pointsWords: CommandWords[] = [
  {
    intent: 'points',
    words: [
      '积分',
      '我的积分',
      '查积分',
      '查询积分',
      '查看积分',
      '看积分',
      '积分查询',
      '积分余额',
      '剩余积分',
      '多少积分',
      '我有多少积分',
      '积分多少',
      'jf',
      'jifen',
      'points',
      'my points',
      'balance',
      'my balance',
    ],
    example: '积分',
  },
  {
    intent: 'leaderboard',
    words: [
      '排行榜',
      '积分榜',
      '积分排行榜',
      '积分排行',
      '积分排名',
      '排行',
      '排名',
      '榜单',
      '查看排行榜',
      'phb',
      'rank',
      'ranks',
      'ranking',
      'rankings',
      'leaderboard',
    ],
    args: [period],
    variants: [
      { words: ['日榜', '今日榜', '今日排行榜', '今日排行', 'daily rank'], sets: { period: 'day' } },
      { words: ['周榜', '本周榜', '本周排行榜', '本周排行', '周排行榜', 'weekly rank'], sets: { period: 'week' } },
      { words: ['月榜', '本月榜', '本月排行榜', '本月排行', '月排行榜', 'monthly rank'], sets: { period: 'month' } },
      { words: ['季榜', '本季排行榜', '季度排行榜'], sets: { period: 'season' } },
      { words: ['年榜', '年度榜', '年度排行榜', '今年排行榜', 'yearly rank'], sets: { period: 'year' } },
      { words: ['总榜', '总排行榜', '总排行', 'all time rank'], sets: { period: 'all' } },
    ],
    example: '排行榜 本周',
  },
];
