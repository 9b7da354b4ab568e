import type { EventView, MyRegistration } from '../../../../shared/events';

/** The code in groups of four, as it is read out. */
export const spelled = (code: string): string => code.match(/.{1,4}/g)?.join(' ') ?? code;

/** Good for the door, used there already, or of an event that is over. `now` in UTC ms. */
export function ticketState(
  event: Pick<EventView, 'endsAt' | 'state'>,
  mine: Pick<MyRegistration, 'state'>,
  now: number,
): 'valid' | 'used' | 'past' {
  if (mine.state === 'attended') return 'used';
  return event.state !== 'published' || now >= event.endsAt ? 'past' : 'valid';
}
