import type { z } from 'zod';
import { ListMembers, type MemberList } from '../../../shared/members';
import type { ReadCtx } from '../../core/context';
import { marks } from '../../core/db';
import { operation } from '../../core/operation';
import { addDays, businessDay, type Charter } from '../charter';
import { idNumberDigest, phoneDigest } from './find-members';
import type { MemberRow } from './member.entity';
import { staffWith } from './policy';
import { graceEndsOn } from './status';
import { summaryOf } from './views';

type Search = z.output<typeof ListMembers>;
type Page = z.output<typeof MemberList>;

/** People that one page of a filter looks through: a filter that hardly anybody fits must not hold the club up. */
const LOOKED_AT = 10_000;
/** Names have to be opened one by one. */
const OPENED = 2_000;

class Conditions {
  readonly where: string[] = [];
  readonly values: unknown[] = [];
  add(condition: string, ...values: unknown[]): void {
    this.where.push(condition);
    this.values.push(...values);
  }
  get sql(): string {
    return ['1 = 1', ...this.where].join(' AND ');
  }
}

/** The first end of a term that is still in its grace on that day. */
function firstInGrace(charter: Charter, today: string): string {
  let end = today;
  while (graceEndsOn(charter, addDays(end, -1)) >= today) end = addDays(end, -1);
  return end;
}

const MEMBER = 'admittedOn IS NOT NULL AND leftAt IS NULL AND revokedAt IS NULL';

/** The dates that make a status; the same rules as status.ts, for many at once. */
function addStatus({ charter, now }: ReadCtx, status: NonNullable<Search['status']>, conditions: Conditions): void {
  const today = businessDay(charter, now);
  if (status === 'applicant') conditions.add('appliedAt IS NOT NULL AND admittedOn IS NULL AND rejectedAt IS NULL AND leftAt IS NULL');
  else if (status === 'rejected') conditions.add('admittedOn IS NULL AND rejectedAt IS NOT NULL AND leftAt IS NULL AND revokedAt IS NULL');
  else if (status === 'left') conditions.add('leftAt IS NOT NULL AND revokedAt IS NULL');
  else if (status === 'revoked') conditions.add('revokedAt IS NOT NULL');
  else conditions.add(MEMBER);
  if (status === 'active') conditions.add('(termEndsOn IS NULL OR termEndsOn >= ?)', today);
  if (status === 'grace') conditions.add('termEndsOn < ? AND termEndsOn >= ?', today, firstInGrace(charter, today));
  if (status === 'lapsed') conditions.add('termEndsOn < ?', firstInGrace(charter, today));
}

function conditionsOf(ctx: ReadCtx, search: Search): Conditions {
  const conditions = new Conditions();
  if (search.phone) conditions.add('phoneDigest = ?', phoneDigest(ctx, search.phone));
  if (search.number) conditions.add('number = ?', search.number.trim().toUpperCase());
  if (search.idNumber) conditions.add('idNumberDigest = ?', idNumberDigest(ctx, search.idNumber));
  if (search.name) conditions.add('nameDigest = ?', ctx.vault.digest('member.name', search.name));
  if (search.status) addStatus(ctx, search.status, conditions);
  if (search.tier) conditions.add('tier = ?', search.tier);
  if (search.kind) conditions.add('kind = ?', search.kind);
  if (search.endsFrom) conditions.add('termEndsOn >= ?', search.endsFrom);
  if (search.endsUpTo) conditions.add('termEndsOn <= ?', search.endsUpTo);
  return conditions;
}

/** The desk's work list: open applications, who waits longest first. */
async function applicants(ctx: ReadCtx, { after, limit }: Search, { sql, values }: Conditions): Promise<Page> {
  const [at, id] = after?.includes('~') ? (after.split('~') as [string, string]) : ['0', after ?? ''];
  const rows = await ctx.db.query<MemberRow[]>(
    `SELECT * FROM member WHERE appliedAt >= ? AND (appliedAt > ? OR id > ?) AND ${sql} ORDER BY appliedAt, id LIMIT ?`,
    [Number(at), Number(at), id, ...values, limit],
  );
  const last = rows.at(-1);
  return { members: rows.map((row) => summaryOf(ctx, row)), next: last && rows.length === limit ? `${last.appliedAt}~${last.id}` : null };
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s/g, '');

/** The rows under `where`, ordered by id, whose name has the part in it; only names are opened on the way. */
async function rowsNamed(ctx: ReadCtx, part: string, where: string, values: readonly unknown[], limit: number): Promise<MemberRow[]> {
  const sql = `SELECT id, name FROM member WHERE ${where} AND name IS NOT NULL ORDER BY id LIMIT ?`;
  const named = await ctx.db.query<{ id: string; name: string }[]>(sql, [...values, OPENED]);
  const fits = (name: string) => plain(ctx.vault.open('member.name', name)).includes(plain(part));
  const ids = named.flatMap(({ id, name }) => (fits(name) ? [id] : [])).slice(0, limit);
  if (ids.length === 0) return [];
  return ctx.db.query<MemberRow[]>(`SELECT * FROM member WHERE id IN (${marks(ids)}) ORDER BY id`, ids);
}

async function rowsUnder(ctx: ReadCtx, { limit, namePart }: Search, where: string, values: readonly unknown[]): Promise<MemberRow[]> {
  if (namePart) return rowsNamed(ctx, namePart, where, values, limit);
  return ctx.db.query<MemberRow[]>(`SELECT * FROM member WHERE ${where} ORDER BY id LIMIT ?`, [...values, limit]);
}

/** Those with a key that few people have. */
async function byKey(ctx: ReadCtx, search: Search, { sql, values }: Conditions): Promise<Page> {
  const rows = await rowsUnder(ctx, search, `id > ? AND ${sql}`, [search.after ?? '', ...values]);
  return { members: rows.map((row) => summaryOf(ctx, row)), next: rows.length === search.limit ? (rows.at(-1)?.id ?? null) : null };
}

/** In the order of ids, through so many people; the page says from where to look on. */
async function bySpan(ctx: ReadCtx, search: Search, { sql, values }: Conditions): Promise<Page> {
  const { after = '', limit, namePart } = search;
  const width = namePart ? OPENED : LOOKED_AT;
  const [span] = await ctx.db.query<{ last: string | null; n: number }[]>(
    'SELECT MAX(id) AS last, COUNT(*) AS n FROM (SELECT id FROM member WHERE id > ? ORDER BY id LIMIT ?) AS span',
    [after, width],
  );
  if (!span?.last) return { members: [], next: null };
  const rows = await rowsUnder(ctx, search, `id > ? AND id <= ? AND ${sql}`, [after, span.last, ...values]);
  const further = Number(span.n) === width ? span.last : null;
  return { members: rows.map((row) => summaryOf(ctx, row)), next: rows.length === limit ? (rows.at(-1)?.id ?? null) : further };
}

/**
 * Members for staff: by phone, number, ID number or whole name at once; by part of the name, status, tier, kind and end of term in
 * pages. Names are sealed, so a part of one is looked for by opening so many names a page.
 */
export const listMembers = operation({
  name: 'members.list',
  input: ListMembers,
  reads: true,
  policy: staffWith('members.read'),
  async run(ctx, search): Promise<Page> {
    ctx.permit(undefined as never);
    const conditions = conditionsOf(ctx, search);
    const keyed = search.phone ?? search.number ?? search.idNumber ?? search.name;
    if (search.status === 'applicant' && !keyed && !search.namePart) return applicants(ctx, search, conditions);
    const from = { ...search, after: search.after?.split('~').at(-1) };
    return keyed ? byKey(ctx, from, conditions) : bySpan(ctx, from, conditions);
  },
});
