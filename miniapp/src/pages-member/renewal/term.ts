import type { z } from 'zod';
import type { TermView } from '../../../../shared/members';
import type { cardTexts } from '../../i18n/card';
import { yuan } from '../../i18n/instants';
import type { Say } from '../../i18n/texts';

type Term = z.output<typeof TermView>;
type CardSay = Say<keyof (typeof cardTexts)['zh-CN']>;

const STATES = {
  active: 'active',
  grace: 'grace',
  lapsed: 'lapsedState',
  applicant: 'applicant',
  rejected: 'rejected',
  left: 'left',
  revoked: 'revoked',
} as const;
const RENEWED = ['active', 'grace', 'lapsed'];

/** Whether there is a term that can be renewed. */
export const renewable = ({ status, termEndsOn }: Pick<Term, 'status' | 'termEndsOn'>): boolean =>
  RENEWED.includes(status) && termEndsOn !== null;

/** What is known of the term, line by line. `date` puts a business day into words. */
export function termLines(say: CardSay, term: Term, date: (day: string) => string): { label: string; value: string }[] {
  const { status, termEndsOn, graceEndsOn, daysLeft, duesFen } = term;
  const state = say(STATES[status as keyof typeof STATES] ?? 'active');
  const left = status === 'active' && daysLeft !== null ? `${date(termEndsOn ?? '')} · ${say('daysLeft', { n: daysLeft })}` : null;
  return [
    { label: say('status'), value: state },
    { label: say('ends'), value: left ?? (termEndsOn ? date(termEndsOn) : say('noEnd')) },
    ...(graceEndsOn && graceEndsOn !== termEndsOn ? [{ label: say('graceEnds'), value: date(graceEndsOn) }] : []),
    { label: say('dues'), value: duesFen === 0 ? say('free') : say('yuan', { n: yuan(duesFen) }) },
  ];
}
