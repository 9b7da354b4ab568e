import { connect, type Socket } from 'node:net';

/** A request ready to be sent: the bytes of one HTTP/1.1 exchange on a kept-alive connection. */
export type Request = Buffer;

export interface LoadResult {
  /** Answers with a 2xx status, and all others. */
  good: number;
  bad: number;
  seconds: number;
  /** Latencies, ms, ascending. */
  latencies: number[];
  /** The first answer that was not 2xx, to tell what went wrong. */
  firstBad: string | undefined;
}

export const post = (path: string, token: string, body: string, headers = ''): Request =>
  Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\n${headers}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );

const LENGTH = /content-length: (\d+)/i;

/** Sends every request once over `connections` sockets, each waiting for its answer before the next; no library between, so that the client costs little. */
export async function load(port: number, connections: number, next: () => Request | undefined): Promise<LoadResult> {
  const result: LoadResult = { good: 0, bad: 0, seconds: 0, latencies: [], firstBad: undefined };
  const since = performance.now();
  await Promise.all(Array.from({ length: connections }, () => one(port, next, result)));
  result.seconds = (performance.now() - since) / 1000;
  result.latencies.sort((a, b) => a - b);
  return result;
}

function one(port: number, next: () => Request | undefined, result: LoadResult): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let text = '';
    let sentAt = 0;
    const send = () => {
      const request = next();
      if (!request) {
        socket.end();
        resolve();
        return;
      }
      sentAt = performance.now();
      socket.write(request);
    };
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      const head = text.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(LENGTH.exec(text)?.[1] ?? 0);
      if (text.length < head + 4 + length) return;
      result.latencies.push(performance.now() - sentAt);
      if (text.startsWith('HTTP/1.1 2')) result.good++;
      else {
        result.bad++;
        result.firstBad ??= text.slice(0, 600);
      }
      text = '';
      send();
    });
  });
}

export const percentile = (ascending: readonly number[], share: number): number =>
  ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? 0;
export const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;
