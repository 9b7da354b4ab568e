import { DomainError } from '../../core/errors';
import type { Charter } from '../charter';

/** Kinds of member that a person may apply for. Source: charter, members.kinds. */
export const openKinds = (charter: Charter) => charter.members.kinds.filter((kind) => !kind.byAppointment && kind.who === 'person');

/** The kind that was asked for, or the first one. Throws invalid `members.kind`. */
export function kindAsked(charter: Charter, asked: string | undefined): string {
  const open = openKinds(charter);
  const kind = asked === undefined ? open[0] : open.find(({ id }) => id === asked);
  if (kind) return kind.id;
  const field = { field: 'kind', rule: 'known' };
  throw new DomainError('invalid', 'members.kind', { kind: asked ?? '', kinds: open.map(({ id }) => id).join(', ') }, [field]);
}

/** Dues of one term, fen. Source: charter, members.kinds: duesByTier before dues. */
export function duesFor(charter: Charter, kindId: string, tier: string): number {
  const kind = charter.members.kinds.find(({ id }) => id === kindId);
  const dues = kind?.duesByTier[tier] ?? kind?.dues ?? '免';
  return dues === '免' ? 0 : dues;
}
