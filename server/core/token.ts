import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Actor } from './context';
import { DomainError } from './errors';
import { deriveKey } from './vault';

/** Signs and reads access tokens with one key. */
export interface Tokens {
  /** An HS256 JWT for the actor that ends at `expiresAtMs`. */
  sign(actor: Actor, expiresAtMs: number): string;
  /** Who it was signed for. Throws unauthenticated `core.bad-token` when it is forged, malformed or over at `nowMs`. */
  verify(token: string, nowMs: number): Actor;
}

interface Claims {
  sub: string;
  roles: string[];
  exp: number;
}

const HEADER = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url');
const refused = () => new DomainError('unauthenticated', 'core.bad-token');

function claimsOf(text: string): Claims {
  try {
    const claims = JSON.parse(Buffer.from(text, 'base64url').toString()) as Partial<Claims>;
    if (typeof claims.sub === 'string' && Array.isArray(claims.roles) && typeof claims.exp === 'number') return claims as Claims;
  } catch {
    // falls through: what cannot be read is refused
  }
  throw refused();
}

/** The key that access tokens are signed with, made of APP_SECRET. */
export const tokenKey = (secret: string): Buffer => deriveKey(secret, 'access tokens');

/** Tokens with exactly our header: no algorithm is read from the token. */
export function tokens(key: Buffer): Tokens {
  const mac = (text: string) => createHmac('sha256', key).update(text).digest();
  return {
    sign({ id, roles }, expiresAtMs) {
      const claims = { sub: id, roles, exp: Math.floor(expiresAtMs / 1000) };
      const text = `${HEADER}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
      return `${text}.${mac(text).toString('base64url')}`;
    },
    verify(token, nowMs) {
      const cut = token.lastIndexOf('.');
      if (cut <= HEADER.length || !token.startsWith(`${HEADER}.`)) throw refused();
      const given = Buffer.from(token.slice(cut + 1), 'base64url');
      const wanted = mac(token.slice(0, cut));
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw refused();
      const claims = claimsOf(token.slice(HEADER.length + 1, cut));
      if (claims.exp * 1000 <= nowMs) throw refused();
      return { id: claims.sub, roles: claims.roles };
    },
  };
}
