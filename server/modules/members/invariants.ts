import type { ReadCtx } from '../../core/context';
import type { Invariant } from '../../core/module';

const MANY = 20;
const rows =
  (sql: string): Invariant['offenders'] =>
  ({ db }) =>
    db.query(`${sql} LIMIT ${MANY}`);

interface Candidate {
  id: string;
  termEndsOn: string;
  endsOn: string;
  recordedAt: number;
}

/**
 * Terms that end later than the member's row says. Renewing never takes days away, so there are none but those of an earlier
 * membership, before the person left and was admitted again.
 */
async function laterTerms({ db }: ReadCtx): Promise<readonly unknown[]> {
  const found = await db.query<Candidate[]>(
    `SELECT m.id, m.termEndsOn, t.endsOn, t.recordedAt FROM member m JOIN term t ON t.memberId = m.id
     WHERE m.admittedOn IS NOT NULL AND m.termEndsOn IS NOT NULL AND t.endsOn > m.termEndsOn LIMIT 500`,
  );
  const offenders: Candidate[] = [];
  for (const one of found) {
    const sql = "SELECT MAX(at) AS at FROM member_step WHERE memberId = ? AND step = 'approved'";
    const [approved] = await db.query<{ at: number | null }[]>(sql, [one.id]);
    if (Number(one.recordedAt) > Number(approved?.at ?? 0)) offenders.push(one);
    if (offenders.length === MANY) break;
  }
  return offenders;
}

export const membersInvariants: readonly Invariant[] = [
  {
    name: 'members.term-is-recorded',
    states: "The term dates on a member's row are those of a recorded term",
    offenders: rows(
      `SELECT m.id, m.termStartsOn, m.termEndsOn FROM member m WHERE m.termEndsOn IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM term t WHERE t.memberId = m.id AND t.startsOn = m.termStartsOn AND t.endsOn = m.termEndsOn)`,
    ),
  },
  {
    name: 'members.term-is-the-latest',
    states: "No term of the present membership ends later than the member's row says",
    offenders: laterTerms,
  },
  {
    name: 'members.admitted-have-numbers',
    states: 'Whoever was admitted has a member number, and a phone unless erased',
    offenders: rows(
      'SELECT id FROM member WHERE admittedOn IS NOT NULL AND (number IS NULL OR (phoneDigest IS NULL AND erasedAt IS NULL))',
    ),
  },
  {
    name: 'members.terms-run-forward',
    states: 'Every term belongs to a member and does not end before it starts',
    offenders: rows('SELECT t.id FROM term t LEFT JOIN member m ON m.id = t.memberId WHERE m.id IS NULL OR t.endsOn < t.startsOn'),
  },
  {
    name: 'members.decided-do-not-wait',
    states: 'An application that was decided, withdrawn or ended does not stand in the work list',
    offenders: rows(
      `SELECT id FROM member WHERE appliedAt IS NOT NULL
       AND (admittedOn IS NOT NULL OR rejectedAt IS NOT NULL OR leftAt IS NOT NULL OR revokedAt IS NOT NULL)`,
    ),
  },
  {
    name: 'members.erased-hold-nothing',
    states: 'An erased record holds no personal column and no digest of one',
    offenders: rows(
      `SELECT id FROM member WHERE erasedAt IS NOT NULL AND (name IS NOT NULL OR phone IS NOT NULL OR birth IS NOT NULL
       OR idNumber IS NOT NULL OR details IS NOT NULL OR phoneDigest IS NOT NULL OR nameDigest IS NOT NULL OR birthdayDigest IS NOT NULL
       OR idNumberDigest IS NOT NULL)`,
    ),
  },
];
