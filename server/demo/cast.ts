/** The invented people of the demo club. Their phones begin with 1400001, which no network gives out. */
export interface Figure {
  name: string;
  phone: string;
  born: string;
  lunar: boolean;
  tier: string;
  /** Days before today on which the term began; it lasts a year. */
  joinedDaysAgo: number;
}

const SURNAMES = [...'林周陈王李赵孙吴郑冯何吕施张孔曹严华金魏陶姜戚谢邹喻'];
const GIVEN = [
  '小梅',
  '建国',
  '思远',
  '秀兰',
  '子轩',
  '敏',
  '悦',
  '昊',
  '爽朗',
  '雨晴',
  '志强',
  '丽华',
  '俊杰',
  '雅琴',
  '国庆',
  '晓峰',
  '静怡',
  '文博',
  '春燕',
  '海涛',
];
const TIERS = ['regular', 'regular', 'regular', 'silver', 'silver', 'gold', 'platinum', 'diamond'];
const PEOPLE = 60;

const two = (n: number): string => String(n).padStart(2, '0');

/** Sixty people; the same every time but for one, whose birthday is `today`. */
export function cast(today: string): Figure[] {
  return Array.from({ length: PEOPLE }, (_, i) => ({
    name: `${SURNAMES[(i * 7) % SURNAMES.length]}${GIVEN[(i * 3 + Math.floor(i / GIVEN.length)) % GIVEN.length]}`,
    phone: `1400001${String(i).padStart(4, '0')}`,
    born:
      i === 6
        ? `1988-${today.slice(5) === '02-29' ? '02-28' : today.slice(5)}`
        : `${1950 + ((i * 13) % 50)}-${two(1 + ((i * 5) % 12))}-${two(1 + ((i * 11) % 28))}`,
    lunar: i % 9 === 4,
    tier: TIERS[(i * 5) % TIERS.length] as string,
    // most are in the middle of their year; some end within the month, some are in their grace, some lapsed
    joinedDaysAgo: i % 12 === 3 ? 358 : i % 12 === 7 ? 380 : i % 20 === 11 ? 430 : 20 + ((i * 37) % 320),
  }));
}

export const STAFF = ['owner', 'manager', 'desk', 'finance', 'auditor'] as const;

export const APPLICANTS = [
  { name: '欧阳晨', phone: '14000019001', born: '1996-03-14' },
  { name: '慕容雪', phone: '14000019002', born: '2001-11-02' },
  { name: '司徒明', phone: '14000019003', born: '1979-07-23' },
];

/** `kind`: which of the charter's kinds, counted round. */
export const EVENTS = [
  { title: '秋日登高·香山红叶', place: '香山公园东门', kind: 3, day: -24, hour: 8, hours: 6, capacity: 30, guests: 1, signUps: 24 },
  { title: '老茶新泡：白茶品鉴会', place: '会馆二楼茶室', kind: 0, day: -9, hour: 14, hours: 2, capacity: 16, guests: 0, signUps: 16 },
  { title: '周三羽毛球', place: '城东体育馆 3、4 号场', kind: 4, day: 3, hour: 19, hours: 2, capacity: 12, guests: 1, signUps: 15 },
  { title: '读书会：《长安的荔枝》', place: '会馆一楼书房', kind: 1, day: 6, hour: 15, hours: 2, capacity: 20, guests: 1, signUps: 9 },
  { title: '手工月饼与灯谜', place: '会馆厨房', kind: 2, day: 12, hour: 10, hours: 3, capacity: 18, guests: 2, signUps: 6 },
  {
    title: '年终答谢晚宴',
    place: '会馆宴会厅',
    kind: 5,
    day: 33,
    hour: 18,
    hours: 3,
    capacity: 80,
    guests: 1,
    signUps: 20,
    tierFrom: 'silver',
  },
] as const;

export const COMPLAINTS = [
  { text: '更衣室热水时有时无，已经三天了。', category: 0, daysAgo: 12, ends: 'closed' },
  { text: '前台排队等了四十分钟，没有人招呼。', category: 1, daysAgo: 8, ends: 'solved' },
  { text: '羽毛球场的灯坏了两盏，看不清球。', category: 0, daysAgo: 5, ends: 'waiting' },
  { text: '上次活动临时改时间，没有收到通知。', category: 2, daysAgo: 3, ends: 'answered' },
  { text: '停车场入口太窄，建议加一面镜子。', category: 4, daysAgo: 2, ends: 'assigned' },
  { text: '续费以后发票一直没有开出来。', category: 3, daysAgo: 1, ends: 'new' },
  { text: '茶室的空调太冷，老人受不了。', category: 0, daysAgo: 15, ends: 'reopened' },
] as const;

export const TALK = [
  '今天的茶真香',
  '周三打球还有位子吗？',
  '有，群里发“报名 3”就行',
  '谢谢会馆的生日祝福！',
  '读书会这次读哪一本？',
  '《长安的荔枝》，记得带笔记',
];
