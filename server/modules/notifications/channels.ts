import type { Charter } from '../charter';

/** A way by which a notification reaches somebody beyond the inbox. */
export interface Channel {
  /** Its name in deliveries and preferences. */
  name: 'chat';
  /** Its name among the charter's `notices.channels`; a club that does not list it does not use it. */
  inCharter: Charter['notices']['channels'][number];
  /** Whether it can bring something to the club's rooms too. */
  rooms: boolean;
  /**
   * The fact that asks for it: {subject: first notification id, data: {ids}}. A module that stands later handles it and sends; when
   * its handler throws, the dispatcher tries again with growing pauses and parks it in the end.
   */
  wanted: 'ChatWanted';
}

/** Every channel. Push of the mini-program, e-mail and text message each become one more entry here and one module that sends. */
export const CHANNELS: readonly Channel[] = [{ name: 'chat', inCharter: 'bot', rooms: true, wanted: 'ChatWanted' }];

/** The channels that the club's charter uses. */
export const channelsOf = (charter: Charter): readonly Channel[] => CHANNELS.filter((c) => charter.notices.channels.includes(c.inCharter));
