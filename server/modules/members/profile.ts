import type { z } from 'zod';
import { EditMember, EditProfile } from '../../../shared/members';
import type { Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { businessDay } from '../charter';
import { requireAge, solarBirth } from './admission-rules';
import type { MemberRow } from './member.entity';
import { selfOnly, staffWith } from './policy';
import { sealedPerson } from './sealed-person';
import { recordStep } from './steps';
import { memberRow, viewOf } from './views';

type Edit = Omit<z.output<typeof EditMember>, 'id'>;
type View = ReturnType<typeof viewOf>;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What the edit really changes. */
function differing(ctx: Ctx, row: MemberRow, { details, birth, ...edit }: Edit): Edit {
  const before = viewOf(ctx, row);
  const { date, calendar, leapMonth } = before.birth ?? {};
  const fields = Object.entries(edit).filter(([name, value]) => value !== undefined && !same(value, before[name as keyof View]));
  const added = { ...before.details, ...details };
  return {
    ...(Object.fromEntries(fields) as Edit),
    ...(birth && !same([birth.date, birth.calendar, birth.leapMonth], [date, calendar, leapMonth]) && { birth }),
    ...(!same(added, before.details) && { details: added as Edit['details'] }),
  };
}

const hasWholeBirth = (ctx: Ctx, row: MemberRow): boolean => row.birth !== null && !viewOf(ctx, row).birth?.yearUnknown;

/** Writes the fields that differ; the fact and the record name the fields, never the values. */
async function edit(ctx: Ctx, row: MemberRow, asked: Edit, check: (changes: Edit) => Promise<void>): Promise<View> {
  if (row.erasedAt !== null) throw new DomainError('not-found', 'members.unknown');
  const changes = differing(ctx, row, asked);
  await check(changes);
  const { hidden, locale, ...person } = changes;
  const columns: Record<string, unknown> = {
    ...sealedPerson(ctx, person),
    ...(hidden !== undefined && { hidden: Number(hidden) }),
    ...(locale !== undefined && { locale }),
  };
  const names = Object.keys(columns);
  if (names.length === 0) return viewOf(ctx, row);
  const sql = `UPDATE member SET ${names.map((name) => `${name} = ?`).join(', ')}, version = version + 1 WHERE id = ? AND version = ?`;
  const changed = await ctx.db.change(sql, [...Object.values(columns), row.id, row.version]);
  if (changed === 0) throw new DomainError('conflict', 'members.changed-meanwhile');
  const fields = Object.keys(changes);
  // a birthday that was not known before, or whose year was not, is no correction
  const noted = fields.map((name) => (name === 'birth' && !hasWholeBirth(ctx, row) ? 'first birth' : name));
  recordStep(ctx, row.id, { step: 'edited', change: noted.join(', ') });
  ctx.tell({ type: 'MemberUpdated', subject: row.id, data: { fields, origin: 'edit' } });
  return viewOf(ctx, await memberRow(ctx, row.id));
}

/** Throws conflict `members.birth-fixed` when the person has corrected it as often as they may. Source: charter, birthday.changes. */
async function requireCorrection(ctx: Ctx, row: MemberRow): Promise<void> {
  const { birthday } = ctx.charter;
  if (!hasWholeBirth(ctx, row) || !birthday) return;
  const sql = "SELECT `change` FROM member_step WHERE memberId = ? AND `by` = ? AND step = 'edited'";
  const edits = await ctx.db.query<{ change: string | null }[]>(sql, [row.id, row.id]);
  const times = edits.filter(({ change }) => change?.split(', ').includes('birth')).length;
  if (times >= birthday.changes) throw new DomainError('conflict', 'members.birth-fixed', { times });
}

/**
 * A person corrects the own record. Throws conflict `members.changed-meanwhile`, `members.birth-fixed`, invalid `members.age`,
 * `members.birth-unreal`.
 */
export const editProfile = operation({
  name: 'members.edit-profile',
  input: EditProfile,
  policy: selfOnly,
  async run(ctx, asked) {
    ctx.permit({ memberId: ctx.actor.id });
    const row = await memberRow(ctx, ctx.actor.id);
    return edit(ctx, row, asked, async ({ birth }) => {
      if (!birth) return;
      requireAge(ctx.charter, birth, businessDay(ctx.charter, ctx.now));
      await requireCorrection(ctx, row);
    });
  },
});

/** Staff correct somebody's record, the ID number too. Throws conflict `members.changed-meanwhile`, invalid `members.birth-unreal`. */
export const editMember = operation({
  name: 'members.edit-member',
  input: EditMember,
  policy: staffWith('members.edit'),
  async run(ctx, { id, ...asked }) {
    ctx.permit(undefined as never);
    return edit(ctx, await memberRow(ctx, id), asked, async ({ birth }) => {
      if (birth) solarBirth(birth, businessDay(ctx.charter, ctx.now));
    });
  },
});
