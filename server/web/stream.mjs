// Server-Sent Events over fetch, so that the token travels in a header. Takes up again where it ended.
import { Ended, fetchWith } from './api.mjs';

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 15_000;
/** The server says something every 15 s; after this silence the line is dead. */
const SILENCE_MS = 40_000;

function parse(block) {
  const event = { type: 'message', id: '', data: '' };
  for (const line of block.split('\n')) {
    const cut = line.indexOf(':');
    if (cut <= 0) continue;
    const value = line.slice(cut + 1).replace(/^ /, '');
    const name = line.slice(0, cut);
    if (name === 'event') event.type = value;
    else if (name === 'id') event.id = value;
    else if (name === 'data') event.data += value;
  }
  return event.data ? { ...event, data: JSON.parse(event.data) } : null;
}

async function readAll(body, hear, alive) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    alive();
    const blocks = (rest + value).split('\n\n');
    rest = blocks.pop();
    for (const block of blocks) hear(parse(block));
  }
}

/**
 * Listens to all rooms until stopped. `handlers`: open({bot, zone}), message(message), reset(), state(name, seconds), ended(error).
 */
export class Stream {
  #handlers;
  #stopped = false;
  #lastId = '';
  #controller = null;
  #wake = () => undefined;

  constructor(handlers) {
    this.#handlers = handlers;
    void this.#run();
  }

  stop() {
    this.#stopped = true;
    this.cut();
    this.#wake();
  }

  /** Do not wait for the next try. */
  wake() {
    this.#wake();
  }

  /** The network is gone: no use in waiting for the silence to be noticed. */
  cut() {
    this.#controller?.abort();
  }

  async #run() {
    for (let wait = FIRST_WAIT_MS; !this.#stopped; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      this.#handlers.state('connecting');
      try {
        if (await this.#once()) wait = FIRST_WAIT_MS;
      } catch (error) {
        if (error instanceof Ended) {
          this.#handlers.ended(error);
          return;
        }
      }
      if (this.#stopped) return;
      this.#handlers.state(navigator.onLine ? 'lost' : 'offline', Math.round(wait / 1000));
      await this.#rest(wait);
    }
  }

  async #once() {
    const controller = new AbortController();
    this.#controller = controller;
    let timer = 0;
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => controller.abort(), SILENCE_MS);
    };
    alive();
    try {
      const headers = { accept: 'text/event-stream', ...(this.#lastId && { 'last-event-id': this.#lastId }) };
      const response = await fetchWith('GET', '/rooms/all/stream', { headers, signal: controller.signal });
      if (!response.ok) return false;
      this.#handlers.state('open');
      await readAll(response.body, (event) => this.#hear(event), alive);
      return true;
    } finally {
      clearTimeout(timer);
    }
  }

  #hear(event) {
    if (!event) return;
    if (event.id > this.#lastId) this.#lastId = event.id;
    this.#handlers[event.type]?.(event.data);
  }

  #rest(ms) {
    return new Promise((done) => {
      const timer = setTimeout(done, ms);
      this.#wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }
}
