import type { z } from 'zod';
import type { EventDraft } from '../../../shared/events';
import { DomainError } from '../../core/errors';
import { applyOffset, type Charter } from '../charter';
import type { EventRow } from './event.entity';

const LONGEST_MS = 31 * 86_400_000;

/** What staff write of an event, complete. */
export type EventPlan = Pick<
  EventRow,
  | 'title'
  | 'description'
  | 'place'
  | 'kind'
  | 'startsAt'
  | 'endsAt'
  | 'opensAt'
  | 'closesAt'
  | 'cancelUntil'
  | 'capacity'
  | 'guests'
  | 'tierFrom'
  | 'points'
>;

/** The charter's cancel deadline for a start; without a chapter on events the start itself. */
const cancelDeadline = (charter: Charter, startsAt: number): number =>
  charter.events ? Math.min(startsAt, applyOffset(charter, startsAt, charter.events.cancelBy)) : startsAt;

/** A draft with the charter's defaults where staff have left something out. */
export function completePlan(charter: Charter, now: number, draft: z.output<typeof EventDraft>): EventPlan {
  const kind = charter.events?.kinds.find(({ id }) => id === draft.kind);
  return {
    ...draft,
    opensAt: draft.opensAt ?? Math.min(now, draft.closesAt ?? draft.startsAt),
    closesAt: draft.closesAt ?? draft.startsAt,
    cancelUntil: draft.cancelUntil ?? cancelDeadline(charter, draft.startsAt),
    guests: draft.guests ?? kind?.guests ?? 0,
  };
}

const wrong = (field: keyof EventPlan, code: string, params: Record<string, unknown> = {}): DomainError =>
  new DomainError('invalid', code, { field, ...params }, [{ field, rule: code.slice('events.'.length) }]);

/** Times in order, a kind and a tier that the charter knows. Throws invalid, with the field. */
export function assertPlan(charter: Charter, plan: EventPlan): void {
  const kinds = charter.events?.kinds ?? [];
  if (!kinds.some(({ id }) => id === plan.kind))
    throw wrong('kind', 'events.unknown-kind', { kinds: kinds.map(({ id, title }) => `${id}（${title}）`).join('、') });
  const tiers = charter.tiers?.levels ?? [];
  if (plan.tierFrom !== null && !tiers.some(({ id }) => id === plan.tierFrom))
    throw wrong('tierFrom', 'events.unknown-tier', { tiers: tiers.map(({ id, title }) => `${id}（${title}）`).join('、') });
  if (plan.endsAt <= plan.startsAt) throw wrong('endsAt', 'events.ends-before-start');
  if (plan.endsAt - plan.startsAt > LONGEST_MS) throw wrong('endsAt', 'events.too-long');
  if (plan.closesAt > plan.startsAt) throw wrong('closesAt', 'events.closes-after-start');
  if (plan.opensAt >= plan.closesAt) throw wrong('opensAt', 'events.opens-after-close');
  if (plan.cancelUntil > plan.startsAt) throw wrong('cancelUntil', 'events.cancel-after-start');
}
