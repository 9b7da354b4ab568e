import type { Invariant } from '../../core/module';

/** What `npm run verify` proves of erasures. */
export const privacyInvariants: readonly Invariant[] = [
  {
    name: 'privacy.erasures-are-told',
    states: 'Every erasure is in the audit trail.',
    offenders: ({ db }) =>
      db.query(
        "SELECT e.memberId, e.erasedAt FROM erasure e LEFT JOIN fact f ON f.subject = e.memberId AND f.type = 'MemberErased' WHERE f.id IS NULL LIMIT 20",
      ),
  },
];
