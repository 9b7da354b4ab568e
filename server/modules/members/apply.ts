import type { z } from 'zod';
import { Apply } from '../../../shared/members';
import type { Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { ageAllowed, ageOn, businessDay, type Charter, isLunarDate, lunarToSolar } from '../charter';
import { insertMember } from './admit';
import { type Birth, phoneDigest } from './find-members';
import { sealedPerson } from './sealed-person';
import { recordStep } from './steps';

type Form = z.output<typeof Apply>;

/** The birth date by the solar calendar; throws invalid `members.birth-unreal` when there is no such day. */
export function solarBirth({ date, calendar, leapMonth }: Birth): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  if (calendar === 'lunar') {
    const lunar = { year, month, day, leap: leapMonth };
    if (isLunarDate(lunar)) return lunarToSolar(lunar);
  } else if (!leapMonth && new Date(Date.UTC(year, month - 1, day)).toISOString().startsWith(date)) return date;
  throw new DomainError('invalid', 'members.birth-unreal', {}, [{ field: 'birth.date', rule: 'real-date', message: 'no such day' }]);
}

const ageRule = ({ age }: Charter['members']['admission']): string =>
  age?.over !== undefined ? `> ${age.over}` : age?.from !== undefined ? `≥ ${age.from}` : age?.under !== undefined ? `< ${age.under}` : `≤ ${age?.upTo}`;

/** Throws invalid `members.age` unless the charter admits that age today. Source: charter, members.admission.age. */
function requireAge(charter: Charter, birth: Birth, today: string): void {
  const born = solarBirth(birth);
  const { age } = charter.members.admission;
  if (born <= today && (!age || ageAllowed(age, ageOn(born, today)))) return;
  if (born > today) throw new DomainError('invalid', 'members.birth-unreal', {}, [{ field: 'birth.date', rule: 'past', message: 'lies in the future' }]);
  const rule = ageRule(charter.members.admission);
  throw new DomainError('invalid', 'members.age', { rule }, [{ field: 'birth', rule: 'age', message: rule }]);
}

const needed = (field: string) => new DomainError('invalid', 'members.field-needed', { field }, [{ field, rule: 'required', message: 'asked by the charter' }]);

function requireForm({ charter }: Ctx, form: Form): void {
  const { fields, consents } = charter.members.admission;
  if ((fields.includes('birthday') || charter.members.admission.age) && !form.birth) throw needed('birth');
  if (fields.includes('id-number') && !form.idNumber) throw needed('idNumber');
  for (const field of ['address', 'company', 'interests', 'licence', 'worker-number'] as const)
    if (fields.includes(field) && !form.details?.[field]) throw needed(`details.${field}`);
  for (const document of consents)
    if (!form.consents.some((c) => c.document === document)) throw new DomainError('invalid', 'members.consent-needed', { document }, [{ field: 'consents', rule: 'required', message: document }]);
}

function kindOf({ charter }: Ctx, asked: string | undefined): string {
  const open = charter.members.kinds.filter((k) => !k.byAppointment && k.who === 'person');
  const kind = asked === undefined ? open[0] : open.find((k) => k.id === asked);
  if (!kind) throw new DomainError('invalid', 'members.kind', { kind: asked ?? '', kinds: open.map((k) => k.id).join(', ') }, [{ field: 'kind', rule: 'known', message: 'not in the charter' }]);
  return kind.id;
}

export const lowestTier = (charter: Charter): string => charter.tiers?.levels[0]?.id ?? 'member';

interface Before {
  id: string;
  admittedOn: string | null;
  rejectedAt: number | null;
  leftAt: number | null;
  revokedAt: number | null;
}

/**
 * Somebody applies: the form as the charter asks it, the consents with version and time. One phone is one person: who was rejected or
 * has left applies again on the same record. Throws conflict `members.phone-taken`, invalid for the form.
 */
export const applyToJoin = operation({
  name: 'members.apply',
  input: Apply,
  policy: () => true,
  duplicates: { member: 'members.phone-taken' },
  async run(ctx, form) {
    ctx.permit(undefined as never);
    requireForm(ctx, form);
    const kind = kindOf(ctx, form.kind);
    const birth = form.birth ?? null;
    if (birth) requireAge(ctx.charter, birth, businessDay(ctx.charter, ctx.now));
    const person = { name: form.name, phone: form.phone, birth, idNumber: form.idNumber ?? null, details: form.details ?? {} };
    const [before] = await ctx.db.query<Before[]>('SELECT id, admittedOn, rejectedAt, leftAt, revokedAt FROM member WHERE phoneDigest = ?', [phoneDigest(ctx, form.phone)]);
    const id = before ? await again(ctx, before, person) : ctx.newId('mbr');
    if (!before)
      insertMember(ctx, { id, number: null, kind, tier: lowestTier(ctx.charter), locale: form.locale, hidden: 0 as unknown as boolean, version: 1, appliedAt: ctx.now, ...sealedPerson(ctx, person) });
    for (const { document, version } of new Map(form.consents.map((c) => [c.document, c])).values()) {
      ctx.db.later('DELETE FROM consent WHERE memberId = ? AND document = ? AND version = ?', [id, document, version]);
      ctx.db.later('INSERT INTO consent(memberId, document, version, at) VALUES (?,?,?,?)', [id, document, version, ctx.now]);
    }
    recordStep(ctx, id, { step: 'applied' });
    ctx.tell({ type: 'MemberApplied', subject: id, data: { kind } });
    return { id, status: 'applicant' };
  },
});

/** Re-application; whoever is a member, waits for an answer or was revoked cannot. */
async function again(ctx: Ctx, { id, rejectedAt, leftAt, revokedAt }: Before, person: Parameters<typeof sealedPerson>[1]): Promise<string> {
  if (revokedAt !== null || (rejectedAt === null && leftAt === null)) throw new DomainError('conflict', 'members.phone-taken');
  const columns = sealedPerson(ctx, person);
  const names = Object.keys(columns);
  const changed = await ctx.db.change(
    `UPDATE member SET ${names.map((n) => `${n} = ?`).join(', ')}, appliedAt = ?, admittedOn = NULL, rejectedAt = NULL, leftAt = NULL, termStartsOn = NULL, termEndsOn = NULL, version = version + 1
     WHERE id = ? AND revokedAt IS NULL AND (rejectedAt IS NOT NULL OR leftAt IS NOT NULL)`,
    [...Object.values(columns), ctx.now, id],
  );
  if (changed === 0) throw new DomainError('conflict', 'members.phone-taken');
  return id;
}
