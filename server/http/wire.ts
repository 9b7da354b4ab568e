import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { inBoth } from '../../shared/messages';
import type { DomainError } from '../core/errors';
import type { Entropy } from '../core/ids';
import { invalidFields } from '../core/invalid-input';
import { localeOf, type Sentences } from '../core/sentences';
import { problemOf } from './problems';

interface WireError extends Error {
  code?: string;
  /** What Node's parser found, in English. */
  reason?: string;
}

const BY_CODE: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: 'core.header-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'core.too-slow',
};

const unreadable = ({ code = '', reason }: WireError): DomainError => {
  const message = inBoth('应为有效的 HTTP/1.1', `must be valid HTTP/1.1${reason ? `: ${reason}` : ''}`);
  return invalidFields([{ field: '(request)', rule: code || 'http', message }], BY_CODE[code] ?? 'core.bad-request');
};
const noTunnel = () =>
  invalidFields([{ field: '(method)', rule: 'invalid_value', message: inBoth('不能是 CONNECT', 'must not be CONNECT') }], 'core.no-tunnel');
const noExpectation = () =>
  invalidFields(
    [{ field: 'Expect', rule: 'invalid_value', message: inBoth('只能是 100-continue', 'must be 100-continue') }],
    'core.expectation',
  );

/** Whether nothing of an answer is on its way yet: half of one must not be followed by another. */
function isFree(socket: Socket): boolean {
  const { _httpMessage: answer } = socket as Socket & { _httpMessage?: ServerResponse | null };
  return socket.writable && !answer?.headersSent;
}

/**
 * What cannot be read as HTTP never reaches the app. It is refused here, on the socket, in the same form as everything else; Node's own
 * answer has no word about the reason.
 */
export function refuseOnTheWire(server: Server, sentences: Sentences, entropy: Entropy): void {
  const refuse = (socket: Socket, refusal: DomainError, language: string): void => {
    if (!isFree(socket)) {
      socket.destroy();
      return;
    }
    const problem = problemOf(refusal, sentences, localeOf(language), `req_${entropy(8).toString('hex')}`);
    const body = Buffer.from(JSON.stringify(problem));
    const head = [
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
      'content-type: application/problem+json',
      `content-length: ${body.length}`,
      'connection: close',
      'cache-control: no-store',
      'x-content-type-options: nosniff',
    ];
    socket.end(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]));
  };
  const of = (request: IncomingMessage) => request.headers['accept-language'] ?? '';
  server.on('clientError', (error: WireError, socket: Socket) => refuse(socket, unreadable(error), ''));
  server.on('connect', (request: IncomingMessage, socket: Socket) => refuse(socket, noTunnel(), of(request)));
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) =>
    refuse(response.socket as Socket, noExpectation(), of(request)),
  );
}
