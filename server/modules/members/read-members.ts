import { z } from 'zod';
import { MemberId } from '../../../shared/members';
import { mayStaff } from '../../../shared/permissions';
import type { Actor } from '../../core/context';
import { operation } from '../../core/operation';
import { isSelf } from '../../core/policies';
import { applyOffset, businessDay, type Charter } from '../charter';
import { duesFor } from './kinds';
import { type MemberSubject, selfOnly, staffWith } from './policy';
import { graceEndsOn } from './status';
import { memberRow, summaryOf, tierTitle, viewOf } from './views';

const DAY_MS = 86_400_000;
const FACTS = 100;
const selfOrStaff = (actor: Actor, { memberId }: MemberSubject): boolean =>
  isSelf(actor, memberId) || mayStaff(actor.roles, 'members.read');

/** The own record. */
export const readProfile = operation({
  name: 'members.read-profile',
  input: z.strictObject({}),
  reads: true,
  policy: selfOnly,
  async run(ctx) {
    ctx.permit({ memberId: ctx.actor.id });
    return viewOf(ctx, await memberRow(ctx, ctx.actor.id));
  },
});

/** Somebody's record, for staff and for the person. */
export const readMember = operation({
  name: 'members.read-member',
  input: MemberId,
  reads: true,
  policy: selfOrStaff,
  async run(ctx, { id }) {
    ctx.permit({ memberId: id });
    return viewOf(ctx, await memberRow(ctx, id));
  },
});

/** The membership card. */
export const readCard = operation({
  name: 'members.read-card',
  input: z.strictObject({}),
  reads: true,
  policy: selfOnly,
  async run(ctx) {
    ctx.permit({ memberId: ctx.actor.id });
    const { name, number, tier, status, termEndsOn } = summaryOf(ctx, await memberRow(ctx, ctx.actor.id));
    return { club: ctx.charter.club.name, name, number, tierTitle: tierTitle(ctx.charter, tier), status, validUntil: termEndsOn };
  },
});

/** From the first reminder on. Source: charter, terms.reminders. */
const remindedBy = (charter: Charter, termEndsOn: string, today: string): boolean =>
  charter.terms.reminders.some((offset) => applyOffset(charter, termEndsOn, offset) <= today);

/** The own term, how many days are left, and what the next costs. */
export const readTerm = operation({
  name: 'members.read-term',
  input: z.strictObject({}),
  reads: true,
  policy: selfOnly,
  async run(ctx) {
    ctx.permit({ memberId: ctx.actor.id });
    const row = await memberRow(ctx, ctx.actor.id);
    const { status, termEndsOn } = summaryOf(ctx, row);
    const duesFen = duesFor(ctx.charter, row.kind, row.tier);
    const today = businessDay(ctx.charter, ctx.now);
    const daysLeft = termEndsOn === null ? null : Math.round((Date.parse(termEndsOn) - Date.parse(today)) / DAY_MS);
    return {
      status,
      termEndsOn,
      graceEndsOn: termEndsOn && graceEndsOn(ctx.charter, termEndsOn),
      daysLeft,
      duesFen,
      extendsEarly: ctx.charter.terms.early === 'extends',
      timeToRenew:
        termEndsOn !== null &&
        (status === 'grace' || status === 'lapsed' || (status === 'active' && remindedBy(ctx.charter, termEndsOn, today))),
    };
  },
});

interface StepRow {
  step: string;
  by: string;
  at: number;
  change: string | null;
  reason: string | null;
}
interface TermLine {
  startsOn: string;
  endsOn: string;
  origin: string;
  amountFen: number;
  recordedAt: number;
  recordedBy: string;
}
interface FactLine {
  id: string;
  type: string;
  actor: string;
  at: number;
}

/** The record's history: steps, terms, and what happened to this member. */
export const readHistory = operation({
  name: 'members.read-history',
  input: MemberId,
  reads: true,
  policy: staffWith('members.read'),
  async run(ctx, { id }) {
    ctx.permit(undefined as never);
    await memberRow(ctx, id);
    const [steps, terms, facts] = await Promise.all([
      ctx.db.query<StepRow[]>('SELECT step, `by`, at, `change`, reason FROM member_step WHERE memberId = ? ORDER BY id', [id]),
      ctx.db.query<TermLine[]>(
        'SELECT startsOn, endsOn, origin, amountFen, recordedAt, recordedBy FROM term WHERE memberId = ? ORDER BY id',
        [id],
      ),
      ctx.db.query<FactLine[]>('SELECT id, type, actor, at FROM fact WHERE subject = ? ORDER BY id DESC LIMIT ?', [id, FACTS]),
    ]);
    return {
      steps: steps.map((s) => ({ ...s, at: Number(s.at), reason: s.reason && ctx.vault.open('member_step.reason', s.reason) })),
      terms: terms.map((t) => ({ ...t, amountFen: Number(t.amountFen), recordedAt: Number(t.recordedAt) })),
      facts: facts.map((f) => ({ ...f, at: Number(f.at) })),
    };
  },
});
