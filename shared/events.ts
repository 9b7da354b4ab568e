import { z } from 'zod';
import { rule } from './messages';
import { idOf, instant, line, optionalParagraph } from './text';

// The wire of the events module: events 活动, registrations 报名, the waiting list 候补, attendance 到场 and feedback 反馈.

const EVENT_STATES = ['draft', 'published', 'closed', 'cancelled'] as const;
export type EventState = (typeof EVENT_STATES)[number];

const REGISTRATION_STATES = [
  'confirmed',
  'waiting',
  'offered',
  'attended',
  'cancelled',
  'declined',
  'expired',
  'removed',
  'unplaced',
  'called-off',
] as const;
export type RegistrationState = (typeof REGISTRATION_STATES)[number];

/** Where an event stands for people: its state and the clock together. */
const EVENT_PHASES = ['draft', 'announced', 'open', 'full', 'sign-up-over', 'running', 'over', 'closed', 'cancelled'] as const;
export type EventPhase = (typeof EVENT_PHASES)[number];

export const eventId = idOf('evt');
const charterId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, { error: rule('应为章程里的代号，例如 salon', 'an id of the charter, such as salon') });
const capacity = z.int().min(1).max(100_000);
const mostGuests = z.int().min(0).max(20);
const points = z.int().min(0).max(10_000);

/** What staff write of an event. Left out: `opensAt` now, `closesAt` the start, `cancelUntil` and `guests` by the charter. */
export const EventDraft = z.strictObject({
  title: line(60),
  description: optionalParagraph(4000).default(''),
  place: line(120),
  kind: charterId,
  startsAt: instant,
  endsAt: instant,
  opensAt: instant.optional(),
  closesAt: instant.optional(),
  cancelUntil: instant.optional(),
  capacity,
  guests: mostGuests.optional(),
  tierFrom: charterId.nullable().default(null),
  points: points.default(0),
});

/** Changes to an event; `version` is the one that was read. When `startsAt` moves, instants that are left out move along. */
export const EventEdit = z.strictObject({
  eventId,
  version: z.int().min(1),
  title: line(60).optional(),
  description: optionalParagraph(4000).optional(),
  place: line(120).optional(),
  kind: charterId.optional(),
  startsAt: instant.optional(),
  endsAt: instant.optional(),
  opensAt: instant.optional(),
  closesAt: instant.optional(),
  cancelUntil: instant.optional(),
  capacity: capacity.optional(),
  guests: mostGuests.optional(),
  tierFrom: charterId.nullable().optional(),
  points: points.optional(),
});

const pageSize = z.coerce.number().int().min(1).max(100).default(20);
const fromQuery = z.coerce.number().pipe(instant).optional();

export const EventsQuery = z.strictObject({
  state: z.enum(EVENT_STATES).optional(),
  /** Those that start at or after, UTC ms. */
  from: fromQuery,
  /** Those that start before, UTC ms. */
  to: fromQuery,
  kind: charterId.optional(),
  /** Only those one is registered for or waiting for. */
  mine: z.enum(['true', 'false']).optional(),
  /** By their start: the soonest first, or the latest first, as for those that are over. */
  order: z.enum(['soonest', 'latest']).default('soonest'),
  after: z
    .string()
    .regex(/^\d{1,15}_evt_[0-9a-z]{8,35}$/, { error: rule('应为上一页给出的 next', 'the `next` of the page before') })
    .optional(),
  limit: pageSize,
});

export const RegistrationsQuery = z.strictObject({
  eventId,
  state: z.enum(REGISTRATION_STATES).optional(),
  after: idOf('reg').optional(),
  limit: pageSize,
});

/** Company that comes along, without oneself. */
export const company = z.int().min(0).max(1_000_000).default(0);
/** The same in an address. */
export const companyAsked = z.coerce.number().pipe(z.int().min(0).max(1_000_000)).default(0);
/** How an event is called in chat: its number, or a part of its title; empty: which ones are there? */
export const eventName = z.string().max(400);

/** One person at the door: a registration's code or id, a member number or a phone number. */
export const DoorEntry = z.strictObject({
  /** Made by the device, once for each person it lets in: sent again, it changes nothing. */
  nonce: z.string().regex(/^[\w-]{8,64}$/, { error: rule('应为 8–64 个字母、数字、- 或 _', '8 to 64 letters, digits, - or _') }),
  who: line(40),
  /** When they came, if it was noted without network; UTC ms. */
  at: instant.optional(),
});

export const DoorList = z.strictObject({
  eventId,
  entries: z
    .array(DoorEntry)
    .min(1)
    .max(200)
    .refine((entries) => new Set(entries.map(({ nonce }) => nonce)).size === entries.length, {
      error: rule('每个 nonce 只写一次', 'each nonce once'),
    }),
});

export const wallCode = z.string().regex(/^\d{6}$/, { error: rule('应为 6 位数字', 'six digits') });

const score = z.int().min(1).max(5);
export const Feedback = z.strictObject({
  eventId,
  organisation: score,
  content: score,
  experience: score,
  text: optionalParagraph(2000).default(''),
});

export const MyRegistration = z.object({
  id: z.string(),
  eventId: z.string(),
  eventNumber: z.int(),
  title: z.string(),
  place: z.string(),
  startsAt: z.int(),
  endsAt: z.int(),
  startsLocal: z.string(),
  eventState: z.enum(EVENT_STATES),
  state: z.enum(REGISTRATION_STATES),
  /** People in all, oneself included. */
  party: z.int(),
  /** Seats held by it. */
  seats: z.int(),
  /** Place on the waiting list, from 1. */
  position: z.int().nullable(),
  /** An offer holds the seats until then. */
  offerUntil: z.int().nullable(),
  offerUntilLocal: z.string().nullable(),
  cancelUntil: z.int(),
  cancelUntilLocal: z.string(),
  /** Shown at the door. */
  code: z.string(),
  /** Had a seat, and the event ended without them. */
  absent: z.boolean(),
  feedbackGiven: z.boolean(),
});
export type MyRegistration = z.infer<typeof MyRegistration>;

export const EventView = z.object({
  id: z.string(),
  /** As called in chat: 活动 3. */
  number: z.int(),
  title: z.string(),
  description: z.string(),
  place: z.string(),
  kind: z.string(),
  kindTitle: z.string(),
  state: z.enum(EVENT_STATES),
  phase: z.enum(EVENT_PHASES),
  startsAt: z.int(),
  endsAt: z.int(),
  opensAt: z.int(),
  closesAt: z.int(),
  cancelUntil: z.int(),
  /** The club's clock, `2026-11-28 19:00`. */
  startsLocal: z.string(),
  endsLocal: z.string(),
  opensLocal: z.string(),
  closesLocal: z.string(),
  cancelUntilLocal: z.string(),
  capacity: z.int(),
  taken: z.int(),
  free: z.int(),
  waiting: z.int(),
  guests: z.int(),
  tierFrom: z.string().nullable(),
  tierTitle: z.string().nullable(),
  points: z.int(),
  /** Why it was cancelled. */
  cancelReason: z.string().nullable(),
  conduct: z.array(z.string()),
  version: z.int(),
  mine: MyRegistration.nullable(),
});
export type EventView = z.infer<typeof EventView>;

export const EventPage = z.object({ items: z.array(EventView), next: z.string().nullable() });
export const MyRegistrationPage = z.object({ items: z.array(MyRegistration), next: z.string().nullable() });

const GateView = z.object({
  gate: z.string(),
  outcome: z.enum(['pass', 'wait', 'refuse']),
  code: z.string().optional(),
  params: z.record(z.string(), z.unknown()).optional(),
  reason: z.string().optional(),
  next: z.string().optional(),
});
/** What signing up now would lead to, gate by gate, in the order in which they are asked. */
export const GatesView = z.object({ outcome: z.enum(['seat', 'waiting-list', 'refused']), gates: z.array(GateView) });
export type GatesView = z.infer<typeof GatesView>;

const RegistrationView = z.object({
  id: z.string(),
  memberId: z.string(),
  number: z.string().nullable(),
  name: z.string(),
  state: z.enum(REGISTRATION_STATES),
  party: z.int(),
  seats: z.int(),
  passedOver: z.int(),
  code: z.string(),
  offerUntil: z.int().nullable(),
  attendedAt: z.int().nullable(),
  absent: z.boolean(),
});
export type RegistrationView = z.infer<typeof RegistrationView>;
export const RegistrationPage = z.object({ items: z.array(RegistrationView), next: z.string().nullable() });

const DOOR_OUTCOMES = ['attended', 'already', 'waiting', 'not-registered', 'unknown'] as const;
export type DoorOutcome = (typeof DOOR_OUTCOMES)[number];
const DoorResult = z.object({
  nonce: z.string(),
  outcome: z.enum(DOOR_OUTCOMES),
  name: z.string().nullable(),
  number: z.string().nullable(),
  party: z.int().nullable(),
  points: z.int(),
});
export type DoorResult = z.infer<typeof DoorResult>;
export const DoorResults = z.object({ results: z.array(DoorResult) });

export const WallCodeView = z.object({
  code: z.string(),
  /** The next code comes up then, UTC ms. */
  until: z.int(),
});

/** A wrong code is answered, not refused, because the try has to be counted. */
export const AttendanceView = z.object({
  outcome: z.enum(['attended', 'already', 'waiting', 'not-registered', 'wrong-code']),
  event: z.object({ id: z.string(), number: z.int(), title: z.string() }).nullable(),
  points: z.int(),
  triesLeft: z.int(),
});
export type AttendanceView = z.infer<typeof AttendanceView>;

export const FeedbackGiven = z.object({ eventId: z.string(), number: z.int(), title: z.string(), points: z.int() });
export type FeedbackGiven = z.infer<typeof FeedbackGiven>;

/** Averages and texts only from three answers on: below, they would point at people. */
export const FeedbackSummary = z.object({
  answers: z.int(),
  attended: z.int(),
  averages: z.object({ organisation: z.number(), content: z.number(), experience: z.number() }).nullable(),
  texts: z.array(z.string()),
});

/** Several events fit what was typed. */
export interface EventChoices {
  choices: readonly { number: number; title: string; startsLocal: string }[];
}
