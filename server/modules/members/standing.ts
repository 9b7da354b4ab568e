import type { Locale } from '../../../shared/messages';
import type { ReadCtx } from '../../core/context';
import { DomainError } from '../../core/errors';
import { businessDay } from '../charter';
import type { MemberRow } from './member.entity';
import { type Status, statusOf } from './status';

/** Where somebody stands today; the little that most operations need. */
export interface Standing {
  id: string;
  number: string | null;
  kind: string;
  tier: string;
  status: Status;
  admittedOn: string | null;
  termEndsOn: string | null;
  locale: Locale;
}

type Row = Pick<MemberRow, 'number' | 'kind' | 'tier' | 'locale' | 'admittedOn' | 'rejectedAt' | 'leftAt' | 'revokedAt' | 'termEndsOn'>;
const STANDING = 'SELECT number, kind, tier, locale, admittedOn, rejectedAt, leftAt, revokedAt, termEndsOn FROM member WHERE id = ?';

/** One read by primary key. Throws not-found `members.unknown`. */
export async function standingOf(ctx: ReadCtx, memberId: string): Promise<Standing> {
  const [row] = await ctx.db.query<Row[]>(STANDING, [memberId]);
  if (!row) throw new DomainError('not-found', 'members.unknown');
  const { number, kind, tier, admittedOn, termEndsOn } = row;
  const status = statusOf(ctx.charter, row, businessDay(ctx.charter, ctx.now));
  return { id: memberId, number, kind, tier, status, admittedOn, termEndsOn, locale: row.locale as Locale };
}

/** Throws forbidden with the reason and the next step unless the member takes part. */
export function requireTakingPart({ status, termEndsOn }: Standing): void {
  if (status === 'active' || status === 'grace') return;
  if (status === 'lapsed') throw new DomainError('forbidden', 'members.lapsed', { endedOn: termEndsOn });
  if (status === 'applicant') throw new DomainError('forbidden', 'members.not-admitted');
  throw new DomainError('forbidden', `members.${status}`);
}
