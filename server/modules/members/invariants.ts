import type { Invariant } from '../../core/module';

export const membersInvariants: readonly Invariant[] = [
  {
    name: 'members.term-is-the-latest',
    states: "The term dates on a member's row are those of a recorded term",
    offenders: ({ db }) =>
      db.query(
        `SELECT m.id, m.termStartsOn, m.termEndsOn FROM member m WHERE m.termEndsOn IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM term t WHERE t.memberId = m.id AND t.startsOn = m.termStartsOn AND t.endsOn = m.termEndsOn) LIMIT 20`,
      ),
  },
  {
    name: 'members.admitted-have-numbers',
    states: 'Whoever was admitted has a member number, and a phone unless erased',
    offenders: ({ db }) => db.query('SELECT id FROM member WHERE admittedOn IS NOT NULL AND (number IS NULL OR (phoneDigest IS NULL AND erasedAt IS NULL)) LIMIT 20'),
  },
  {
    name: 'members.terms-run-forward',
    states: 'Every term belongs to a member and does not end before it starts',
    offenders: ({ db }) => db.query('SELECT t.id FROM term t LEFT JOIN member m ON m.id = t.memberId WHERE m.id IS NULL OR t.endsOn < t.startsOn LIMIT 20'),
  },
  {
    name: 'members.erased-hold-nothing',
    states: 'An erased record holds no personal column',
    offenders: ({ db }) =>
      db.query('SELECT id FROM member WHERE erasedAt IS NOT NULL AND (name IS NOT NULL OR phone IS NOT NULL OR birth IS NOT NULL OR idNumber IS NOT NULL OR details IS NOT NULL OR phoneDigest IS NOT NULL) LIMIT 20'),
  },
];
