import type { Invariant } from '../../core/module';
import { TRIES } from './link-account';

/** Proof obligations of the chat. */
export const invariants: readonly Invariant[] = [
  {
    name: 'chat.messages-say-something',
    states: 'Every message has a line or an answer, unless it was removed or says that another was',
    offenders: ({ db }) =>
      db.query('SELECT roomId, id FROM chat_message WHERE body IS NULL AND removedAt IS NULL AND removes IS NULL LIMIT 20'),
  },
  {
    name: 'chat.direct-rooms-are-private',
    states: 'In a direct room only its owner and the bot speak',
    offenders: ({ db }) =>
      db.query(
        "SELECT roomId, id FROM chat_message WHERE SUBSTR(roomId, 1, 3) = 'dm_' AND sender <> '' AND SUBSTR(roomId, 4) <> sender LIMIT 20",
      ),
  },
  {
    name: 'chat.tries-are-bounded',
    states: `Nobody has tried more than ${TRIES} link codes in ten minutes`,
    offenders: ({ db }) => db.query('SELECT adapter, tries, since FROM link_try WHERE tries > ? OR tries < 0 LIMIT 20', [TRIES]),
  },
];
