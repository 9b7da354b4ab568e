import type { z } from 'zod';
import type { TermView } from '../../../../shared/members';
import type { meTexts } from '../../i18n/me';
import type { Say } from '../../i18n/texts';

type Term = Pick<z.output<typeof TermView>, 'status' | 'daysLeft' | 'timeToRenew' | 'extendsEarly'>;
type MeSay = Say<keyof (typeof meTexts)['zh-CN']>;

/** What the banner says when the charter's reminders have begun; null before. `grace`: its last day in words. */
export function renewalBanner(say: MeSay, term: Term, grace: string): { title: string; line: string } | null {
  if (!term.timeToRenew) return null;
  if (term.status === 'lapsed') return { title: say('lapsed'), line: say('renewSoon') };
  if (term.status === 'grace') return { title: say('inGrace', { date: grace }), line: say('renewSoon') };
  const title = term.daysLeft === 0 ? say('endsToday') : say('endsIn', { n: term.daysLeft ?? 0 });
  return { title, line: say(term.extendsEarly ? 'extends' : 'renewSoon') };
}

interface Known {
  balance: string | null;
  coupons: number | null;
  events: number | null;
  complaints: number | null;
}

/** The four doors of what is mine: the number leads, the word follows. What is not known yet is a dash. */
export function mineDoors(say: MeSay, { balance, coupons, events, complaints }: Known) {
  const shown = (n: number | string | null): string => (n === null ? '—' : String(n));
  return [
    { icon: 'coin' as const, title: shown(balance), line: say('points'), to: 'points' as const },
    { icon: 'coupon' as const, title: shown(coupons), line: say('coupons'), to: 'coupons' as const },
    { icon: 'cal' as const, title: shown(events), line: say('events'), to: 'myEvents' as const },
    { icon: 'drum' as const, title: shown(complaints), line: say('complaints'), to: 'complaints' as const },
  ];
}
