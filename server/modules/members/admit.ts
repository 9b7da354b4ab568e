import type { Ctx } from '../../core/context';
import { nextNumber, skipNumbers } from '../../core/counters';
import { insertRows, marks } from '../../core/db';
import { DomainError } from '../../core/errors';
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

const GENERATED = /^M(\d{6,9})$/;
/** The running number in a member number like ours; 0 for others. */
const generated = (number: string | null | undefined): number => Number(GENERATED.exec(number ?? '')?.[1] ?? 0);
const numberText = (value: number): string => `M${String(value).padStart(6, '0')}`;

/** `M000001`: at least six digits. */
export const newNumber = async (ctx: Ctx): Promise<string> => numberText(await nextNumber(ctx.db, 'member'));

/** The row of somebody who becomes a member, and the first term unless the membership is for good. */
function admitted(
  ctx: Ctx,
  id: string,
  number: string,
  person: Admission,
): { row: Partial<MemberRow> & Record<string, unknown>; startsOn: string; endsOn: string | null } {
  const startsOn = person.termStartsOn ?? person.admittedOn ?? businessDay(ctx.charter, ctx.now);
  const endsOn = person.termEndsOn === undefined ? termEnd(ctx.charter, startsOn) : person.termEndsOn;
  const row = {
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
  };
  return { row, startsOn, endsOn };
}

/**
 * Writes a new member with number and first term, and tells `MemberAdmitted`. Applicants are admitted by review, whole rosters by
 * `admitMany`. Breaks `uq_member_phone` or `uq_member_number` (table `member`) when the phone or number is somebody else's.
 */
export async function admit(ctx: Ctx, person: Admission): Promise<{ id: string; number: string }> {
  const id = ctx.newId('mbr');
  const brought = generated(person.number);
  if (brought > 0) skipNumbers(ctx.db, 'member', brought);
  const number = person.number ?? (await newNumber(ctx));
  const { row, startsOn, endsOn } = admitted(ctx, id, number, person);
  insertMember(ctx, row);
  const termId = endsOn && writeTerm(ctx, id, { startsOn, endsOn, origin: person.origin, amountFen: 0 });
  ctx.tell({ type: 'MemberAdmitted', subject: id, data: { number, kind: person.kind, tier: person.tier, termId, origin: person.origin } });
  return { id, number };
}

const TERM = ['id', 'memberId', 'startsOn', 'endsOn', 'origin', 'amountFen', 'recordedAt', 'recordedBy'];

/**
 * Writes many members who were members already elsewhere, in statements of many rows; gives their ids, in order. Tells nothing and
 * welcomes nobody: the caller tells one fact for all. Numbers like ours are skipped by later admissions. Breaks keys as `admit` does.
 */
export async function admitMany(ctx: Ctx, people: readonly Admission[]): Promise<string[]> {
  if (people.length === 0) return [];
  const highest = Math.max(...people.map(({ number }) => generated(number)));
  if (highest > 0) skipNumbers(ctx.db, 'member', highest);
  const wanting = people.filter(({ number }) => !number).length;
  let next = wanting > 0 ? (await nextNumber(ctx.db, 'member', wanting)) - wanting : 0;
  const members: Record<string, unknown>[] = [];
  const terms: unknown[][] = [];
  for (const person of people) {
    const { row, startsOn, endsOn } = admitted(ctx, ctx.newId('mbr'), person.number ?? numberText(++next), person);
    members.push(row);
    if (endsOn) terms.push([ctx.newId('trm'), row.id, startsOn, endsOn, person.origin, 0, ctx.now, ctx.actor.id]);
  }
  insertRows(
    ctx.db,
    'member',
    Object.keys(members[0] as object),
    members.map((row) => Object.values(row)),
  );
  insertRows(ctx.db, 'term', TERM, terms);
  return members.map(({ id }) => id as string);
}

/** What a roster may change of a member who is there already; only what differs. */
export interface RosterUpdate extends Partial<Omit<Person, 'phone'>> {
  tier?: string;
  admittedOn?: string;
  /** Later than the present end; null: for good. */
  termEndsOn?: string | null;
}

/**
 * Brings a member up to what a newer roster says; tells which fields changed, never their values. `current` is what the update was
 * worked out from: throws conflict `members.changed-meanwhile` when somebody else has changed the record since.
 */
export async function updateFromRoster(
  ctx: Ctx,
  memberId: string,
  update: RosterUpdate,
  current: { termEndsOn: string | null; version: number },
): Promise<void> {
  const { tier, admittedOn, termEndsOn, ...person } = update;
  const columns: Record<string, unknown> = {
    ...sealedPerson(ctx, person),
    ...(tier !== undefined && { tier }),
    ...(admittedOn !== undefined && { admittedOn }),
  };
  if (termEndsOn === null) Object.assign(columns, { termStartsOn: null, termEndsOn: null });
  if (typeof termEndsOn === 'string') {
    const startsOn = current.termEndsOn ? addDays(current.termEndsOn, 1) : businessDay(ctx.charter, ctx.now);
    writeTerm(ctx, memberId, { startsOn, endsOn: termEndsOn, origin: 'roster', amountFen: 0 });
    Object.assign(columns, { termStartsOn: startsOn, termEndsOn });
  }
  const sets = Object.keys(columns).map((name) => `${name} = ?`);
  const changed = await ctx.db.change(`UPDATE member SET ${[...sets, 'version = version + 1'].join(', ')} WHERE id = ? AND version = ?`, [
    ...Object.values(columns),
    memberId,
    current.version,
  ]);
  if (changed === 0) throw new DomainError('conflict', 'members.changed-meanwhile');
  ctx.tell({ type: 'MemberUpdated', subject: memberId, data: { fields: Object.keys(update), origin: 'roster' } });
}
