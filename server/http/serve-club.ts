import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { Middleware } from 'koa';
import { coreMessages } from '../../shared/core';
import type { Club } from '../core/club';
import { sentencesOf } from '../core/sentences';
import { buildApp, type HttpOptions } from './app';
import { refuseOnTheWire } from './wire';

export interface ServeOptions extends Omit<HttpOptions, 'verify' | 'room' | 'client' | 'extra' | 'messages' | 'sentences'> {
  /** Folder of the built client; default none. */
  client?: string | null;
  /** Middleware of other faces with addresses of their own (the web room). */
  extra?: readonly Middleware[];
}

/** The host is asked for by the app, which says so in words. */
const READING = { keepAliveTimeout: 65_000, requestTimeout: 60_000, headersTimeout: 20_000, requireHostHeader: false };

/** The whole HTTP face over an open club, as a server that does not listen yet. */
export function serveClub(club: Club, options: ServeOptions): Server {
  const { verify } = club.runner.surroundings.tokens;
  const messages = [coreMessages, ...club.modules.flatMap((m) => m.messages ?? [])];
  const sentences = sentencesOf(messages);
  const app = buildApp(club, {
    ...options,
    verify: (token) => verify(token, club.clock()),
    room: join(__dirname, '../web'),
    client: options.client ?? null,
    messages,
    sentences,
  });
  const server = createServer(READING, app.callback());
  refuseOnTheWire(server, sentences, club.entropy);
  return server;
}
