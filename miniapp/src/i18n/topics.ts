import { texts } from './texts';

/** Kinds of notices, as the bot names them. */
export const topicTexts = texts(
  { membership: '会籍', points: '积分', events: '活动', complaints: '投诉', perks: '福利', duty: '工作' },
  { membership: 'Membership', points: 'Points', events: 'Events', complaints: 'Complaints', perks: 'Perks', duty: 'Duties' },
);
