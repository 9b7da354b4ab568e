import type { ReadCtx } from '../../core/context';
import type { Invariant } from '../../core/module';
import { seatRound } from './allocate-seats';
import type { EventRow } from './event.entity';
import { HOLDING, MOVES, type Move } from './lifecycle';
import { eventOf, queuePage } from './queries';
import { waitlistRule } from './waitlist-rule';

const MOST = 20;
const rows = (sql: string) => (ctx: ReadCtx) => ctx.db.query<unknown[]>(`${sql} LIMIT ${MOST}`);

/** The moves of lifecycle.ts as SQL. */
const allowedMoves = Object.entries(MOVES)
  .map(([move, { from, to }]) => {
    const states = from.filter((state) => state !== null).map((state) => `'${state}'`);
    const start = [
      ...(states.length > 0 ? [`s.fromState IN (${states.join(',')})`] : []),
      ...((from as readonly unknown[]).includes(null) ? ['s.fromState IS NULL'] : []),
    ];
    return `(s.move = '${move as Move}' AND s.toState = '${to}' AND (${start.join(' OR ')}))`;
  })
  .join(' OR ');

/** Events at which the waiting list is served now, and that have seats left. */
const OPEN_WITH_SEATS = "SELECT * FROM event WHERE state = 'published' AND closesAt > ? AND taken < capacity AND waiting > 0";

/** Running the policy again over each waiting list must give nobody anything: all that could be passed on has been. */
async function unserved(ctx: ReadCtx): Promise<readonly unknown[]> {
  const events = await ctx.db.query<EventRow[]>(OPEN_WITH_SEATS, [ctx.now]);
  const found: unknown[] = [];
  for (const event of events.map(eventOf)) {
    const round = seatRound(event.capacity - event.taken, waitlistRule(ctx.charter));
    round.take(await queuePage(ctx.db, event.id, 0, 100_000));
    found.push(...round.placements.map(({ waiting, seats }) => ({ event: event.id, registration: waiting.id, seats })));
  }
  return found.slice(0, MOST);
}

/** What `npm run verify` proves of events. */
export const eventsInvariants: readonly Invariant[] = [
  {
    name: 'events.never-over-capacity',
    states: 'No event has more seats taken than it has, or fewer than none.',
    offenders: rows('SELECT id, capacity, taken FROM event WHERE taken > capacity OR taken < 0'),
  },
  {
    name: 'events.taken-is-seats',
    states: 'The seats taken at an event are those that its registrations hold, and its waiting list is as long as it says.',
    offenders: rows(`
      SELECT e.id, e.taken, r.seats, e.waiting, r.waiting AS queued FROM event e
      LEFT JOIN (SELECT eventId, SUM(seats) AS seats, SUM(CASE WHEN state = 'waiting' THEN 1 ELSE 0 END) AS waiting FROM registration GROUP BY eventId) r
        ON r.eventId = e.id
      WHERE e.taken <> COALESCE(r.seats, 0) OR e.waiting <> COALESCE(r.waiting, 0)`),
  },
  {
    name: 'events.seats-by-state',
    states: 'Confirmed, offered and attended registrations hold seats, at most for their party; others hold none; only offers run out.',
    offenders: rows(`
      SELECT id, state, party, seats, offerUntil FROM registration
      WHERE (state IN ${HOLDING} AND (seats < 1 OR seats > party)) OR (state NOT IN ${HOLDING} AND seats <> 0)
      OR (state = 'offered' AND offerUntil IS NULL) OR (state <> 'offered' AND offerUntil IS NOT NULL)
      OR (state = 'attended' AND attendedAt IS NULL) OR (state = 'waiting' AND place IS NULL)`),
  },
  {
    name: 'events.history-leads-here',
    states: 'The last step on a registration’s record leads to the state it is in, and each step is one that the lifecycle knows.',
    offenders: rows(`
      SELECT r.id, r.state, s.toState, s.move FROM registration r
      LEFT JOIN (SELECT registrationId, MAX(seq) AS seq FROM registration_step GROUP BY registrationId) l ON l.registrationId = r.id
      LEFT JOIN registration_step s ON s.registrationId = r.id AND s.seq = l.seq
      WHERE s.seq IS NULL OR s.toState <> r.state
      UNION ALL
      SELECT s.registrationId, s.fromState, s.toState, s.move FROM registration_step s WHERE NOT (${allowedMoves})`),
  },
  {
    name: 'events.nobody-unserved',
    states: 'Where seats are free, the policy of the waiting list would give them to nobody who waits.',
    offenders: unserved,
  },
  {
    name: 'events.nobody-skipped',
    states: 'Whoever waits and was overtaken was passed over on the record, for that very registration; nobody took a seat past the list.',
    offenders: rows(`
      SELECT w.id, o.id AS overtaker FROM registration w
      JOIN registration o ON o.eventId = w.eventId AND o.id <> w.id
      JOIN registration_step s ON s.registrationId = o.id AND s.move IN ('offer', 'seat') AND s.place > w.place
      LEFT JOIN registration_step p ON p.registrationId = w.id AND p.move = 'pass-over' AND p.cause = o.id AND p.at = s.at
      WHERE w.state = 'waiting' AND p.seq IS NULL
      UNION ALL
      SELECT w.id, o.id FROM registration w JOIN registration o ON o.eventId = w.eventId
      JOIN registration_step s ON s.registrationId = o.id AND s.move = 'sign-up' AND s.place >= w.place WHERE w.state = 'waiting'`),
  },
  {
    name: 'events.state-is-history',
    states: 'The last step on an event’s record leads to the state it is in.',
    offenders: rows(`
      SELECT e.id, e.state, s.toState FROM event e
      LEFT JOIN (SELECT eventId, MAX(version) AS version FROM event_step GROUP BY eventId) l ON l.eventId = e.id
      LEFT JOIN event_step s ON s.eventId = e.id AND s.version = l.version WHERE s.version IS NULL OR s.toState <> e.state`),
  },
];
