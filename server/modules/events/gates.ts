import type { RegistrationState } from '../../../shared/events';
import { DomainError, type Kind } from '../../core/errors';
import { type Charter, refusal, type Situation, tierRank } from '../charter';
import { requireTakingPart, type Standing } from '../members';
import type { EventRow } from './event.entity';
import { canMove } from './lifecycle';
import { localTime } from './local-time';

/** All that the gates look at; loaded by load-situation.ts. */
export interface SignUpSituation {
  now: number;
  zone: string;
  charter: Charter;
  event: EventRow;
  standing: Standing;
  /** What the charter's conditions see, on the event's day. */
  occasion: Situation;
  own: { id: string; state: RegistrationState; place: number | null } | null;
  /** People in all, the member included. */
  party: number;
  /** How long before everybody else this member may sign up. */
  headStartMs: number;
  /** The waiting list would let this party go first; asked for the preview, signing up finds out by joining the list. */
  goesFirst?: boolean;
}

export interface Refused {
  kind: Kind;
  code: string;
  params: Readonly<Record<string, unknown>>;
}
/** Let through, sent to the waiting list, or refused with the reason. */
type Verdict = 'pass' | 'wait' | Refused;

interface Gate {
  name: string;
  verdict(s: SignUpSituation): Verdict;
}

const refused = (kind: Kind, code: string, params: Refused['params'] = {}): Refused => ({ kind, code, params });

function published({ event, now, zone }: SignUpSituation): Verdict {
  if (event.state === 'draft') return refused('conflict', 'events.not-published', { number: event.number });
  if (event.state === 'cancelled') return refused('conflict', 'events.cancelled', { title: event.title });
  if (event.state === 'closed' || now >= event.endsAt) return refused('conflict', 'events.over', { title: event.title });
  if (now >= event.startsAt)
    return refused('conflict', 'events.started', { title: event.title, startsAt: localTime(zone, event.startsAt) });
  return 'pass';
}

function windowOpen({ event, now, zone, headStartMs }: SignUpSituation): Verdict {
  const opensAt = event.opensAt - headStartMs;
  if (now < opensAt) return refused('conflict', 'events.not-open-yet', { opensAt: localTime(zone, opensAt), number: event.number });
  if (now >= event.closesAt) return refused('conflict', 'events.sign-up-over', { closesAt: localTime(zone, event.closesAt) });
  return 'pass';
}

function standingGood({ standing }: SignUpSituation): Verdict {
  try {
    requireTakingPart(standing);
    return 'pass';
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return refused(error.kind, error.code, error.params);
  }
}

const titleOfTier = (charter: Charter, tier: string | undefined): string =>
  charter.tiers?.levels.find(({ id }) => id === tier)?.title ?? tier ?? '';

function tierHighEnough({ charter, event, standing }: SignUpSituation): Verdict {
  if (event.tierFrom === null || tierRank(charter, standing.tier) >= tierRank(charter, event.tierFrom)) return 'pass';
  const params = { tierFrom: titleOfTier(charter, event.tierFrom), tier: titleOfTier(charter, standing.tier) };
  return refused('forbidden', 'events.tier-too-low', params);
}

/** The charter's conditions that have a sentence of their own; the rest share one. */
const KIND_CODES: Readonly<Record<string, string>> = {
  age: 'events.kind-age',
  kinds: 'events.kind-member-kind',
  tiers: 'events.kind-tier',
  tierFrom: 'events.kind-tier',
};

function kindAdmits({ charter, event, occasion }: SignUpSituation): Verdict {
  const kind = charter.events?.kinds.find(({ id }) => id === event.kind);
  const failed = kind?.gates ? refusal(charter, kind.gates, occasion) : null;
  if (!kind || failed === null) return 'pass';
  const { age, tierFrom, tiers } = kind.gates ?? {};
  const admitted = tierFrom ? (charter.tiers?.levels ?? []).slice(tierRank(charter, tierFrom)).map(({ id }) => id) : (tiers ?? []);
  const wanted = admitted.map((tier) => titleOfTier(charter, tier)).join('、');
  const ages = [age?.over !== undefined && `>${age.over}`, age?.from !== undefined && `≥${age.from}`];
  const limits = [...ages, age?.under !== undefined && `<${age.under}`, age?.upTo !== undefined && `≤${age.upTo}`].filter(Boolean);
  return refused('forbidden', KIND_CODES[failed] ?? 'events.kind-condition', { kind: kind.title, tier: wanted, age: limits.join(' ') });
}

function notRegistered({ own, event }: SignUpSituation): Verdict {
  if (!own || canMove('sign-up', own.state)) return 'pass';
  const params = { number: event.number, title: event.title };
  if (own.state === 'waiting') return refused('conflict', 'events.already-waiting', params);
  if (own.state === 'offered') return refused('conflict', 'events.already-offered', params);
  if (own.state === 'removed') return refused('forbidden', 'events.removed', params);
  return refused('conflict', 'events.already', params);
}

function partyAllowed({ event, party }: SignUpSituation): Verdict {
  const guests = party - 1;
  if (guests > event.guests && event.guests === 0) return refused('conflict', 'events.no-guests', { number: event.number });
  if (guests > event.guests) return refused('conflict', 'events.too-many-guests', { most: event.guests, guests });
  return party > event.capacity ? refused('conflict', 'events.larger-than-event', { capacity: event.capacity, party }) : 'pass';
}

const seatsFree = ({ event, party, goesFirst = false }: SignUpSituation): Verdict =>
  goesFirst || (event.waiting === 0 && event.taken + party <= event.capacity) ? 'pass' : 'wait';

/** Asked in this order, so that each refusal has one first reason; the same for preview, app, bot and staff. */
const GATES: readonly Gate[] = [
  { name: 'published', verdict: published },
  { name: 'window', verdict: windowOpen },
  { name: 'standing', verdict: standingGood },
  { name: 'tier', verdict: tierHighEnough },
  { name: 'kind', verdict: kindAdmits },
  { name: 'registered', verdict: notRegistered },
  { name: 'party', verdict: partyAllowed },
  { name: 'seats', verdict: seatsFree },
];

/** Each gate's verdict, in order. */
export const verdicts = (s: SignUpSituation): { gate: string; verdict: Verdict }[] =>
  GATES.map(({ name, verdict }) => ({ gate: name, verdict: verdict(s) }));

/** Throws the first refusal; otherwise `pass` when there seem to be seats, `wait` when only the waiting list is left. */
export function passGates(s: SignUpSituation): 'pass' | 'wait' {
  let outcome: 'pass' | 'wait' = 'pass';
  for (const { verdict } of GATES) {
    const given = verdict(s);
    if (given === 'wait') outcome = 'wait';
    else if (given !== 'pass') throw new DomainError(given.kind, given.code, given.params);
  }
  return outcome;
}
