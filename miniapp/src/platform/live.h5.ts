import type { ChatMessage } from '../../../shared/chat';
import { listRooms } from '../api/generated/chat';
import { client, sessions } from '../data/client';
import { frameReader, waitBeforeListening } from './live-frames';
import type { LiveOptions } from './live-props';

/** The server says something every 15 s; after this silence the line is dead. */
const SILENCE_MS = 40_000;

async function readOnce(options: LiveOptions, last: { id: string }, line: AbortController): Promise<void> {
  const token = sessions.read()?.accessToken;
  if (!token) throw new Error('nobody is logged in');
  let timer = setTimeout(() => line.abort(), SILENCE_MS);
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(() => line.abort(), SILENCE_MS);
  };
  try {
    const headers = { accept: 'text/event-stream', authorization: `Bearer ${token}`, ...(last.id && { 'last-event-id': last.id }) };
    const answer = await fetch(`${API_BASE}/api/v1/rooms/all/stream`, {
      headers,
      signal: line.signal,
      cache: 'no-store',
      credentials: 'omit',
    });
    // A log-in that is over is renewed by an ordinary call.
    if (answer.status === 401) await client.send(listRooms, {});
    if (!answer.ok || !answer.body) throw new Error(`HTTP ${answer.status}`);
    options.opened(last.id !== '');
    const frames = frameReader();
    const decoder = new TextDecoder();
    const reader = answer.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      alive();
      for (const { type, id, data } of frames(decoder.decode(value, { stream: true }))) {
        if (id > last.id) last.id = id;
        if (type === 'open') options.named((JSON.parse(data) as { bot: string }).bot);
        else if (type === 'reset') options.opened(false);
        else if (type === 'message') options.hear(JSON.parse(data) as ChatMessage, id);
      }
    }
  } finally {
    clearTimeout(timer);
  }
}

/** Hears what is said in all rooms as it is said; takes up again where it ended, waiting longer each time. Answers how to stop. */
export function listen(options: LiveOptions): () => void {
  const last = { id: options.since };
  let stopped = false;
  let line = new AbortController();
  let wake: () => void = () => undefined;
  const run = async () => {
    for (let retry = 1; !stopped; retry += 1) {
      line = new AbortController();
      const began = Date.now();
      await readOnce(options, last, line).catch(() => undefined);
      if (stopped) return;
      options.lost();
      if (Date.now() - began > SILENCE_MS) retry = 1;
      await new Promise<void>((done) => {
        wake = done;
        setTimeout(done, waitBeforeListening(retry, Math.random()));
      });
    }
  };
  const online = () => wake();
  window.addEventListener('online', online);
  void run();
  return () => {
    stopped = true;
    window.removeEventListener('online', online);
    line.abort();
    wake();
  };
}
