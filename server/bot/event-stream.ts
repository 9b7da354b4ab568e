import { PassThrough } from 'node:stream';

/** One Server-Sent Events connection. */
export interface EventStream {
  body: PassThrough;
  send(event: string, data: unknown, id?: string): void;
  /** A comment that keeps the connection alive through proxies. */
  beat(): void;
  end(): void;
}

const RETRY_MS = 2000;
/** Whoever reads this slowly is cut off, and takes up again by Last-Event-ID. */
const MOST_WAITING_BYTES = 1024 * 1024;

export function eventStream(): EventStream {
  const body = new PassThrough();
  body.on('error', () => undefined); // the reader has gone
  const write = (text: string) => {
    if (body.destroyed || body.writableEnded) return;
    if (body.writableLength + body.readableLength > MOST_WAITING_BYTES) body.destroy();
    else body.write(text);
  };
  write(`retry: ${RETRY_MS}\n\n`);
  return {
    body,
    send: (event, data, id) => write(`${id ? `id: ${id}\n` : ''}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    beat: () => write(': \n\n'),
    end: () => void body.end(),
  };
}
