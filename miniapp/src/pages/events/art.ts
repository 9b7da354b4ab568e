const ARTS = ['hills', 'tea', 'books', 'craft', 'court', 'lanterns', 'hall'] as const;
export type Art = (typeof ARTS)[number];

// A charter names its kinds as it likes: its ids and titles are looked through for what they speak of.
const SIGNS: readonly (readonly [Exclude<Art, 'hall'>, RegExp])[] = [
  ['hills', /outing|hike|walk|trip|tour|outdoor|camp|郊|游|徒步|远足|户外|登|露营|自驾/i],
  ['books', /read|book|lecture|talk|书|读|讲座|分享/i],
  ['craft', /class|craft|course|workshop|paint|手艺|手工|课|书法|画|陶/i],
  ['court', /match|sport|game|ball|chess|golf|dart|fit|球|棋|牌|赛|运动|飞镖|健身/i],
  ['lanterns', /banquet|dinner|party|festival|gala|feast|宴|雅集|晚会|聚餐|庆|节/i],
  ['tea', /salon|tea|coffee|wine|tasting|茶|沙龙|咖啡|品鉴|酒/i],
];

/** Which picture an event is given, by the id and title of its kind in the charter; the hall when nothing fits. */
export const artOf = ({ kind, kindTitle }: { kind: string; kindTitle: string }): Art =>
  SIGNS.find(([, sign]) => sign.test(kind))?.[0] ?? SIGNS.find(([, sign]) => sign.test(kindTitle))?.[0] ?? 'hall';
