import type { RegistrationView } from '../../../../shared/events';
import type { Arrival } from './door-queue';

const EXPECTED: readonly string[] = ['confirmed', 'offered', 'attended'];

/** Whoever may come in, those not yet here first, and whether they are here; `waiting` are those this device has noted. */
export function guestsOf(items: readonly RegistrationView[], waiting: readonly Pick<Arrival, 'who'>[]) {
  const noted = new Set(waiting.map(({ who }) => who.toUpperCase()));
  return items
    .filter(({ state }) => EXPECTED.includes(state))
    .map((one) => ({ ...one, here: one.state === 'attended', noted: noted.has(one.code.toUpperCase()) }))
    .sort((a, b) => Number(a.here) - Number(b.here));
}

/** What a name or number contains, without regard to case. */
export const matches = ({ name, number }: Pick<RegistrationView, 'name' | 'number'>, asked: string): boolean =>
  `${name} ${number ?? ''}`.toLowerCase().includes(asked.trim().toLowerCase());
