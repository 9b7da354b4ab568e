import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { ERASURE_PHRASES } from '../../../shared/privacy';
import type { TestClub } from '../../support/club';
import type { Answer, Person } from '../../support/people';

/** Things that only this one person can have left behind. */
export const CANARIES = {
  name: '金丝雀梅',
  phone: '13977755533',
  birth: '1987-03-04',
  idNumber: '110105198703040025',
  company: '金丝雀公司',
  editedName: '金丝雀莉',
  tierReason: '金丝雀升级理由',
  pointsReason: '金丝雀补分理由',
  complaint: '金丝雀投诉正文',
  addition: '金丝雀补充说明',
  note: '金丝雀内部备注',
  solution: '金丝雀处理结果',
  ratingComment: '金丝雀评价留言',
  removalReason: '金丝雀移除理由',
  feedback: '金丝雀活动感想',
  chatInLobby: '金丝雀大厅闲聊',
  chatDirect: '金丝雀私聊悄悄话',
  answered: '金丝雀梅',
  endingReason: '金丝雀退会理由',
} as const;

const DAY_MS = 86_400_000;

/** Time passes; what the jobs had to do meanwhile is caught up. */
export async function jump(club: TestClub, ms: number): Promise<void> {
  club.clock.set(club.now() + ms);
  await club.runJobs();
  await club.deliver();
}

const must = (answer: Answer): Answer['body'] => {
  if (answer.status >= 400) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};

interface Staff {
  owner: Person;
  desk: Person;
}

/** Applies, is admitted, logs in by a code, is corrected and gets a tier and a staff role. */
async function join(club: TestClub, { owner, desk }: Staff): Promise<Person> {
  const { name, phone, birth, idNumber, company } = CANARIES;
  const consents = ['agreement', 'privacy'].map((document) => ({ document, version: '1' }));
  const { id } = must(
    await club.as(null).post('/applications', { name, phone, birth: { date: birth }, idNumber, details: { company }, consents }),
  );
  must(await club.as(desk).post(`/members/${id}/review`, { decision: 'approve' }));
  must(await club.as(owner).post(`/members/${id}/tier`, { tier: 'gold', reason: CANARIES.tierReason }));
  must(await club.as(owner).post('/staff-roles', { memberId: id, role: 'auditor' }));
  const { demoCode } = must(await club.as(null).post('/login/codes', { phone }));
  must(await club.as(null).post('/login', { phone, code: demoCode }));
  must(await club.as(null).post('/login/codes', { phone })); // one more, which stays open
  const { number } = must(await club.as(desk).get(`/members/${id}`));
  return { id, number, name, phone, actor: { id, roles: ['member'] } };
}

/** Earns and spends points, with staff's reasons. */
async function earn(club: TestClub, { owner }: Staff, mei: Person): Promise<void> {
  must(await club.as(mei).post('/check-ins', {}, { 'idempotency-key': CANARIES.phone }));
  must(await club.as(owner).post(`/members/${mei.id}/points`, { points: 50, reason: CANARIES.pointsReason }));
  must(await club.as(owner).post(`/members/${mei.id}/points`, { points: -3, reason: CANARIES.pointsReason }));
}

/** Complains with a picture, is answered, rates it. */
async function complain(club: TestClub, { desk, owner }: Staff, mei: Person): Promise<void> {
  const picture = await sharp(randomBytes(64 * 64 * 3), { raw: { width: 64, height: 64, channels: 3 } })
    .jpeg()
    .toBuffer();
  const { id } = must(await club.as(mei).post('/pictures', picture, { 'content-type': 'image/jpeg' }));
  const { number } = must(await club.as(mei).post('/complaints', { text: CANARIES.complaint, pictures: [id] }));
  const of = `/complaints/${number}`;
  must(await club.as(mei).post(`${of}/messages`, { text: CANARIES.addition }));
  must(await club.as(owner).post(`${of}/assignment`, { assignee: desk.id }));
  must(await club.as(desk).post(`${of}/notes`, { text: CANARIES.note }));
  must(await club.as(desk).post(`${of}/solution`, { text: CANARIES.solution }));
  must(await club.as(mei).post(`${of}/rating`, { score: 4, comment: CANARIES.ratingComment }));
}

async function anEvent(club: TestClub, { owner }: Staff, title: string): Promise<string> {
  const startsAt = club.now() + 2 * DAY_MS;
  const draft = { title, place: '茶室', kind: 'salon', startsAt, endsAt: startsAt + 7_200_000, capacity: 20 };
  const { id } = must(await club.as(owner).post('/events', draft));
  must(await club.as(owner).post(`/events/${id}/publication`));
  return id;
}

/** Signs up for two events, is taken off one, comes to the other and says what it was like. Her birthday is on the way. */
async function takePart(club: TestClub, staff: Staff, mei: Person): Promise<void> {
  const [tea, walk] = [await anEvent(club, staff, '茶会'), await anEvent(club, staff, '郊游')];
  for (const event of [tea, walk]) must(await club.as(mei).post(`/events/${event}/registrations`, { guests: 0 }));
  const { items } = must(await club.as(staff.desk).get(`/events/${walk}/registrations`));
  must(await club.as(staff.desk).post(`/events/${walk}/registrations/${items[0].id}/removal`, { reason: CANARIES.removalReason }));
  await jump(club, 2 * DAY_MS);
  await club.as(mei).post('/attendance', { code: '000000' }); // a wrong code
  must(await club.as(staff.desk).post(`/events/${tea}/attendance`, { entries: [{ nonce: 'door-one-1', who: mei.phone }] }));
  await jump(club, DAY_MS / 8);
  must(await club.as(mei).post(`/events/${tea}/feedback`, { organisation: 5, content: 5, experience: 4, text: CANARIES.feedback }));
}

/** Talks in the group and to the bot, links another account, mutes a topic; others ask the bot for a list that she stands on. */
async function chat(club: TestClub, { desk }: Staff, mei: Person): Promise<void> {
  await club.say(desk, '排行榜');
  await club.say(mei, CANARIES.chatInLobby);
  await club.say(mei, CANARIES.chatDirect, { room: 'direct' });
  await club.say(mei, '会员卡', { room: 'direct' });
  const { id: guest } = must(await club.as(null).post('/chat/guests'));
  const visitor: Person = { ...mei, id: guest, actor: { id: guest, roles: ['guest'] } };
  await club.say(visitor, '绑定 000000', { room: 'direct' }); // a wrong code
  const { code } = must(await club.as(mei).post('/chat/link-codes'));
  await club.say(visitor, `绑定 ${code}`, { room: 'direct' });
  await club.say(visitor, CANARIES.chatInLobby);
  must(await club.as(mei).post('/chat/link-codes')); // one more, which stays open
  must(await club.as(mei).put('/me/notifications/preferences', { chat: { perks: false } }));
}

/** One member's whole life in the club, until a month before the year is over, with a canary wherever people leave words. */
export async function aMembersLife(club: TestClub): Promise<{ mei: Person } & Staff> {
  const staff = { owner: await club.staff('owner'), desk: await club.staff('desk') };
  const mei = await join(club, staff);
  await club.deliver();
  await earn(club, staff, mei);
  await complain(club, staff, mei);
  await takePart(club, staff, mei);
  await chat(club, staff, mei);
  await club.deliver();
  return { mei, ...staff };
}

/** What the nights and mornings around the end of the year bring: a warning that points expire, a reminder to renew. */
export async function aYearLater(club: TestClub): Promise<void> {
  const [row] = await club.rows<{ endsOn: string }>('SELECT MAX(termEndsOn) AS endsOn FROM member WHERE termEndsOn IS NOT NULL');
  await jump(club, Date.parse(`${row?.endsOn}T04:00Z`) - 7 * DAY_MS - club.now());
}

export const eraseMe = (club: TestClub, person: Person) => club.as(person).post('/me/erasure', { confirm: ERASURE_PHRASES['zh-CN'] });
