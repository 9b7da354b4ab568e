import type { EventView } from '../../../../shared/events';
import type { Permission } from '../../../../shared/permissions';

export type Move = 'publish' | 'close' | 'cancel';

/** What this person may do with an event now; the server has the last word. `now` in UTC ms. */
export function movesOf(
  { state, endsAt }: Pick<EventView, 'state' | 'endsAt'>,
  now: number,
  may: (permission: Permission) => boolean,
): Move[] {
  const moves: Move[] = [];
  if (!may('events.publish')) return moves;
  if (state === 'draft') moves.push('publish');
  if (state === 'published' && now >= endsAt) moves.push('close');
  if (state === 'published' && now < endsAt) moves.push('cancel');
  return moves;
}
