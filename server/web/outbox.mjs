// Lines on their way. A line keeps its id until the club has answered it, so that sending it again never does anything twice.
import { call, Ended, Refused } from './api.mjs';
import { now } from './texts.mjs';

const TRIES = 6;
const FIRST_WAIT_MS = 800;

const newId = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const temporary = (error) => !(error instanceof Refused) || error.status >= 500;

/**
 * `handlers`: show(room, line) draws a line's present state; sent(room, line, said) when the club has answered; ended(error).
 * Returns `{ send(room, text), retryAll(), busy(room) }`.
 */
export function outboxOf(handlers) {
  const waiting = new Set();

  async function deliver(line) {
    const show = (status, why, retry) => handlers.show(line.room, { ...line, status, why, retry });
    line.moving = true;
    show('sending');
    for (let tries = 1, wait = FIRST_WAIT_MS; ; tries += 1, wait *= 2) {
      try {
        const said = await call('POST', `/rooms/${line.room}/messages`, { id: line.id, text: line.text });
        waiting.delete(line);
        handlers.sent(line.room, line, said);
        return;
      } catch (error) {
        if (error instanceof Ended) {
          handlers.ended(error);
          return;
        }
        if (!temporary(error) || tries === TRIES || !navigator.onLine) {
          const again = temporary(error) || error.status === 429;
          line.moving = false;
          show('failed', error.message, again ? () => void deliver(line) : undefined);
          if (!again) waiting.delete(line);
          return;
        }
        show('waiting');
        await pause(wait);
      }
    }
  }

  return {
    send(room, text, order) {
      const line = { id: newId(), room, text, order, at: now(), moving: false };
      waiting.add(line);
      void deliver(line);
    },
    retryAll() {
      for (const line of waiting) if (!line.moving) void deliver(line);
    },
    /** Whether the room has a line without an answer: its echo may come by the stream first. */
    busy: (room) => [...waiting].some((line) => line.room === room),
    clear: () => waiting.clear(),
  };
}
