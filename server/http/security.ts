import cors from '@koa/cors';
import type { Middleware } from 'koa';
import helmet from 'koa-helmet';

const API_HEADERS = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};
const HSTS = 'max-age=31536000; includeSubDomains';

/** Headers of pages by helmet; answers of the API get the few that matter there, without its cost for each request. */
export function securityHeaders(production: boolean): Middleware {
  const pages = (styles: string[]) =>
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          styleSrc: styles,
          imgSrc: ["'self'", 'data:', 'blob:'],
          connectSrc: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      hsts: production,
      crossOriginEmbedderPolicy: false,
    });
  const ours = pages(["'self'"]);
  const docs = pages(["'self'", "'unsafe-inline'"]); // the documentation page's library styles its elements in place
  return async (ctx, next) => {
    if (ctx.path.startsWith('/docs')) return docs(ctx, next);
    if (!ctx.path.startsWith('/api/')) return ours(ctx, next);
    ctx.set(API_HEADERS);
    if (production) ctx.set('strict-transport-security', HSTS);
    return next();
  };
}

/** Lets pages of the listed origins use the API; nobody else's. */
export const crossOrigin = (origins: readonly string[]): Middleware =>
  cors({
    origin: (ctx) => (origins.includes(ctx.get('origin')) ? ctx.get('origin') : ''),
    allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'accept-language'],
    exposeHeaders: ['x-request-id', 'retry-after'],
    maxAge: 600,
  });
