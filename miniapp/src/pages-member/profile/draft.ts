import type { z } from 'zod';
import type { MemberView } from '../../../../shared/members';

type Profile = z.output<typeof MemberView>;

export const DETAILS = ['address', 'company', 'interests', 'licence', 'worker-number'] as const;
export type Detail = (typeof DETAILS)[number];
export type Details = Partial<Record<Detail, string>>;

export interface BirthDraft {
  date: string;
  calendar: 'solar' | 'lunar';
  leapMonth: boolean;
}

export interface ProfileDraft {
  name: string;
  birth: BirthDraft;
  locale: 'zh-CN' | 'en';
  details: Details;
}

/** The record as it stands, to be corrected. */
export function draftOf({ name, birth, locale, details }: Profile): ProfileDraft {
  const { date = '', calendar = 'solar', leapMonth = false } = birth ?? {};
  const known = DETAILS.filter((field) => typeof details[field] === 'string').map((field) => [field, String(details[field])] as const);
  return {
    name: name ?? '',
    birth: { date, calendar, leapMonth },
    locale: locale === 'en' ? 'en' : 'zh-CN',
    details: Object.fromEntries(known),
  };
}

/** Only what differs from before, as the server takes it; null when nothing does. */
export function changesIn(before: ProfileDraft, after: ProfileDraft) {
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  const changed = DETAILS.filter(
    (field) => (after.details[field] ?? '').trim() !== '' && !same(before.details[field], after.details[field]),
  );
  const details: Details = Object.fromEntries(changed.map((field) => [field, after.details[field]?.trim()]));
  const changes = {
    ...(after.name.trim() !== before.name && { name: after.name.trim() }),
    ...(after.birth.date !== '' && !same(before.birth, after.birth) && { birth: after.birth }),
    ...(after.locale !== before.locale && { locale: after.locale }),
    ...(changed.length > 0 && { details }),
  };
  return Object.keys(changes).length > 0 ? changes : null;
}
