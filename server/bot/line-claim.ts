import type { Claim } from '../core/claim';
import type { Club } from '../core/club';
import type { DomainError } from '../core/errors';
import type { Reply } from '../core/reply';
import { findLine, insertLine, type KeptLine, type NewLine } from '../modules/chat';

/** A line that waits for its answer. */
export type OpenLine = Omit<NewLine, 'id' | 'at' | 'answer'>;

export interface LineClaim {
  claim: Claim;
  /** The line as it stands in the database once `execute` has resolved: this delivery's, or the first one's. */
  kept(): KeptLine;
  /** Whether this delivery came second. */
  again(): boolean;
  /** Whether the line was kept together with this very refusal, which the operation returned instead of throwing it. */
  keptWith(refusal: unknown): boolean;
}

/**
 * What makes a chat line count once: its row, with the answer, is the last thing that the operation's transaction writes. A line that
 * comes twice breaks the row's key, everything of the second run is undone, and the first answer is found.
 */
export function lineClaim(
  club: Club,
  newId: () => string,
  line: OpenLine,
  answerOf: (result: unknown) => Reply | null,
  refusalOf: (refusal: DomainError) => Reply,
): LineClaim {
  let kept: KeptLine | undefined;
  let refused: DomainError | undefined;
  let again = false;
  const insert = (tx: Parameters<Claim['keep']>[0], answer: Reply | null, at: number) => {
    const { room, adapter, sender, memberId, messageId, text } = line;
    kept = insertLine(tx, club.vault, { id: newId(), room, at, adapter, sender, memberId, messageId, text, answer });
  };
  const claim: Claim = {
    table: 'chat_message',
    anyRequest: true,
    take: () => undefined,
    keep: (tx, result, now) => insert(tx, answerOf(result), now),
    drop: (tx, refusal, now) => {
      refused = refusal;
      insert(tx, refusalOf(refusal), now);
    },
    stored: async (db) => {
      const found = await findLine(db, club.vault, line);
      if (!found) return null;
      kept = found;
      again = true;
      return { answer: found };
    },
  };
  return { claim, kept: () => kept as KeptLine, again: () => again, keptWith: (refusal) => refused !== undefined && refused === refusal };
}
