import type { RosterLine } from '../../../shared/roster';
import type { ReadCtx } from '../../core/context';
import { businessDay, isLunarDate } from '../charter';
import { type Admission, type Birth, phoneDigest } from '../members';

const MAX_NUMBER = 20;
/** Stands for a year that nobody wrote: a leap year, so that it has every birthday. */
const SOME_YEAR = 1904;

const two = (n: number): string => String(n).padStart(2, '0');

/** Most lists have birthdays without years. The first year from 1904 on that has the day stands in; `yearUnknown` says so. */
function nominalYear({ calendar, month, day, leap }: NonNullable<RosterLine['birth']>): number {
  let year = SOME_YEAR;
  while (calendar === 'lunar' && year < SOME_YEAR + 200 && !isLunarDate({ year, month, day, leap })) year++;
  return year;
}

/** A birthday as members keep it, in its own calendar. */
export function birthOfLine({ birth }: RosterLine): Birth | null {
  if (!birth) return null;
  const { calendar, month, day, leap } = birth;
  const date = `${birth.year ?? nominalYear(birth)}-${two(month)}-${two(day)}`;
  return { date, calendar, leapMonth: leap, ...(birth.year === null && { yearUnknown: true }) };
}

/** A number as members are found by it; null when there is none or it is too long to keep. */
export const numberOfLine = ({ memberNo }: RosterLine): string | null => {
  const number = memberNo?.toUpperCase() ?? '';
  return number === '' || number.length > MAX_NUMBER ? null : number;
};

/**
 * What else the roster brought; blank cells say nothing. Of the person who recommended the member only a keyed digest is kept: it finds
 * them as long as they are there, and leads to nobody once they are erased.
 */
export function detailsOfLine(
  ctx: Pick<ReadCtx, 'vault'>,
  { gender, referrerPhone, spentFen, remark }: RosterLine,
): Record<string, unknown> {
  return {
    ...(gender && { gender }),
    ...(referrerPhone && { referrer: phoneDigest(ctx, referrerPhone) }),
    ...(spentFen > 0 && { spentFen }),
    ...(remark && { note: remark }),
  };
}

/**
 * The admission of somebody who stands on a roster for the first time. Without a day of joining it is today, or the end if that has
 * passed; a term without an end runs from today as the charter says: who stands on the club's list is a member.
 */
export function admissionOf(ctx: ReadCtx, line: RosterLine, number: string | null): Admission {
  const today = businessDay(ctx.charter, ctx.now);
  const { name, phone, idNumber, tierId, joinedOn, endsOn, lifetime } = line;
  const admittedOn = joinedOn ?? (endsOn !== null && endsOn < today ? endsOn : today);
  const openEnd = endsOn === null && !lifetime;
  return {
    name,
    phone,
    birth: birthOfLine(line),
    idNumber,
    details: detailsOfLine(ctx, line),
    kind: ctx.charter.members.kinds[0]?.id ?? 'person',
    tier: tierId ?? ctx.charter.tiers?.levels[0]?.id ?? 'member',
    number,
    admittedOn,
    termStartsOn: openEnd && admittedOn < today ? today : admittedOn,
    ...(!openEnd && { termEndsOn: endsOn }),
    origin: 'roster',
  };
}
