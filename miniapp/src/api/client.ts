import { mayRetry, waitBefore } from './backoff';
import { type Call, type Request, requestOf } from './call';
import { Failure, failureOf, type OwnSentences } from './failure';
import { refresh as refreshCall } from './generated/accounts';
import { refresher } from './refresh';
import type { Session, SessionStore } from './session';

export interface Answer {
  status: number;
  /** Lower-case names. */
  header(name: string): string | undefined;
  /** Text, or bytes where they were asked for and the status is a success. */
  body: string | ArrayBuffer;
}

/** Sends one request. Rejects when there is no answer at all. */
export type Transport = (request: Request) => Promise<Answer>;

export interface ClientDeps {
  transport: Transport;
  store: SessionStore;
  alone<T>(work: () => Promise<T>): Promise<T>;
  newKey(): string;
  sleep(ms: number): Promise<void>;
  random(): number;
  language(): string;
  sentences(): OwnSentences;
  /** The session was refused: whoever was logged in is not any more. */
  ended(): void;
}

export interface Asked {
  /** Idempotency key; without one a changing call gets a key of its own for this sending. */
  key?: string;
  /** Told before each further try. */
  retrying?(retry: number): void;
}

export interface Client {
  /** Resolves with the answer; rejects with a Failure. */
  send<I, O>(call: Call<I, O>, input: I, asked?: Asked): Promise<O>;
}

type Send = (request: Request, asked: Asked) => Promise<Answer>;

/** Tries again while there is no answer or none that counts; rejects with a Failure `offline` when there never was one. */
function patient({ transport, sleep, random, sentences }: ClientDeps): Send {
  return async (request, { retrying }) => {
    for (let retry = 1; ; retry++) {
      const answer = await transport(request).catch(() => null);
      if (answer && !mayRetry(answer.status)) return answer;
      const wait = waitBefore(retry, answer?.header('retry-after'), random);
      if (wait === null && answer) return answer;
      if (wait === null) throw new Failure('offline', sentences().offline);
      retrying?.(retry);
      await sleep(wait);
    }
  };
}

const textOf = (answer: Answer): string => (typeof answer.body === 'string' ? answer.body : '');
const codeOf = (answer: Answer): string => /"code":"([^"]+)"/.exec(textOf(answer))?.[1] ?? '';

/** Whether the session, not the request, is what the server refuses. */
const isOver = (answer: Answer): boolean => answer.status === 401 && ['core.bad-token', 'core.log-in'].includes(codeOf(answer));

function exchanger({ newKey, language, sentences }: ClientDeps, send: Send) {
  return async (refreshToken: string, key: string): Promise<Session | 'raced' | null> => {
    const request = requestOf(refreshCall, { refreshToken });
    const answer = await send({ ...request, headers: { ...request.headers, 'idempotency-key': key, 'accept-language': language() } }, {});
    if (answer.status === 200) return { ...(JSON.parse(textOf(answer)) as Session), refreshKey: newKey() };
    if (codeOf(answer) === 'accounts.refresh-raced') return 'raced';
    if (answer.status >= 500 || answer.status === 429) throw failureOf(answer.status, textOf(answer), sentences());
    return null;
  };
}

function resultOf<O>(answer: Answer, gives: Request['gives'], own: OwnSentences): O {
  if (answer.status >= 400) throw failureOf(answer.status, textOf(answer), own);
  return (gives === 'json' ? JSON.parse(textOf(answer)) : answer.body) as O;
}

/**
 * The one way to the server. A call waits out a lost network and a busy server, is never done twice (changing ones carry a key), and
 * renews the log-in once when it is over.
 */
export function openClient(deps: ClientDeps): Client {
  const { store, newKey, language, sentences, ended } = deps;
  const send = patient(deps);
  const refresh = refresher({ ...deps, exchange: exchanger(deps, send) });
  const withHeaders = (request: Request, token: string | undefined, key: string | undefined): Request => ({
    ...request,
    headers: {
      'accept-language': language(),
      ...request.headers,
      ...(token && { authorization: `Bearer ${token}` }),
      ...(key && { 'idempotency-key': key }),
    },
  });
  return {
    async send<I, O>(call: Call<I, O>, input: I, asked: Asked = {}): Promise<O> {
      const request = requestOf(call, input);
      const key = call.reads ? undefined : (asked.key ?? newKey());
      const token = call.unlogged ? undefined : store.read()?.accessToken;
      if (!token && !call.public) throw new Failure('ended', sentences().ended);
      const answer = await send(withHeaders(request, token, key), asked);
      if (!token || !isOver(answer)) return resultOf<O>(answer, request.gives, sentences());
      if (await refresh(token)) {
        const again = await send(withHeaders(request, store.read()?.accessToken, key), asked);
        if (!isOver(again)) return resultOf<O>(again, request.gives, sentences());
        store.write(null);
      }
      ended();
      throw new Failure('ended', sentences().ended);
    },
  };
}
