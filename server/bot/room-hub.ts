import type { ChatMessage } from '../../shared/chat';
import type { Club } from '../core/club';
import { type Actor, systemActor } from '../core/context';
import { idMadeAt } from '../core/ids';
import { linesSince, type OpenLine, seenBy } from '../modules/chat';

/** Somebody who listens to rooms. */
export interface Listener {
  rooms: readonly string[];
  viewer: Actor;
  send(message: ChatMessage): void;
}

const LOOK_EVERY_MS = 700;
/** How far back each look reaches: a message of another process may be committed after a later one of this process. */
const OVERLAP_MS = 10_000;
const MOST_KNOWN = 2000;
const bot = systemActor('bot');

/**
 * Brings new messages to those who listen: those of this process at once (`nudge`), those of others by looking, and only while somebody
 * listens. A message may come twice to a listener who has just begun; the id tells.
 */
export class RoomHub {
  private readonly listeners = new Set<Listener>();
  private readonly known = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private lookedAt = 0;
  private looking = false;
  private again = false;

  constructor(private readonly club: Club) {}

  /** Begins to listen; returns how to stop. */
  listen(listener: Listener): () => void {
    if (this.listeners.size === 0) {
      this.lookedAt = this.club.clock();
      this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
    }
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.close();
    };
  }

  /** Something has been committed here: look now. */
  nudge(): void {
    if (this.listeners.size > 0) void this.look();
  }

  /** What a listener missed since that message, oldest first; null when it is too much to catch up with. */
  async missed(rooms: readonly string[], viewer: Actor, lastId: string): Promise<ChatMessage[] | null> {
    const { lines, more } = await this.club.execute(linesSince, bot, { rooms, since: idMadeAt(lastId) - OVERLAP_MS });
    return more ? null : lines.map((line) => seenBy(viewer, line));
  }

  close(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.known.clear();
  }

  private async look(): Promise<void> {
    if (this.looking) {
      this.again = true;
      return;
    }
    this.looking = true;
    try {
      do {
        this.again = false;
        await this.lookOnce();
      } while (this.again);
    } catch (error) {
      this.club.log.warn({ error: String(error) }, 'the rooms could not be looked at'); // the next look makes up for it
    } finally {
      this.looking = false;
    }
  }

  private async lookOnce(): Promise<void> {
    const rooms = [...new Set([...this.listeners].flatMap((l) => l.rooms))];
    if (rooms.length === 0) return;
    const now = this.club.clock();
    const since = Math.min(this.lookedAt, now) - OVERLAP_MS;
    const { lines } = await this.club.execute(linesSince, bot, { rooms, since, known: [...this.known] });
    this.lookedAt = now;
    for (const line of lines) this.tell(line);
    for (const id of this.known) if (idMadeAt(id) < since || this.known.size > MOST_KNOWN) this.known.delete(id);
  }

  private tell(line: OpenLine): void {
    this.known.add(line.id);
    for (const { rooms, viewer, send } of this.listeners) if (rooms.includes(line.room)) send(seenBy(viewer, line));
  }
}
