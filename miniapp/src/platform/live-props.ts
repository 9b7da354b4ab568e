import type { ChatMessage } from '../../../shared/chat';

export interface LiveOptions {
  /** The room in view; the stream brings all rooms, polling only this one. */
  room: string;
  /** Id of the newest event heard before; empty at first. */
  since: string;
  hear(message: ChatMessage, id: string): void;
  /** The line is open. `whole`: what was said meanwhile comes by itself; otherwise the history must be read anew. */
  opened(whole: boolean): void;
  lost(): void;
  named(bot: string): void;
}
