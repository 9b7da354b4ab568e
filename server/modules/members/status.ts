import { addDays, addDuration, type Charter } from '../charter';
import type { MemberRow } from './member.entity';

export type Status = 'applicant' | 'rejected' | 'active' | 'grace' | 'lapsed' | 'left' | 'revoked';

/** The dated columns that status is derived from. */
export type Dates = Pick<MemberRow, 'admittedOn' | 'rejectedAt' | 'leftAt' | 'revokedAt' | 'termEndsOn'>;

/** The last day on which a membership whose term ends on `endsOn` still counts. */
export const graceEndsOn = (charter: Charter, endsOn: string): string => {
  const { grace } = charter.terms;
  return grace.n === 0 ? endsOn : addDays(addDuration(charter, addDays(endsOn, 1), grace), -1);
};

/** What somebody is on that business day: the first rule that fits. No job has to run for it to be true. Source: charter, terms. */
export function statusOf(charter: Charter, dates: Dates, day: string): Status {
  if (dates.revokedAt !== null) return 'revoked';
  if (dates.leftAt !== null) return 'left';
  if (dates.admittedOn === null) return dates.rejectedAt === null ? 'applicant' : 'rejected';
  if (dates.termEndsOn === null || day <= dates.termEndsOn) return 'active';
  return day <= graceEndsOn(charter, dates.termEndsOn) ? 'grace' : 'lapsed';
}
