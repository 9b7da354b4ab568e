import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Middleware } from 'koa';
import type { Club } from '../core/club';
import { buildApp, type HttpOptions } from './app';

export interface ServeOptions extends Omit<HttpOptions, 'verify' | 'room' | 'client' | 'extra'> {
  /** Folder of the built client; default none. */
  client?: string | null;
  /** Middleware of other faces with addresses of their own (the web room). */
  extra?: readonly Middleware[];
}

export interface Served {
  callback(request: IncomingMessage, response: ServerResponse): void;
}

/** The whole HTTP face over an open club. */
export function serveClub(club: Club, options: ServeOptions): Served {
  const { verify } = club.runner.surroundings.tokens;
  const app = buildApp(club, {
    ...options,
    verify: (token) => verify(token, club.clock()),
    room: join(__dirname, '../web'),
    client: options.client ?? null,
  });
  return { callback: app.callback() };
}
