import { solveComplaint } from '../../server/modules/complaints/solve-complaint';
import { cancelSignUp } from '../../server/modules/events/cancel-sign-up';
import { showWallCode } from '../../server/modules/events/show-wall-code';
import { anEvent, at, join } from '../modules/events/an-event';
import type { TestClub } from '../support/club';
import type { Person } from '../support/people';

/** Somebody about to type a line that changes something. */
export interface Situation {
  /** Whose access token, or visitor's pass, the line comes with. */
  token: string;
  room: 'lobby' | 'direct';
  text: string;
}

type Staff = { desk: Person; manager: Person };
type Prepare = (club: TestClub, staff: Staff) => Promise<Situation>;

export const tokenOf = (club: TestClub, person: Pick<Person, 'actor'>): string =>
  club.club.runner.surroundings.tokens.sign(person.actor, club.now() + 900_000);

export const aGuest = async (club: TestClub): Promise<{ id: string; token: string }> => (await club.as(null).post('/chat/guests')).body;

const typed = (club: TestClub, person: Person, text: string, room: Situation['room'] = 'lobby'): Situation => ({
  token: tokenOf(club, person),
  room,
  text,
});

const aMember = (text: string, room?: Situation['room']): Prepare => {
  return async (club) => typed(club, await club.member(), text, room);
};

const complaint = async (club: TestClub, solver: Person | null): Promise<{ mei: Person; number: string }> => {
  const mei = await club.member();
  const { number } = (await club.as(mei).post('/complaints', { text: '更衣室没有热水' })).body;
  if (solver) await club.run(solveComplaint, solver.actor, { number, text: '已经修好' });
  return { mei, number };
};

const offered =
  (word: string): Prepare =>
  async (club) => {
    const [a, b] = [await club.member(), await club.member()];
    const event = await anEvent(club, { capacity: 1 });
    await join(club, a, event);
    await join(club, b, event);
    await club.run(cancelSignUp, a.actor, { eventId: event.id });
    await club.deliver();
    return typed(club, b, `${word} ${event.number}`);
  };

/** Inside the door's hours of the event of an-event.ts. */
export const EVENING = at('2026-11-28T19:05');
export const AFTERWARDS = at('2026-11-28T21:30');

const joined = async (club: TestClub) => {
  const mei = await club.member();
  const event = await anEvent(club);
  await join(club, mei, event);
  return { mei, event };
};

/** For each command that changes something, a person who may type it now; each call makes another one in the same position. */
export const SITUATIONS: Readonly<Record<string, Prepare>> = {
  checkIn: aMember('签到'),
  fileComplaint: aMember('投诉 更衣室没有热水'),
  'fileComplaint anonymously': aMember('匿名投诉 教练常常迟到', 'direct'),
  signUp: async (club) => typed(club, await club.member(), `报名 ${(await anEvent(club)).number} +1`),
  cancelSignUp: async (club) => {
    const { mei, event } = await joined(club);
    return typed(club, mei, `取消报名 ${event.number}`);
  },
  acceptOffer: offered('接受'),
  declineOffer: offered('放弃'),
  attend: async (club, { desk }) => {
    const { mei, event } = await joined(club);
    club.clock.set(EVENING);
    const { code } = await club.run<{ code: string }>(showWallCode, desk.actor, { eventId: event.id });
    return typed(club, mei, `到场 ${code}`);
  },
  giveFeedback: async (club, { desk }) => {
    const { mei, event } = await joined(club);
    club.clock.set(EVENING);
    const { code } = await club.run<{ code: string }>(showWallCode, desk.actor, { eventId: event.id });
    await club.say(mei, `到场 ${code}`);
    club.clock.set(AFTERWARDS);
    await club.runJobs();
    await club.deliver();
    return typed(club, mei, `反馈 ${event.number} 5 5 4 教练很耐心`);
  },
  rateComplaint: async (club, { manager }) => {
    const { mei, number } = await complaint(club, manager);
    return typed(club, mei, `评价 ${number} 5 处理很快`);
  },
  reopenComplaint: async (club, { manager }) => {
    const { mei, number } = await complaint(club, manager);
    return typed(club, mei, `重开 ${number} 又没有热水了`);
  },
  addToComplaint: async (club) => {
    const { mei, number } = await complaint(club, null);
    return typed(club, mei, `补充 ${number} 是二楼的更衣室`);
  },
  'openReceipt and add': async (club) => {
    const { receipt } = (await club.as(null).post('/anonymous-complaints', { text: '教练常常迟到' })).body;
    return { token: (await aGuest(club)).token, room: 'direct', text: `回执 ${receipt} 是周二的课` };
  },
  readAll: aMember('全部已读', 'direct'),
  mute: aMember('关闭通知 活动', 'direct'),
  unmute: aMember('打开通知 活动', 'direct'),
  link: async (club) => {
    const { code } = (await club.as(await club.member()).post('/chat/link-codes')).body;
    return { token: (await aGuest(club)).token, room: 'direct', text: `绑定 ${code}` };
  },
  'link with a wrong code': async (club) => ({ token: (await aGuest(club)).token, room: 'direct', text: '绑定 000000' }),
  unlink: async (club) => {
    const { code } = (await club.as(await club.member()).post('/chat/link-codes')).body;
    const { token } = await aGuest(club);
    await club.as(null).post('/rooms/direct/messages', { id: `link-${code}`, text: `绑定 ${code}` }, { authorization: `Bearer ${token}` });
    return { token, room: 'direct', text: '解绑' };
  },
};
