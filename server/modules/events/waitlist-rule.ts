import type { Charter, Duration } from '../charter';
import type { SeatRule } from './allocate-seats';

/** What holds where a charter has lost its chapter on events while events are still running: the format's own defaults. */
const WITHOUT_CHAPTER: WaitlistRule = { offerFor: { n: 48, unit: '小时' }, parties: 'all-or-nothing', ageing: 3 };

export interface WaitlistRule extends SeatRule {
  /** How long an offer holds its seats. */
  offerFor: Duration;
}

/** The charter's `events.waitlist`. */
export const waitlistRule = (charter: Charter): WaitlistRule => charter.events?.waitlist ?? WITHOUT_CHAPTER;
