import type { z } from 'zod';
import type { Birth, MemberView } from '../../../shared/members';
import type { ReadCtx } from '../../core/context';
import { DomainError } from '../../core/errors';
import { businessDay, type Charter } from '../charter';
import type { MemberRow } from './member.entity';
import { graceEndsOn, statusOf } from './status';

export const tierTitle = (charter: Charter, tier: string): string => charter.tiers?.levels.find((l) => l.id === tier)?.title ?? tier;

/** The member's row; throws not-found `members.unknown`. */
export async function memberRow(ctx: ReadCtx, memberId: string): Promise<MemberRow> {
  const [row] = await ctx.db.query<MemberRow[]>('SELECT * FROM member WHERE id = ?', [memberId]);
  if (!row) throw new DomainError('not-found', 'members.unknown');
  return row;
}

const opened = (ctx: ReadCtx, place: string, sealed: string | null): string | null =>
  sealed === null ? null : ctx.vault.open(place, sealed);

export function summaryOf(ctx: ReadCtx, row: MemberRow): Omit<z.output<typeof MemberView>, 'birth' | 'idNumber' | 'details'> {
  const { id, number, kind, tier, admittedOn, termStartsOn, termEndsOn, locale } = row;
  return {
    id,
    number,
    name: opened(ctx, 'member.name', row.name),
    phone: opened(ctx, 'member.phone', row.phone),
    kind,
    tier,
    tierTitle: tierTitle(ctx.charter, tier),
    status: statusOf(ctx.charter, row, businessDay(ctx.charter, ctx.now)),
    admittedOn,
    termStartsOn,
    termEndsOn,
    graceEndsOn: termEndsOn && graceEndsOn(ctx.charter, termEndsOn),
    locale,
    hidden: Number(row.hidden) === 1,
  };
}

const masked = (idNumber: string | null): string | null => idNumber && `${idNumber.slice(0, 3)}***********${idNumber.slice(-4)}`;

/** Everything the member and staff may see; of the ID number only what tells whether it is the right one. */
export function viewOf(ctx: ReadCtx, row: MemberRow): z.output<typeof MemberView> {
  const birth = opened(ctx, 'member.birth', row.birth);
  const details = opened(ctx, 'member.details', row.details);
  return {
    ...summaryOf(ctx, row),
    birth: birth ? (JSON.parse(birth) as z.output<typeof Birth>) : null,
    idNumber: masked(opened(ctx, 'member.idNumber', row.idNumber)),
    details: details ? (JSON.parse(details) as Record<string, unknown>) : {},
  };
}
