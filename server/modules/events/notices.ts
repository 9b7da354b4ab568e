import type { ReadCtx } from '../../core/context';
import type { Told } from '../../core/facts';
import type { Notice, Recipient } from '../../core/module';
import type { EventRow } from './event.entity';
import { localTime } from './local-time';
import { eventById } from './queries';

type Action = NonNullable<Recipient['action']>;
const join = (n: number): Action => ({ label: { 'zh-CN': '报名', en: 'Sign up' }, command: `报名 ${n}` });
const accept = (n: number): Action => ({ label: { 'zh-CN': '接受名额', en: 'Take the seat' }, command: `接受 ${n}` });
const show = (n: number): Action => ({ label: { 'zh-CN': '看活动', en: 'Show the event' }, command: `活动 ${n}` });
const list: Action = { label: { 'zh-CN': '看活动', en: 'Events' }, command: '活动' };

function paramsOf(ctx: ReadCtx, event: EventRow): Record<string, string | number> {
  const { number, title, place, capacity, cancelReason } = event;
  const [when, cancelUntil] = [event.startsAt, event.cancelUntil].map((ms) => localTime(ctx.site.zone, ms)) as [string, string];
  return { number, title, place, capacity, when, cancelUntil, reason: cancelReason ?? '' };
}

interface Person {
  memberId: string;
}
const people = (ctx: ReadCtx, where: string, params: unknown[]): Promise<Person[]> =>
  ctx.db.query<Person[]>(`SELECT r.memberId FROM registration r WHERE ${where}`, params);

/** A notice to the one member that the fact is about. */
const toMember =
  (action: (n: number) => Action, more: (ctx: ReadCtx, data: Told['data']) => Record<string, string | number> = () => ({})): Notice['to'] =>
  async (ctx, { data }) => {
    const event = await eventById(ctx.db, data.eventId as string);
    const params = { ...paramsOf(ctx, event), ...more(ctx, data) };
    return [{ to: { member: data.memberId as string }, params, action: action(event.number) }];
  };

/** Only when the fact says so. */
const only =
  (fits: (fact: Told) => boolean, to: Notice['to']): Notice['to'] =>
  async (ctx, fact) =>
    fits(fact) ? to(ctx, fact) : [];

const SHORT_MS = 12 * 3_600_000;
const isShort = ({ at, data }: Told): boolean => (data.until as number) - at < SHORT_MS;
const offered = toMember(accept, (ctx, { seats, until }) => ({ seats: seats as number, until: localTime(ctx.site.zone, until as number) }));
const isSoon = ({ data }: Told): boolean => data.soon === true;

const A_YEAR_MS = 366 * 86_400_000;
const MOST_INTERESTED = 1000;

/** The group rooms, and those who came to an event of this kind within the last year. */
const announced: Notice['to'] = async (ctx, { subject }) => {
  const event = await eventById(ctx.db, subject);
  const sql = `SELECT DISTINCT r.memberId FROM event e JOIN registration r ON r.eventId = e.id
    WHERE e.kind = ? AND e.startsAt >= ? AND e.startsAt < ? AND r.state = 'attended' ORDER BY r.memberId LIMIT ${MOST_INTERESTED}`;
  const interested = await ctx.db.query<Person[]>(sql, [event.kind, event.startsAt - A_YEAR_MS, event.startsAt]);
  const params = paramsOf(ctx, event);
  const told: Recipient['to'][] = [{ room: 'announcements' }, ...interested.map(({ memberId }) => ({ member: memberId }))];
  return told.map((to) => ({ to, params, action: join(event.number) }));
};

const calledOff: Notice['to'] = async (ctx, { subject }) => {
  const event = await eventById(ctx.db, subject);
  const had = await people(ctx, "r.eventId = ? AND r.state = 'called-off'", [subject]);
  return had.map(({ memberId }) => ({ to: { member: memberId }, params: paramsOf(ctx, event), action: list }));
};

const calledOffRoom: Notice['to'] = async (ctx, { subject, data }) => {
  if (data.wasPublished !== true) return [];
  return [{ to: { room: 'announcements' }, params: paramsOf(ctx, await eventById(ctx.db, subject)), action: list }];
};

const moved: Notice['to'] = async (ctx, { subject }) => {
  const event = await eventById(ctx.db, subject);
  const live = await people(ctx, "r.eventId = ? AND r.state IN ('confirmed','waiting','offered')", [subject]);
  return live.map(({ memberId }) => ({ to: { member: memberId }, params: paramsOf(ctx, event), action: show(event.number) }));
};

/** Those whose waiting ended with this very fact. */
const unplaced: Notice['to'] = async (ctx, { subject, at }) => {
  const event = await eventById(ctx.db, subject);
  const ended = "EXISTS (SELECT 1 FROM registration_step s WHERE s.registrationId = r.id AND s.move = 'unplace' AND s.at = ?)";
  const left = await people(ctx, `r.eventId = ? AND r.state = 'unplaced' AND ${ended}`, [subject, at]);
  return left.map(({ memberId }) => ({ to: { member: memberId }, params: paramsOf(ctx, event), action: list }));
};

const topic = 'events' as const;

/** What the events module has to say; what cannot wait for the morning is urgent. */
export const eventsNotices: readonly Notice[] = [
  { on: 'EventPublished', template: 'events.published', topic, to: announced },
  { on: 'EventCancelled', template: 'events.cancelled', topic, urgent: true, to: calledOff },
  { on: 'EventCancelled', template: 'events.cancelled-room', topic, to: calledOffRoom },
  { on: 'EventRescheduled', template: 'events.rescheduled', topic, to: moved },
  { on: 'SeatOffered', template: 'events.seat-offered', topic, to: only((fact) => !isShort(fact), offered) },
  { on: 'SeatOffered', template: 'events.seat-offered-soon', topic, urgent: true, to: only(isShort, offered) },
  { on: 'OfferExpired', template: 'events.offer-expired', topic, to: toMember(join) },
  { on: 'WaitlistEnded', template: 'events.unplaced', topic, to: unplaced },
  { on: 'RegistrationRemoved', template: 'events.removed', topic, to: toMember(show) },
  { on: 'MemberReadmitted', template: 'events.readmitted', topic, to: toMember(join) },
  { on: 'EventReminded', template: 'events.reminder', topic, to: only((fact) => !isSoon(fact), toMember(show)) },
  { on: 'EventReminded', template: 'events.reminder-soon', topic, urgent: true, to: only(isSoon, toMember(show)) },
  {
    on: 'FeedbackInvited',
    template: 'events.feedback-wanted',
    topic,
    to: toMember((n) => ({ label: { 'zh-CN': '打满分', en: 'Full marks' }, command: `反馈 ${n} 5 5 5` })),
  },
];
