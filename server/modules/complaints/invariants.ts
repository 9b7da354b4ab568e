import { HOUR_MS } from '../../core/clock';
import type { ReadCtx } from '../../core/context';
import type { Invariant } from '../../core/module';

const invariant = (name: string, states: string, sql: string, params: (ctx: ReadCtx) => unknown[] = () => []): Invariant => ({
  name: `complaints.${name}`,
  states,
  offenders: (ctx) => ctx.db.query<unknown[]>(`${sql} LIMIT 20`, params(ctx)),
});

const OPEN_NOT_WAITING = "('new', 'assigned', 'answered', 'reopened')";

/** What must hold over all complaints. */
export const complaintInvariants: readonly Invariant[] = [
  invariant(
    'state-is-last-step',
    'The state of a complaint is the one its latest step led to, and no entry is numbered beyond the count.',
    `SELECT c.number, c.state, s.toState FROM complaint c
     LEFT JOIN complaint_step s ON s.complaintId = c.id AND s.seq = (SELECT MAX(x.seq) FROM complaint_step x WHERE x.complaintId = c.id)
     WHERE s.toState IS NULL OR s.toState <> c.state OR s.seq > c.entries`,
  ),
  invariant(
    'steps-join',
    'Each step starts from the state that the one before led to.',
    `SELECT s.complaintId, s.seq, s.fromState, p.toState FROM complaint_step s
     JOIN complaint_step p ON p.complaintId = s.complaintId
      AND p.seq = (SELECT MAX(x.seq) FROM complaint_step x WHERE x.complaintId = s.complaintId AND x.seq < s.seq)
     WHERE s.fromState IS NULL OR s.fromState <> p.toState`,
  ),
  invariant(
    'clocks-present',
    'Every round of a complaint has a clock for the first answer and one for the solution.',
    `SELECT c.number, c.round, COUNT(k.lap) AS clocks FROM complaint c
     LEFT JOIN complaint_clock k ON k.complaintId = c.id AND k.kind IN ('first-answer', 'solution')
     GROUP BY c.id, c.number, c.round HAVING COUNT(k.lap) <> 2 * c.round`,
  ),
  invariant(
    'clocks-run-while-owed',
    'The solution clock runs while work is owed, stands still (or has run out) while the complainant is asked, and is stopped otherwise.',
    `SELECT c.number, c.state, k.kind, k.stoppedAt, k.frozenAt FROM complaint c
     JOIN complaint_clock k ON k.complaintId = c.id AND k.kind = 'solution' AND k.lap = c.round
     WHERE (c.state IN ${OPEN_NOT_WAITING} AND (k.stoppedAt IS NOT NULL OR k.frozenAt IS NOT NULL))
        OR (c.state = 'waiting' AND (k.stoppedAt IS NOT NULL OR (k.frozenAt IS NULL AND k.dueAt > ?)))
        OR (c.state IN ('solved', 'closed') AND k.stoppedAt IS NULL)`,
    ({ now }) => [now],
  ),
  invariant(
    'clocks-watched',
    'A clock is watched by the job exactly while it runs and has not been escalated.',
    `SELECT complaintId, kind, lap, nextAt FROM complaint_clock
     WHERE (nextAt IS NULL AND stoppedAt IS NULL AND frozenAt IS NULL AND breachedAt IS NULL)
        OR (nextAt IS NOT NULL AND (stoppedAt IS NOT NULL OR frozenAt IS NOT NULL OR breachedAt IS NOT NULL))
        OR (frozenAt IS NOT NULL AND leftMs IS NULL) OR warnAt > dueAt`,
  ),
  invariant(
    'anonymous-unnamed',
    'An anonymous complaint has a receipt and no name, and none of its complainant’s acts has a name or a time finer than an hour.',
    `SELECT c.number FROM complaint c
     WHERE (c.memberId IS NULL AND (c.receiptDigest IS NULL OR c.openedAt % ? <> 0))
        OR (c.memberId IS NOT NULL AND c.receiptDigest IS NOT NULL)
        OR (c.memberId IS NULL AND EXISTS (SELECT 1 FROM complaint_step s WHERE s.complaintId = c.id
             AND s.step IN ('file', 'add', 'rate', 'reopen') AND (s.actorId IS NOT NULL OR s.at % ? <> 0)))
        OR (c.memberId IS NULL AND EXISTS (SELECT 1 FROM complaint_message m WHERE m.complaintId = c.id
             AND m.kind IN ('addition', 'reopening') AND (m.authorId IS NOT NULL OR m.at % ? <> 0)))
        OR (c.memberId IS NULL AND EXISTS (SELECT 1 FROM complaint_solution r WHERE r.complaintId = c.id
             AND (r.points > 0 OR r.coupon IS NOT NULL OR r.ratedAt % ? <> 0)))
        OR (c.memberId IS NULL AND EXISTS (SELECT 1 FROM complaint_picture p WHERE p.complaintId = c.id
             AND (p.ownerId IS NOT NULL OR p.at % ? <> 0)))`,
    () => [HOUR_MS, HOUR_MS, HOUR_MS, HOUR_MS, HOUR_MS],
  ),
  invariant(
    'ratings-on-solutions',
    'Solutions are numbered within the complaint’s rounds, each rated at most once with 1 to 5, and a solved complaint has the one of its round.',
    `SELECT c.number, c.round, c.state, r.round AS solution, r.score FROM complaint c
     LEFT JOIN complaint_solution r ON r.complaintId = c.id AND r.round >= c.round
     WHERE r.round > c.round OR r.score < 1 OR r.score > 5 OR (r.score IS NULL) <> (r.ratedAt IS NULL)
        OR (c.state = 'solved' AND r.round IS NULL)
        OR (c.state NOT IN ('solved', 'closed') AND r.round = c.round)`,
  ),
  invariant(
    'pictures-whole',
    'Every picture has its parts, and no part is without its picture.',
    `SELECT p.id FROM complaint_picture p WHERE NOT EXISTS (SELECT 1 FROM complaint_picture_part x WHERE x.pictureId = p.id)
     UNION ALL
     SELECT x.pictureId FROM complaint_picture_part x WHERE NOT EXISTS (SELECT 1 FROM complaint_picture p WHERE p.id = x.pictureId)`,
  ),
];
