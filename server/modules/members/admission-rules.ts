import type { z } from 'zod';
import type { Apply } from '../../../shared/members';
import { DomainError } from '../../core/errors';
import { ageAllowed, ageOn, type Charter, isLunarDate, lunarToSolar } from '../charter';
import type { Birth } from './find-members';
import { documentVersion } from './read-document';

type Form = z.output<typeof Apply>;

const unreal = (rule: string) => new DomainError('invalid', 'members.birth-unreal', {}, [{ field: 'birth.date', rule }]);

/**
 * The birth date by the solar calendar, 'YYYY-MM-DD'; throws invalid `members.birth-unreal` when there is no such day or it lies after
 * `today`.
 */
export function solarBirth({ date, calendar, leapMonth }: Birth, today: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const lunar = { year, month, day, leap: leapMonth };
  const isReal =
    calendar === 'lunar' ? isLunarDate(lunar) : !leapMonth && new Date(Date.UTC(year, month - 1, day)).toISOString().startsWith(date);
  if (!isReal) throw unreal('real-date');
  const born = calendar === 'lunar' ? lunarToSolar(lunar) : date;
  if (born > today) throw unreal('past');
  return born;
}

const BOUNDS = { over: '>', from: '≥', under: '<', upTo: '≤' } as const;

const ageRule = (age: NonNullable<Charter['members']['admission']['age']>): string =>
  (Object.keys(BOUNDS) as (keyof typeof BOUNDS)[])
    .filter((bound) => age[bound] !== undefined)
    .map((bound) => `${BOUNDS[bound]} ${age[bound]}`)
    .join(', ');

/** Throws invalid `members.age` unless the charter admits that age today. Source: charter, members.admission.age. */
export function requireAge(charter: Charter, birth: Birth, today: string, field: 'birth' | 'idNumber' = 'birth'): void {
  const born = solarBirth(birth, today);
  const { age } = charter.members.admission;
  if (!age || ageAllowed(age, ageOn(born, today))) return;
  const rule = ageRule(age);
  throw new DomainError('invalid', 'members.age', { rule }, [{ field, rule: 'age' }]);
}

const needed = (field: string) => new DomainError('invalid', 'members.field-needed', { field }, [{ field, rule: 'required' }]);

/** The birth date inside an identity number counts as well: a form that makes somebody older than the papers do is refused. */
export function requireAgeByPapers(charter: Charter, idNumber: string, today: string): void {
  const date = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
  requireAge(charter, { date, calendar: 'solar', leapMonth: false }, today, 'idNumber');
}

/** Throws invalid for a field or a consent, in its present version, that the charter asks and the form lacks. Source: charter, members.admission. */
export function requireForm(charter: Charter, form: Form): void {
  const { fields, consents, age } = charter.members.admission;
  if ((fields.includes('birthday') || age) && !form.birth) throw needed('birth');
  if (fields.includes('id-number') && !form.idNumber) throw needed('idNumber');
  for (const field of ['address', 'company', 'interests', 'licence', 'worker-number'] as const)
    if (fields.includes(field) && !form.details?.[field]) throw needed(`details.${field}`);
  for (const document of consents) {
    const given = form.consents.filter((consent) => consent.document === document);
    const version = documentVersion(document);
    if (given.some((consent) => consent.version === version)) continue;
    const code = given.length > 0 ? 'members.consent-outdated' : 'members.consent-needed';
    throw new DomainError('invalid', code, { document, version }, [{ field: 'consents', rule: 'required' }]);
  }
}
