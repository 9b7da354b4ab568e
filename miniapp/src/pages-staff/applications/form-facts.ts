import type { z } from 'zod';
import type { MemberView } from '../../../../shared/members';
import type { staffTexts } from '../../i18n/staff';
import type { Say } from '../../i18n/texts';

type Word = Extract<keyof (typeof staffTexts)['en'], string>;
type Record = z.output<typeof MemberView>;

const DETAILS = ['address', 'company', 'interests', 'licence', 'worker-number'] as const;

/** `1990-05-20`, with what must be known about it: `农历`, or that nobody wrote the year. */
export function birthWords(birth: Record['birth'], say: Say<Word>): string | null {
  if (!birth) return null;
  const date = birth.yearUnknown ? birth.date.slice(5) : birth.date;
  const notes = [birth.calendar === 'lunar' && say('lunar'), birth.yearUnknown && say('yearUnknown')].filter(Boolean);
  return notes.length > 0 ? `${date} (${notes.join(', ')})` : date;
}

/** What somebody has told about themselves, name by name; null where they have not. */
export const formFacts = (member: Record, say: Say<Word>): [string, string | null][] => [
  [say('phone'), member.phone],
  [say('kind'), member.kind],
  [say('birth'), birthWords(member.birth, say)],
  [say('idNumber'), member.idNumber],
  ...DETAILS.map((name): [string, string | null] => {
    const value = member.details[name];
    return [say(name), typeof value === 'string' ? value : null];
  }),
];
