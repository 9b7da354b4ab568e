import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Middleware } from 'koa';
import type { Club } from '../core/club';
import { tokens } from '../core/token';
import { deriveKey } from '../core/vault';
import { buildApp, type HttpOptions } from './app';

export interface ServeOptions extends Omit<HttpOptions, 'verify' | 'pages' | 'extra'> {
  /** APP_SECRET: access tokens are signed with a key made of it. */
  secret: string;
  /** Middleware of other faces with addresses of their own (the web room). */
  extra?: readonly Middleware[];
}

export interface Served {
  callback(request: IncomingMessage, response: ServerResponse): void;
}

/** The key that access tokens are signed with. */
export const tokenKey = (secret: string): Buffer => deriveKey(secret, 'access tokens');

/** The whole HTTP face over an open club. */
export function serveClub(club: Club, { secret, ...options }: ServeOptions): Served {
  const { verify } = tokens(tokenKey(secret));
  const app = buildApp(club, { ...options, verify: (token) => verify(token, club.clock()), pages: join(__dirname, '../web') });
  return { callback: app.callback() };
}
