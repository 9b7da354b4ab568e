import { coreInvariants } from '../../server/cli/verify/core-invariants';
import type { Invariant } from '../../server/core/module';
import { seedDemo } from '../../server/demo/seed-demo';
import { birthdayPerks } from '../../server/modules/perks/grant-birthday-perks';
import { openRealClub, type RealClub } from '../support/real-club';

/** Damage that the rule of that name must find, one kind after the other; each is undone before the next. */
const DAMAGE: Readonly<Record<string, readonly string[]>> = {
  'core.migrations-are-complete': [
    "UPDATE migration SET done = done - 1 WHERE name LIKE 'points-%'",
    "INSERT INTO migration(name, at, done) VALUES ('points-9999-later', 0, 1)",
  ],
  'core.keys-are-without-gap': ['DELETE FROM vault_key WHERE version = 1', 'UPDATE vault_key SET version = 7 WHERE version = 1'],
  'core.job-runs-are-sane': [
    "INSERT INTO job_run(job, slot, leaseUntil, attempts, startedAt) VALUES ('x', 2000, 0, 1, 1000)",
    "INSERT INTO job_run(job, slot, leaseUntil, attempts, startedAt) VALUES ('x', 1000, 0, 0, 1000)",
    "INSERT INTO job_run(job, slot, leaseUntil, attempts) VALUES ('x', 1000, 0, 1)",
  ],
  'core.parked-facts-rest': ["UPDATE fact SET parked = 'why'", "UPDATE fact SET parked = 'why', parkedAt = 1, dueAt = 1"],
  'system.answers-are-whole': ["INSERT INTO idempotency(`key`, request, at) VALUES ('k', 'r', 1)"],
  'system.finished-runs-have-outcomes': [
    "INSERT INTO job_run(job, slot, leaseUntil, attempts, startedAt, finishedAt) VALUES ('x', 1000, 0, 1, 1000, 1000)",
    "INSERT INTO job_run(job, slot, leaseUntil, attempts, finishedAt, outcome) VALUES ('x', 1000, 0, 0, 1000, '{}')",
  ],

  'members.term-is-recorded': ["UPDATE member SET termEndsOn = '2099-01-01' WHERE termEndsOn IS NOT NULL", 'DELETE FROM term'],
  'members.term-is-the-latest': ["UPDATE term SET endsOn = '2099-01-01'"],
  'members.admitted-have-numbers': [
    'UPDATE member SET number = NULL WHERE admittedOn IS NOT NULL',
    'UPDATE member SET phoneDigest = NULL WHERE admittedOn IS NOT NULL',
  ],
  'members.terms-run-forward': ["UPDATE term SET startsOn = '2999-01-01'", "UPDATE term SET memberId = 'mbr_nobody'"],
  'members.decided-do-not-wait': [
    'UPDATE member SET appliedAt = 1 WHERE admittedOn IS NOT NULL',
    'UPDATE member SET rejectedAt = 1 WHERE appliedAt IS NOT NULL',
    'UPDATE member SET leftAt = 1 WHERE appliedAt IS NOT NULL',
  ],
  'members.erased-hold-nothing': ['UPDATE member SET erasedAt = 1'],
  'accounts.staff-are-members': [
    'UPDATE member SET leftAt = 1',
    'UPDATE member SET revokedAt = 1',
    "UPDATE staff_role SET memberId = 'mbr_nobody'",
  ],
  'accounts.role-once': [
    "INSERT INTO staff_role(memberId, id, role, grantedAt, grantedBy) SELECT memberId, 'rol_twice', role, grantedAt, grantedBy FROM staff_role WHERE role = 'owner'",
  ],
  'accounts.codes-are-bounded': [6, -1].map(
    (tries) =>
      `INSERT INTO login_code(phoneDigest, id, expiresAt, triesLeft, sent, hourStartedAt) VALUES ('d', 'lgc_x', 1, ${tries}, 0, 0)`,
  ),

  'points.balance-is-ledger': [
    'UPDATE points_balance SET points = points + 1',
    'UPDATE points_balance SET earned = earned + 1',
    'UPDATE points_entry SET points = points + 1',
    'DELETE FROM points_entry',
  ],
  'points.ledger-has-balance': ['DELETE FROM points_balance'],
  'points.never-negative': ['UPDATE points_balance SET points = -1', 'UPDATE points_balance SET earned = -1'],
  'points.lots-not-overused': [
    "INSERT INTO points_use(memberId, lotId, entryId, points) SELECT memberId, id, 'pte_x', points + 1 FROM points_entry",
    "INSERT INTO points_use(memberId, lotId, entryId, points) SELECT memberId, id, 'pte_x', -1 FROM points_entry",
    "INSERT INTO points_use(memberId, lotId, entryId, points) VALUES ('mbr_x', 'pte_nothing', 'pte_x', 1)",
  ],
  'points.entries-are-uses': [
    'UPDATE points_entry SET points = 0',
    'UPDATE points_entry SET expiresOn = NULL',
    'UPDATE points_entry SET points = -5',
    'INSERT INTO points_use(memberId, lotId, entryId, points) SELECT memberId, id, id, 1 FROM points_entry',
  ],
  'points.nothing-expires-unseen': ["UPDATE points_balance SET dueOn = '2999-01-01'"],
  'check-ins.streak-is-unbroken': [
    'UPDATE check_in SET streak = streak + 1',
    'DELETE FROM check_in WHERE streak = 1',
    'DELETE FROM check_in WHERE streak = 2',
  ],
  'check-ins.paid-once': [
    'UPDATE check_in SET points = points + 1',
    'DELETE FROM check_in',
    "DELETE FROM points_entry WHERE reason = 'check-in'",
  ],
  'perks.birthdays-apart': [
    `INSERT INTO perk_grant(memberId, perkId, occasion, part, day, grantedAt)
     VALUES ('m', 'PERK', 'a', 0, '2026-05-01', 0), ('m', 'PERK', 'b', 0, '2027-02-01', 0)`,
  ],
  'perks.coupon-ends-once': [
    ...["'c', 't', '2027-01-01', 1, 'x', 1", "'c', 't', '2027-01-01', NULL, 'x', NULL", "'c', 't', '2027-01-01', 1, NULL, NULL"],
    ...["NULL, 't', NULL, NULL, NULL, NULL", "'c', NULL, '2027-01-01', NULL, NULL, NULL", "'c', 't', NULL, NULL, NULL, NULL"],
  ].map(
    (values) =>
      `INSERT INTO perk_grant(memberId, perkId, occasion, part, day, grantedAt, code, title, expiresOn, usedAt, usedBy, cancelledAt)
       VALUES ('m', 'p', 'o', 0, '2026-01-01', 0, ${values})`,
  ),

  'events.never-over-capacity': ['UPDATE event SET capacity = taken - 1 WHERE taken > 0', 'UPDATE event SET taken = -1'],
  'events.taken-is-seats': [
    'UPDATE event SET taken = taken + 1',
    'UPDATE event SET waiting = waiting + 1',
    'UPDATE registration SET seats = 0',
    "UPDATE registration SET state = 'cancelled'",
  ],
  'events.seats-by-state': [
    "UPDATE registration SET seats = party + 1 WHERE state = 'confirmed'",
    "UPDATE registration SET seats = 0 WHERE state = 'attended'",
    "UPDATE registration SET seats = 1 WHERE state = 'waiting'",
    "UPDATE registration SET state = 'offered' WHERE state = 'confirmed'",
    "UPDATE registration SET offerUntil = 1 WHERE state = 'confirmed'",
    "UPDATE registration SET attendedAt = NULL WHERE state = 'attended'",
    "UPDATE registration SET place = NULL WHERE state = 'waiting'",
  ],
  'events.history-leads-here': [
    "UPDATE registration SET state = 'cancelled'",
    'DELETE FROM registration_step',
    "UPDATE registration_step SET fromState = 'attended' WHERE move = 'attend'",
    "UPDATE registration_step SET move = 'offer' WHERE move = 'sign-up'",
  ],
  'events.nobody-unserved': ['UPDATE event SET capacity = capacity + 1 WHERE waiting > 0'],
  'events.nobody-skipped': [
    "UPDATE registration SET place = 0 WHERE state = 'waiting'",
    "UPDATE registration_step SET move = 'offer', place = 1000 WHERE move = 'sign-up'",
  ],
  'events.state-is-history': ["UPDATE event SET state = 'draft'", "UPDATE event_step SET toState = 'draft'", 'DELETE FROM event_step'],

  'complaints.state-is-last-step': [
    "UPDATE complaint SET state = 'closed'",
    'UPDATE complaint SET entries = 0',
    'DELETE FROM complaint_step',
  ],
  'complaints.steps-join': [
    "UPDATE complaint_step SET fromState = 'closed' WHERE fromState IS NOT NULL",
    'UPDATE complaint_step SET fromState = NULL WHERE fromState IS NOT NULL',
  ],
  'complaints.clocks-present': ["DELETE FROM complaint_clock WHERE kind = 'solution'", 'UPDATE complaint SET round = round + 1'],
  'complaints.clocks-run-while-owed': [
    'UPDATE complaint_clock SET stoppedAt = 1',
    'UPDATE complaint_clock SET frozenAt = 1',
    "UPDATE complaint SET state = 'closed'",
  ],
  'complaints.clocks-watched': [
    'UPDATE complaint_clock SET nextAt = NULL, stoppedAt = NULL, frozenAt = NULL, breachedAt = NULL',
    'UPDATE complaint_clock SET nextAt = 1, stoppedAt = 1',
    'UPDATE complaint_clock SET nextAt = NULL, frozenAt = 1, leftMs = NULL',
    'UPDATE complaint_clock SET warnAt = dueAt + 1',
  ],
  'complaints.anonymous-unnamed': [
    'UPDATE complaint SET memberId = NULL WHERE memberId IS NOT NULL',
    "UPDATE complaint SET memberId = 'mbr_x' WHERE memberId IS NULL",
    'UPDATE complaint SET openedAt = openedAt + 60000 WHERE memberId IS NULL',
    "UPDATE complaint_step SET actorId = 'mbr_x' WHERE step = 'file' AND actorId IS NULL",
    "UPDATE complaint_step SET at = at + 60000 WHERE step = 'file' AND actorId IS NULL",
    `INSERT INTO complaint_message(complaintId, seq, kind, authorId, at) SELECT id, 99, 'addition', 'mbr_x', openedAt FROM complaint WHERE memberId IS NULL`,
    `INSERT INTO complaint_message(complaintId, seq, kind, at) SELECT id, 99, 'reopening', openedAt + 1 FROM complaint WHERE memberId IS NULL`,
    `INSERT INTO complaint_solution(complaintId, round, solvedBy, at, points) SELECT id, 1, 'mbr_x', 0, 5 FROM complaint WHERE memberId IS NULL`,
    `INSERT INTO complaint_solution(complaintId, round, solvedBy, at, points, ratedAt) SELECT id, 1, 'mbr_x', 0, 0, 1 FROM complaint WHERE memberId IS NULL`,
    `INSERT INTO complaint_picture(id, complaintId, ownerId, position, bytes, at) SELECT id, id, 'mbr_x', 0, 1, 0 FROM complaint WHERE memberId IS NULL`,
    `INSERT INTO complaint_picture(id, complaintId, position, bytes, at) SELECT id, id, 0, 1, 1 FROM complaint WHERE memberId IS NULL`,
  ],
  'complaints.ratings-on-solutions': [
    ...["round + 1, 'x', 1, 0, NULL, NULL", "round, 'x', 1, 0, 6, 1", "round, 'x', 1, 0, 0, 1", "round, 'x', 1, 0, 5, NULL"].map(
      (values) =>
        `INSERT INTO complaint_solution(complaintId, round, solvedBy, at, points, score, ratedAt) SELECT id, ${values} FROM complaint WHERE state = 'new'`,
    ),
    "UPDATE complaint SET state = 'solved' WHERE state = 'new'",
    "INSERT INTO complaint_solution(complaintId, round, solvedBy, at, points) SELECT id, round, 'x', 1, 0 FROM complaint WHERE state = 'new'",
  ],
  'complaints.pictures-whole': [
    "INSERT INTO complaint_picture(id, position, bytes, at) VALUES ('pic_x', 0, 1, 0)",
    "INSERT INTO complaint_picture_part(pictureId, part, body) VALUES ('pic_x', 0, 'x')",
  ],

  'renewals.reminders-have-terms': [
    "INSERT INTO renewal_reminder(memberId, endsOn, offsetDays, remindedAt) SELECT memberId, '2999-01-01', -7, 1 FROM term",
  ],
  'notifications.deliveries-have-notifications': ['DELETE FROM notification', "UPDATE delivery SET recipient = 'mbr_other'"],
  'notifications.delivered-or-given-up': [
    'UPDATE delivery SET handedAt = dueAt, droppedAt = dueAt',
    'UPDATE delivery SET dueAt = wantedAt - 1',
    'UPDATE delivery SET handedAt = dueAt - 1',
  ],
  'notifications.duties-stay-on': [
    "INSERT INTO notification_preference(memberId, topic, channel, offSince, changedAt) VALUES ('m', 'duty', 'chat', 1, 1)",
  ],
  'chat.messages-say-something': ['UPDATE chat_message SET body = NULL'],
  'chat.direct-rooms-are-private': ["UPDATE chat_message SET roomId = 'dm_somebody' WHERE sender <> ''"],
  'chat.tries-are-bounded': [99, -1].map((n) => `INSERT INTO link_try(adapter, chatUser, tries, since) VALUES ('web', 'x', ${n}, 1)`),
  'privacy.erasures-are-told': ["INSERT INTO erasure(memberId, erasedAt, askedBy, actorId) VALUES ('mbr_x', 1, 'member', 'mbr_x')"],
  'roster.rows-lead-to-members': ["INSERT INTO roster_row(phoneDigest, memberId, said, points) VALUES ('d', 'mbr_nobody', 's', 0)"],
  'roster.opening-points-are-booked-once': [
    "INSERT INTO roster_row(phoneDigest, memberId, said, points) VALUES ('d', 'mbr_nobody', 's', 5)",
    "INSERT INTO roster_row(phoneDigest, memberId, said, points) SELECT 'd', MIN(memberId), 's', 0 FROM points_entry; UPDATE points_entry SET reason = 'roster'",
  ],
};

const UNDO = new Error('undo');

describe.each(['sqlite', 'mysql'] as const)('Every rule that npm run verify proves (%s)', (dialect) => {
  let site: RealClub;
  let rules: readonly Invariant[];
  beforeAll(async () => {
    site = await openRealClub(dialect);
    await seedDemo(site.club);
    rules = [...coreInvariants(site.club), ...site.club.modules.flatMap(({ invariants }) => [...(invariants ?? [])])];
  });
  afterAll(() => site.close());

  /** The rows that the rule finds once the statements have done their damage, which is undone afterwards. */
  async function findings(rule: Invariant, damage: string): Promise<readonly unknown[]> {
    const { vault, runner } = site.club;
    const [perk = ''] = birthdayPerks(runner.surroundings.charter);
    let found: readonly unknown[] = [];
    const spoil = site.club.db.transact(async (tx) => {
      for (const sql of damage.replaceAll('PERK', perk).split('; '))
        if ((await tx.change(sql)) === 0) throw new Error(`Damages nothing: ${sql}`);
      found = await rule.offenders({ ...runner.surroundings, db: tx, now: site.club.clock(), vault });
      throw UNDO;
    });
    await expect(spoil).rejects.toBe(UNDO);
    return found;
  }

  // Seen to fail with `OR e.points < 0` taken out of points.entries-are-uses, and with a rule that has no line in DAMAGE.
  it('holds in a lively club, and can fail: it finds each kind of damage that it is there for', async () => {
    await site.verify();
    expect(rules.map(({ name }) => name).sort()).toEqual(Object.keys(DAMAGE).sort());
    const blind: string[] = [];
    for (const rule of rules)
      for (const damage of DAMAGE[rule.name] ?? []) if ((await findings(rule, damage)).length === 0) blind.push(`${rule.name}: ${damage}`);
    expect(blind).toEqual([]);
    await site.verify();
  });
});
