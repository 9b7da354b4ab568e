import { readRoom } from '../api/generated/chat';
import { client } from '../data/client';
import type { LiveOptions } from './live-props';

const EVERY_MS = 5000;

/** A mini-program has no streams: the newest lines of the room in view are asked for every few seconds. Answers how to stop. */
export function listen({ room, hear, opened, lost }: LiveOptions): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = async () => {
    try {
      const { messages } = await client.send(readRoom, { room, limit: 20 });
      if (stopped) return;
      opened(true);
      for (const message of messages.reverse()) hear(message, message.id);
    } catch {
      if (!stopped) lost();
    }
    if (!stopped) timer = setTimeout(() => void ask(), EVERY_MS);
  };
  void ask();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
