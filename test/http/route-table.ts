import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import type { TestClub } from '../support/club';
import type { Answer, Person } from '../support/people';

// Every route of every module with what it takes and who may reach it.

export const ACTORS = ['nobody', 'member', 'other', 'lapsed', 'owner', 'manager', 'desk', 'finance', 'auditor'] as const;
export type Who = (typeof ACTORS)[number];

const EVERYBODY = ACTORS;
const LOGGED_IN = ACTORS.filter((a) => a !== 'nobody');
const TAKING_PART = LOGGED_IN.filter((a) => a !== 'lapsed');
const ALL_STAFF = ['owner', 'manager', 'desk', 'finance', 'auditor'] as const;
const RUNNING = ['owner', 'manager', 'desk'] as const;
const LEADING = ['owner', 'manager'] as const;
const MONEY = ['owner', 'manager', 'finance'] as const;
const OWN = ['member'] as const;

export interface Setting {
  club: TestClub;
  people: Record<Exclude<Who, 'nobody'>, Person>;
  event: string;
  draft: string;
  complaint: string;
  picture: string;
  sessionId: string;
  registration: string;
  entry: string;
  notification: string;
  receipt: string;
  applicant: string;
  jpeg: Buffer;
}
export interface Expectation {
  may: readonly Who[];
  params?: (s: Setting) => Record<string, string>;
  body?: (s: Setting) => unknown;
  query?: string;
  headers?: Record<string, string>;
}

const mei = (s: Setting) => ({ id: s.people.member.id });
const other = (s: Setting) => ({ id: s.people.other.id });
const ev = (s: Setting) => ({ eventId: s.event });
const reg = (s: Setting) => ({ ...ev(s), registrationId: s.registration });
const reason = () => ({ reason: '本人要求' });
const c = (s: Setting) => ({ number: s.complaint });
const text = () => ({ text: '请再看看' });
const jpeg = { 'content-type': 'image/jpeg' };
const nothing = () => ({});

export const TABLE: Record<string, Expectation> = {
  'POST /applications': {
    may: EVERYBODY,
    body: () => ({
      name: '新人',
      phone: `137${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`,
      birth: { date: '1990-01-01' },
      consents: [
        { document: 'agreement', version: '1' },
        { document: 'privacy', version: '1' },
      ],
    }),
  },
  'GET /admission': { may: EVERYBODY },
  'GET /documents/:document': { may: EVERYBODY, params: () => ({ document: 'privacy' }) },
  'GET /me': { may: LOGGED_IN },
  'PATCH /me': { may: LOGGED_IN, body: () => ({ hidden: false }) },
  'GET /me/card': { may: LOGGED_IN },
  'GET /me/term': { may: LOGGED_IN },
  'GET /members': { may: ALL_STAFF },
  'GET /members/:id': { may: [...OWN, ...ALL_STAFF], params: mei },
  'PATCH /members/:id': { may: RUNNING, params: mei, body: () => ({ hidden: false }) },
  'POST /members/:id/review': {
    may: RUNNING,
    params: (s) => ({ id: s.applicant }),
    body: () => ({ decision: 'ask', reason: '请补一张照片' }),
  },
  'POST /members/:id/renewals': { may: ['owner', 'manager', 'desk', 'finance'], params: mei, body: () => ({ expectedEnd: '2020-01-01' }) },
  'POST /members/:id/tier': { may: RUNNING, params: mei, body: () => ({ tier: 'regular', reason: '核对' }) },
  'GET /members/:id/history': { may: ALL_STAFF, params: mei },
  'POST /login/codes': { may: EVERYBODY, body: () => ({ phone: '13712345678' }) },
  'POST /login': { may: EVERYBODY, body: (s) => ({ phone: s.people.other.phone, code: '000000' }) },
  'POST /sessions/refresh': { may: [], body: () => ({ refreshToken: 'x'.repeat(43) }) },
  'POST /sessions/logout': { may: EVERYBODY, body: () => ({ refreshToken: 'x'.repeat(43) }) },
  'GET /me/sessions': { may: LOGGED_IN },
  'DELETE /me/sessions/:id': { may: OWN, params: (s) => ({ id: s.sessionId }) },
  'GET /staff-roles': { may: ['owner', 'manager', 'auditor'] },
  'POST /staff-roles': { may: ['owner'], body: (s) => ({ memberId: s.people.finance.id, role: 'finance' }) },
  'DELETE /staff-roles/:memberId/:role': { may: ['owner'], params: (s) => ({ memberId: s.people.other.id, role: 'desk' }) },
  'GET /demo': { may: EVERYBODY },
  'GET /me/points': { may: LOGGED_IN },
  'GET /me/points/statement': { may: LOGGED_IN },
  'GET /leaderboard': { may: LOGGED_IN },
  'GET /members/:id/points/statement': { may: ALL_STAFF, params: mei },
  'POST /members/:id/points': { may: MONEY, params: other, body: () => ({ points: 1, reason: '核对' }) },
  'POST /members/:id/points/:entryId/reversal': {
    may: MONEY,
    params: (s) => ({ ...other(s), entryId: s.entry }),
    body: () => ({ reason: '核对' }),
  },
  'POST /check-ins': { may: TAKING_PART },
  'GET /me/check-ins': { may: LOGGED_IN },
  'GET /me/coupons': { may: LOGGED_IN },
  'POST /coupons/:code/redemption': { may: RUNNING, params: () => ({ code: 'K7M2X9QXDA' }) },
  'GET /events': { may: LOGGED_IN },
  'POST /events': {
    may: RUNNING,
    body: (s) => ({
      title: '茶会',
      place: '茶室',
      kind: s.club.charter.events?.kinds[0]?.id,
      startsAt: s.club.now() + 9e7,
      endsAt: s.club.now() + 9.9e7,
      capacity: 5,
    }),
  },
  'GET /events/:eventId': { may: LOGGED_IN, params: ev },
  'PATCH /events/:eventId': { may: RUNNING, params: ev, body: () => ({ version: 9999, title: '茶会' }) },
  'GET /events/:eventId/gates': { may: LOGGED_IN, params: ev },
  'GET /events/:eventId/calendar.ics': { may: LOGGED_IN, params: ev },
  'POST /events/:eventId/publication': { may: LEADING, params: ev },
  'POST /events/:eventId/registrations': { may: TAKING_PART, params: ev },
  'DELETE /events/:eventId/registrations/mine': { may: LOGGED_IN, params: ev },
  'POST /events/:eventId/offer/acceptance': { may: LOGGED_IN, params: ev },
  'POST /events/:eventId/offer/refusal': { may: LOGGED_IN, params: ev },
  'GET /me/registrations': { may: LOGGED_IN },
  'GET /events/:eventId/registrations': { may: RUNNING, params: ev },
  'POST /events/:eventId/registrations/:registrationId/removal': { may: RUNNING, params: reg, body: reason },
  'POST /events/:eventId/registrations/:registrationId/readmission': { may: RUNNING, params: reg, body: reason },
  'POST /events/:eventId/attendance': {
    may: RUNNING,
    params: ev,
    body: (s) => ({ entries: [{ nonce: randomUUID(), who: s.people.other.phone }] }),
  },
  'GET /events/:eventId/wall-code': { may: RUNNING, params: ev },
  'POST /attendance': { may: LOGGED_IN, body: () => ({ code: '000000' }) },
  'POST /events/:eventId/feedback': { may: LOGGED_IN, params: ev, body: () => ({ organisation: 5, content: 5, experience: 5 }) },
  'GET /events/:eventId/feedback': { may: ALL_STAFF, params: ev },
  'POST /events/:eventId/closing': { may: LEADING, params: (s) => ({ eventId: s.draft }) },
  'POST /events/:eventId/cancellation': { may: LEADING, params: (s) => ({ eventId: s.draft }), body: () => ({ reason: '下雨' }) },
  'POST /pictures': { may: LOGGED_IN, body: (s) => s.jpeg, headers: jpeg },
  'POST /complaints': { may: LOGGED_IN, body: text },
  'GET /me/complaints': { may: LOGGED_IN },
  'GET /complaints/:number': { may: [...OWN, 'owner', 'manager', 'desk', 'auditor'], params: c },
  'GET /complaints/:number/pictures/:id': {
    may: [...OWN, 'owner', 'manager', 'desk', 'auditor'],
    params: (s) => ({ ...c(s), id: s.picture }),
  },
  'POST /complaints/:number/messages': { may: [...OWN, ...RUNNING], params: c, body: text },
  'POST /complaints/:number/rating': { may: OWN, params: c, body: () => ({ score: 5 }) },
  'POST /complaints/:number/reopening': { may: OWN, params: c, body: text },
  'GET /complaints': { may: ['owner', 'manager', 'desk', 'auditor'] },
  'GET /complaint-figures': { may: ['owner', 'manager', 'desk', 'auditor'], query: 'from=2026-11&to=2026-11' },
  'POST /complaints/:number/notes': { may: RUNNING, params: c, body: text },
  'POST /complaints/:number/assignment': { may: RUNNING, params: c },
  'POST /complaints/:number/waiting': { may: RUNNING, params: c, body: text },
  'POST /complaints/:number/solution': { may: RUNNING, params: c, body: text },
  'GET /complaint-categories': { may: EVERYBODY },
  'POST /anonymous-complaints': { may: EVERYBODY, body: text },
  'POST /anonymous-complaints/pictures': { may: EVERYBODY, body: (s) => s.jpeg, headers: jpeg },
  'POST /anonymous-complaints/thread': { may: EVERYBODY, body: (s) => ({ receipt: s.receipt }) },
  'POST /anonymous-complaints/thread/picture': { may: [], body: (s) => ({ receipt: s.receipt, id: s.picture }) },
  'POST /anonymous-complaints/messages': { may: EVERYBODY, body: (s) => ({ receipt: s.receipt, text: '还有一件事' }) },
  'POST /anonymous-complaints/rating': { may: EVERYBODY, body: (s) => ({ receipt: s.receipt, score: 4 }) },
  'POST /anonymous-complaints/reopening': { may: EVERYBODY, body: (s) => ({ receipt: s.receipt, text: '又来了' }) },
  'GET /me/notifications': { may: LOGGED_IN },
  'POST /me/notifications/read-all': { may: LOGGED_IN },
  'POST /me/notifications/:id/read': { may: OWN, params: (s) => ({ id: s.notification }) },
  'GET /me/notifications/preferences': { may: LOGGED_IN },
  'PUT /me/notifications/preferences': { may: LOGGED_IN, body: () => ({ chat: { points: true } }) },
  'GET /notifications/failed': { may: ['owner', 'manager', 'auditor'] },
  'POST /chat/guests': { may: EVERYBODY },
  'POST /chat/link-codes': { may: LOGGED_IN },
  'GET /chat/accounts': { may: LOGGED_IN },
  'DELETE /chat/accounts/:adapter/:chatUser': { may: [], params: () => ({ adapter: 'web', chatUser: 'gst_00000000000000000000' }) },
  'GET /rooms': { may: LOGGED_IN },
  'GET /rooms/:room/messages': { may: LOGGED_IN, params: () => ({ room: 'lobby' }) },
  'POST /rooms/:room/messages': { may: LOGGED_IN, params: () => ({ room: 'lobby' }), body: () => ({ id: randomUUID(), text: '你好' }) },
  'DELETE /rooms/:room/messages/:id': { may: [], params: () => ({ room: 'lobby', id: 'msg_000000000000aaaaaaaa' }) },
  'POST /announcements': { may: LEADING, body: () => ({ title: '公告', text: '明天闭馆一天' }) },
  'GET /me/export': { may: LOGGED_IN },
  'GET /me/erasure': { may: LOGGED_IN },
  'POST /members/:id/export': { may: ['owner'], params: mei },
  'GET /jobs': { may: ALL_STAFF },
  'GET /facts/parked': { may: ['owner', 'manager', 'auditor'] },
  'POST /facts/:id/release': { may: LEADING, params: () => ({ id: 'fct_00000000000000000000' }) },
  // these end somebody's membership: after all others
  'POST /me/erasure': { may: LOGGED_IN, body: () => ({ confirm: '删了再说' }) },
  'POST /members/:id/erasure': { may: LEADING, params: mei, body: nothing },
  'POST /members/:id/ending': { may: LEADING, params: mei, body: () => ({ reason: '借卡给他人' }) },
  'POST /members/:id/phone': { may: RUNNING, params: mei, body: (s) => ({ phone: s.people.other.phone }) },
  'POST /me/leave': { may: LOGGED_IN },
};

export async function setting(club: TestClub): Promise<Setting> {
  const people = {
    member: await club.member(),
    other: await club.member(),
    lapsed: await club.member({ admittedOn: '2024-01-01', termEndsOn: '2024-12-31' }),
    owner: await club.staff('owner'),
    manager: await club.staff('manager'),
    desk: await club.staff('desk'),
    finance: await club.staff('finance'),
    auditor: await club.staff('auditor'),
  };
  const as = club.as(people.member);
  const jpegBytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#a33' } })
    .jpeg()
    .toBuffer();
  const kind = club.charter.events?.kinds[0]?.id;
  const plan = { title: '读书会', place: '书房', kind, startsAt: club.now() + 9e7, endsAt: club.now() + 9.9e7, capacity: 30 };
  const event = (await club.as(people.manager).post('/events', plan)).body.id;
  const draft = (await club.as(people.manager).post('/events', plan)).body.id;
  await club.as(people.manager).post(`/events/${event}/publication`);
  const registration =
    (await as.post(`/events/${event}/registrations`)).body.registration?.id ??
    (await club.rows<{ id: string }>('SELECT id FROM registration'))[0]?.id;
  const picture = (await as.post('/pictures', jpegBytes, jpeg)).body.id;
  const complaint = (await as.post('/complaints', { text: '热水不热', pictures: [picture] })).body.number;
  const entry = (await club.as(people.finance).post(`/members/${people.other.id}/points`, { points: 5, reason: '核对' })).body.entryId;
  const code = (await club.as(null).get('/demo')).body.people.find((p: { phone: string }) => p.phone === people.member.phone).code;
  await club.as(null).post('/login', { phone: people.member.phone, code });
  const sessionId = (await as.get('/me/sessions')).body.sessions[0].id;
  const receipt = (await club.as(null).post('/anonymous-complaints', { text: '有人插队' })).body.receipt;
  const consents = [
    { document: 'agreement', version: '1' },
    { document: 'privacy', version: '1' },
  ];
  const applicant = (
    await club.as(null).post('/applications', { name: '申请人', phone: '13612345678', birth: { date: '1990-01-01' }, consents })
  ).body.id;
  await club.deliver();
  const notification = (await club.inbox(people.member))[0].id;
  return {
    club,
    people,
    event,
    draft,
    complaint,
    picture,
    sessionId,
    registration,
    entry,
    notification,
    receipt,
    applicant,
    jpeg: jpegBytes,
  };
}

/** A request of that route as the table has it, with `body` in its place when one is given. */
export function send(s: Setting, route: string, who: Who, body?: unknown, more: Record<string, string> = {}): Promise<Answer> {
  const [method, path] = route.split(' ') as ['GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', string];
  const expected = TABLE[route] as Expectation;
  const filled = Object.entries(expected.params?.(s) ?? {}).reduce((p, [name, value]) => p.replace(`:${name}`, value), path);
  const at = filled + (expected.query ? `?${expected.query}` : '');
  const caller = s.club.as(who === 'nobody' ? null : s.people[who]);
  const headers = { ...expected.headers, ...more };
  if (method === 'GET') return caller.get(at, headers);
  if (method === 'DELETE') return caller.delete(at, headers);
  return caller[method.toLowerCase() as 'post'](at, body ?? expected.body?.(s) ?? {}, headers);
}
