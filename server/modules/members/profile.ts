import type { z } from 'zod';
import { EditMember, EditProfile } from '../../../shared/members';
import type { Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { solarBirth } from './apply';
import { selfOnly, staffWith } from './policy';
import { sealedPerson } from './sealed-person';
import { recordStep } from './steps';
import { memberRow, viewOf } from './views';

type Edit = Omit<z.output<typeof EditMember>, 'id'>;

/** Writes the fields that were given; the fact and the record name the fields, never the values. */
async function edit(ctx: Ctx, id: string, { hidden, locale, details, ...person }: Edit): Promise<ReturnType<typeof viewOf>> {
  const row = await memberRow(ctx, id);
  if (row.erasedAt !== null) throw new DomainError('not-found', 'members.unknown');
  if (person.birth) solarBirth(person.birth);
  const before = row.details ? (JSON.parse(ctx.vault.open('member.details', row.details)) as Record<string, unknown>) : {};
  const columns: Record<string, unknown> = {
    ...sealedPerson(ctx, { ...person, ...(details && { details: { ...before, ...details } }) }),
    ...(hidden !== undefined && { hidden: Number(hidden) }),
    ...(locale !== undefined && { locale }),
  };
  const names = Object.keys(columns);
  if (names.length === 0) return viewOf(ctx, row);
  const changed = await ctx.db.change(`UPDATE member SET ${names.map((n) => `${n} = ?`).join(', ')}, version = version + 1 WHERE id = ? AND version = ?`, [...Object.values(columns), id, row.version]);
  if (changed === 0) throw new DomainError('conflict', 'members.changed-meanwhile');
  const fields = Object.entries({ ...person, hidden, locale, details }).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  recordStep(ctx, id, { step: 'edited', change: fields.join(', ') });
  ctx.tell({ type: 'MemberUpdated', subject: id, data: { fields, origin: 'edit' } });
  return viewOf(ctx, await memberRow(ctx, id));
}

/** A person corrects the own record. Throws conflict `members.changed-meanwhile`. */
export const editProfile = operation({
  name: 'members.edit-profile',
  input: EditProfile,
  policy: selfOnly,
  run(ctx, fields) {
    ctx.permit({ memberId: ctx.actor.id });
    return edit(ctx, ctx.actor.id, fields);
  },
});

/** Staff correct somebody's record, phone and ID number too. Throws conflict `members.taken` for a phone of somebody else's. */
export const editMember = operation({
  name: 'members.edit-member',
  input: EditMember,
  policy: staffWith('members.edit'),
  duplicates: { member: 'members.taken' },
  run(ctx, { id, ...fields }) {
    ctx.permit(undefined as never);
    return edit(ctx, id, fields);
  },
});
