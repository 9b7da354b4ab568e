import type { ChatMessage } from '../../shared/chat';
import type { TestClub } from '../support/club';
import type { Person } from '../support/people';

export interface Listening {
  /** Every message so far, in the order of arrival. */
  heard: ChatMessage[];
  /** The kinds of all events so far. */
  events: string[];
  /** Resolves when the condition holds for what was heard; looks again with each event. */
  until(condition: (heard: readonly ChatMessage[], events: readonly string[]) => boolean): Promise<void>;
  /** Resolves when the server has ended the stream. */
  ended: Promise<void>;
  stop(): void;
}

/** Opens the stream of a room as that person and reads it as a page does. */
export async function listen(
  club: TestClub,
  person: Pick<Person, 'actor'> | { token: string },
  room: string,
  lastId?: string,
): Promise<Listening> {
  const token = 'token' in person ? person.token : club.club.runner.surroundings.tokens.sign(person.actor, club.now() + 900_000);
  const controller = new AbortController();
  const response = await fetch(`${club.baseUrl}/api/v1/rooms/${room}/stream`, {
    headers: { authorization: `Bearer ${token}`, ...(lastId && { 'last-event-id': lastId }) },
    signal: controller.signal,
  });
  if (!response.ok || !response.body) throw new Error(`${response.status} ${await response.text()}`);
  const heard: ChatMessage[] = [];
  const events: string[] = [];
  const waiting = new Set<() => void>();
  const read = async (body: ReadableStream<Uint8Array>) => {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of body) {
      const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
        const event = field('event');
        if (!event) continue;
        events.push(event);
        if (event === 'message') heard.push(JSON.parse(field('data') ?? '') as ChatMessage);
      }
      for (const look of waiting) look();
    }
  };
  const ended = read(response.body).catch(() => undefined);
  const until: Listening['until'] = (condition) =>
    new Promise((done) => {
      const look = () => {
        if (!condition(heard, events)) return;
        waiting.delete(look);
        done();
      };
      waiting.add(look);
      look();
    });
  await until(() => events.includes('open'));
  return { heard, events, ended, until, stop: () => controller.abort() };
}
