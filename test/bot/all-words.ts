import type { CommandWords } from '../../server/core/command';
import { chatWords } from '../../server/modules/chat/words';
import { checkInsWords } from '../../server/modules/check-ins/words';
import { complaintsWords } from '../../server/modules/complaints/words';
import { eventsWords } from '../../server/modules/events/words';
import { membersWords } from '../../server/modules/members/words';
import { notificationsWords } from '../../server/modules/notifications/words';
import { perksWords } from '../../server/modules/perks/words';
import { pointsWords } from '../../server/modules/points/words';

/** Every module's chat words, as the bot gets them. */
export const allWords: readonly CommandWords[] = [
  ...membersWords,
  ...pointsWords,
  ...checkInsWords,
  ...eventsWords,
  ...complaintsWords,
  ...perksWords,
  ...notificationsWords,
  ...chatWords,
];

/** Each spelling with what it takes and decides. */
export const allSpellings = allWords.flatMap((command) =>
  [command, ...(command.variants ?? [])].flatMap(({ words, args = [], sets = {} }) =>
    words.map((word) => ({ intent: command.intent, word, args, sets })),
  ),
);

/** Spellings that are a whole command by themselves (the mark "?" stands alone and is tested apart). */
export const standingAlone = allSpellings.filter(
  ({ word, args }) => word !== '?' && args.every((spec) => spec.optional || spec.otherwise !== undefined),
);
