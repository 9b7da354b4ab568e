import type { Ctx } from '../../core/context';
import { nextNumber } from '../../core/counters';
import { marks } from '../../core/db';
import { addDays, addDuration, businessDay, type Charter } from '../charter';
import type { MemberRow, TermRow } from './member.entity';
import { type Person, sealedPerson } from './sealed-person';

/** A person who becomes a member, by review or from a roster. */
export interface Admission extends Person {
  kind: string;
  tier: string;
  locale?: string;
  /** Kept from the roster; default the next `M000001`. */
  number?: string | null;
  admittedOn: string;
  /** Default: the charter's length from the day of admission; null: for good. */
  termEndsOn?: string | null;
  termStartsOn?: string;
  origin: TermRow['origin'];
}

/** The last day of a term that starts on `startsOn`. Source: charter, terms.length and terms.starts. */
export function termEnd(charter: Charter, startsOn: string): string {
  const { length, starts, rollover } = charter.terms;
  if (starts !== 'calendar-year') return addDays(addDuration(charter, startsOn, length), -1);
  const late = rollover !== undefined && startsOn.slice(5) >= rollover;
  return `${Number(startsOn.slice(0, 4)) + (late ? 1 : 0)}-12-31`;
}

/** Records a term; the caller keeps its dates on the member's row in the same transaction. */
export function writeTerm(ctx: Ctx, memberId: string, term: Pick<TermRow, 'startsOn' | 'endsOn' | 'origin' | 'amountFen'>): string {
  const termId = ctx.newId('trm');
  ctx.db.later('INSERT INTO term(id, memberId, startsOn, endsOn, origin, amountFen, recordedAt, recordedBy) VALUES (?,?,?,?,?,?,?,?)', [
    termId,
    memberId,
    term.startsOn,
    term.endsOn,
    term.origin,
    term.amountFen,
    ctx.now,
    ctx.actor.id,
  ]);
  return termId;
}

export function insertMember(ctx: Ctx, row: Partial<MemberRow> & Record<string, unknown>): void {
  const columns = Object.keys(row);
  ctx.db.later(`INSERT INTO member(${columns.join(', ')}) VALUES (${marks(columns)})`, Object.values(row));
}

/** `M000001`: at least six digits. */
export const newNumber = async (ctx: Ctx): Promise<string> => `M${String(await nextNumber(ctx.db, 'member')).padStart(6, '0')}`;

/**
 * Writes a new member with number and first term, and tells `MemberAdmitted`. For the import and for tests; applicants are admitted by
 * review. Breaks `uq_member_phone` or `uq_member_number` (table `member`) when the phone or number is somebody else's.
 */
export async function admit(ctx: Ctx, person: Admission): Promise<{ id: string; number: string }> {
  const id = ctx.newId('mbr');
  const number = person.number ?? (await newNumber(ctx));
  const startsOn = person.termStartsOn ?? person.admittedOn ?? businessDay(ctx.charter, ctx.now);
  const endsOn = person.termEndsOn === undefined ? termEnd(ctx.charter, startsOn) : person.termEndsOn;
  insertMember(ctx, {
    id,
    number,
    kind: person.kind,
    tier: person.tier,
    locale: person.locale ?? 'zh-CN',
    hidden: 0 as unknown as boolean,
    version: 1,
    admittedOn: person.admittedOn,
    termStartsOn: endsOn && startsOn,
    termEndsOn: endsOn,
    ...sealedPerson(ctx, person),
  });
  const termId = endsOn && writeTerm(ctx, id, { startsOn, endsOn, origin: person.origin, amountFen: 0 });
  ctx.tell({ type: 'MemberAdmitted', subject: id, data: { number, kind: person.kind, tier: person.tier, termId, origin: person.origin } });
  return { id, number };
}

/** What a roster may change of a member who is there already. */
export interface RosterUpdate extends Partial<Person> {
  tier?: string;
  termEndsOn?: string;
}

/** Brings a member up to what a newer roster says; tells which fields changed, never their values. */
export async function updateFromRoster(ctx: Ctx, memberId: string, update: RosterUpdate, current: { tier: string; termEndsOn: string | null }): Promise<void> {
  const { tier, termEndsOn, ...person } = update;
  const columns: Record<string, unknown> = { ...sealedPerson(ctx, person) };
  if (tier !== undefined && tier !== current.tier) columns.tier = tier;
  if (termEndsOn !== undefined && termEndsOn > (current.termEndsOn ?? '')) {
    const startsOn = current.termEndsOn ? addDays(current.termEndsOn, 1) : businessDay(ctx.charter, ctx.now);
    writeTerm(ctx, memberId, { startsOn, endsOn: termEndsOn, origin: 'roster', amountFen: 0 });
    Object.assign(columns, { termStartsOn: startsOn, termEndsOn });
  }
  const names = Object.keys(columns);
  if (names.length === 0) return;
  ctx.db.later(`UPDATE member SET ${names.map((n) => `${n} = ?`).join(', ')}, version = version + 1 WHERE id = ?`, [...Object.values(columns), memberId]);
  ctx.tell({ type: 'MemberUpdated', subject: memberId, data: { fields: [...Object.keys(person), ...(columns.tier ? ['tier'] : []), ...(columns.termEndsOn ? ['term'] : [])], origin: 'roster' } });
}
