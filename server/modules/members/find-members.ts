import type { ReadCtx } from '../../core/context';
import { marks, queryIn } from '../../core/db';
import { ageOn, birthdayKey, lunarToSolar, type Situation } from '../charter';
import type { MemberRow } from './member.entity';

export interface Birth {
  /** `YYYY-MM-DD` in its own calendar. */
  date: string;
  calendar: 'solar' | 'lunar';
  leapMonth: boolean;
  /** Only month and day are known; the year in `date` stands in. */
  yearUnknown?: true;
}

export interface Named {
  name: string;
  number: string | null;
  /** Opted out of leaderboards. */
  hidden: boolean;
}

const CHUNK = 500;

/** Opened names by id; somebody erased has none and is left out. */
export async function namesOf(ctx: ReadCtx, ids: readonly string[]): Promise<Map<string, Named>> {
  const names = new Map<string, Named>();
  const unique = [...new Set(ids)];
  for (let at = 0; at < unique.length; at += CHUNK) {
    const part = unique.slice(at, at + CHUNK);
    const rows = await ctx.db.query<Pick<MemberRow, 'id' | 'name' | 'number' | 'hidden'>[]>(
      `SELECT id, name, number, hidden FROM member WHERE id IN (${marks(part)})`,
      [...part],
    );
    for (const { id, name, number, hidden } of rows)
      if (name !== null) names.set(id, { name: ctx.vault.open('member.name', name), number, hidden: Number(hidden) === 1 });
  }
  return names;
}

/** Ids of those who opted out of leaderboards. */
export async function hiddenMembers(ctx: ReadCtx): Promise<string[]> {
  return (await ctx.db.query<{ id: string }[]>('SELECT id FROM member WHERE hidden = 1')).map(({ id }) => id);
}

/** What the charter's conditions see of somebody's birth on a day: the key of the birthday, and the age where the year is known. */
export async function ageAndBirthday(ctx: ReadCtx, memberId: string, day: string): Promise<Pick<Situation, 'age' | 'birthdayKey'>> {
  const [row] = await ctx.db.query<Pick<MemberRow, 'birth'>[]>('SELECT birth FROM member WHERE id = ?', [memberId]);
  if (!row?.birth) return {};
  const { date, calendar, leapMonth: leap, yearUnknown } = JSON.parse(ctx.vault.open('member.birth', row.birth)) as Birth;
  const [year, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number];
  const key = { birthdayKey: birthdayKey({ calendar, month, day: dayOfMonth, leap }) };
  if (yearUnknown) return key;
  return { ...key, age: ageOn(calendar === 'lunar' ? lunarToSolar({ year, month, day: dayOfMonth, leap }) : date, day) };
}

export const birthdayDigest = (ctx: Pick<ReadCtx, 'vault'>, key: string): string => ctx.vault.digest('member.birthday', key);

const BORN_ON = (keys: readonly unknown[]): string =>
  `SELECT id, tier, kind, termEndsOn FROM member WHERE birthdayDigest IN (${marks(keys)}) AND id > ? AND admittedOn IS NOT NULL AND leftAt IS NULL AND revokedAt IS NULL ORDER BY id LIMIT ?`;

/** Admitted members who have not left and whose birthday has one of the charter's keys, by index, `limit` after the id `after`. */
export function membersBornOn(
  ctx: ReadCtx,
  keys: readonly string[],
  after: string | null,
  limit: number,
): Promise<{ id: string; tier: string; kind: string; termEndsOn: string | null }[]> {
  if (keys.length === 0) return Promise.resolve([]);
  return ctx.db.query(BORN_ON(keys), [...keys.map((key) => birthdayDigest(ctx, key)), after ?? '', limit]);
}

/** Members whose latest term ends on that day and who have not left, `limit` after the id `after`. */
export function endingOn(
  ctx: ReadCtx,
  day: string,
  after: string | null,
  limit: number,
): Promise<{ id: string; termEndsOn: string; tier: string; kind: string }[]> {
  return ctx.db.query(
    'SELECT id, termEndsOn, tier, kind FROM member WHERE termEndsOn = ? AND id > ? AND admittedOn IS NOT NULL AND leftAt IS NULL AND revokedAt IS NULL ORDER BY id LIMIT ?',
    [day, after ?? '', limit],
  );
}

/** Digits with the country code of elsewhere; numbers of mainland China without theirs. One phone is one person. */
export const phoneDigest = (ctx: Pick<ReadCtx, 'vault'>, phone: string): string => ctx.vault.digest('member.phone', phone);

/** Of the eighteen characters of a resident identity number. */
export const idNumberDigest = (ctx: Pick<ReadCtx, 'vault'>, idNumber: string): string => ctx.vault.digest('member.idNumber', idNumber);

async function idWhere(ctx: ReadCtx, column: 'phoneDigest' | 'number', value: string): Promise<string | null> {
  const [row] = await ctx.db.query<{ id: string }[]>(`SELECT id FROM member WHERE ${column} = ?`, [value]);
  return row?.id ?? null;
}

/** The id of whoever has this (normalised) phone. */
export const memberByPhone = (ctx: ReadCtx, phone: string): Promise<string | null> => idWhere(ctx, 'phoneDigest', phoneDigest(ctx, phone));

/** The id of whoever has this member number. */
export const memberByNumber = (ctx: ReadCtx, number: string): Promise<string | null> => idWhere(ctx, 'number', number.toUpperCase());

/** Ids by digest of the phone, of those who are there. */
export async function idsByPhone(ctx: ReadCtx, digests: readonly string[]): Promise<Map<string, string>> {
  const rows = await queryIn<{ id: string; phoneDigest: string }>(
    ctx.db,
    'SELECT id, phoneDigest FROM member WHERE phoneDigest IN',
    digests,
  );
  return new Map(rows.map(({ id, phoneDigest: key }) => [key, id]));
}

/** Which of these member numbers somebody has. */
export async function takenNumbers(ctx: ReadCtx, numbers: readonly string[]): Promise<Set<string>> {
  const rows = await queryIn<{ number: string }>(ctx.db, 'SELECT number FROM member WHERE number IN', numbers);
  return new Set(rows.map(({ number }) => number));
}

/** What is known of a member, in the clear, with the version that a change has to name. */
export type Dossier = Pick<MemberRow, 'number' | 'tier' | 'admittedOn' | 'termEndsOn' | 'leftAt' | 'revokedAt' | 'version'> & {
  name: string | null;
  birth: Birth | null;
  idNumber: string | null;
  details: Readonly<Record<string, unknown>>;
};

const DOSSIER =
  'SELECT number, tier, admittedOn, termEndsOn, leftAt, revokedAt, version, name, birth, idNumber, details FROM member WHERE id = ?';

/** Opens somebody's record for comparison with another source; null when there is none. */
export async function dossierOf({ db, vault }: ReadCtx, memberId: string): Promise<Dossier | null> {
  const [row] = await db.query<MemberRow[]>(DOSSIER, [memberId]);
  if (!row) return null;
  const { name, birth, idNumber, details, ...plain } = row;
  return {
    ...plain,
    name: name && vault.open('member.name', name),
    birth: birth ? (JSON.parse(vault.open('member.birth', birth)) as Birth) : null,
    idNumber: idNumber && vault.open('member.idNumber', idNumber),
    details: details ? (JSON.parse(vault.open('member.details', details)) as Record<string, unknown>) : {},
  };
}
