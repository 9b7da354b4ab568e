import { join } from 'node:path';
import Koa, { type Context, type Middleware } from 'koa';
import { coreMessages } from '../../shared/core';
import type { Club } from '../core/club';
import { DomainError } from '../core/errors';
import { sentencesOf } from '../core/sentences';
import { sameSecret } from '../core/vault';
import { API, apiRouter, type Verify } from './api';
import { limits } from './limits';
import { metricsOf, observe } from './observe';
import { openApi } from './openapi';
import { folder, serveClient, servePages } from './pages';
import { problems } from './problems';
import { crossOrigin, securityHeaders } from './security';

export interface HttpOptions {
  production: boolean;
  corsOrigins: readonly string[];
  trustProxy: boolean;
  metricsToken: string | undefined;
  perPersonAMinute: number;
  perAddressAMinute: number;
  verify: Verify;
  /** Further middleware with addresses of its own (the web room's stream), placed before the API's. */
  extra?: readonly Middleware[];
  /** Folder of the web room's page, served at `/room`. */
  room: string;
  /** Folder of the built client, served at `/`; null: there is none, and `/` leads to the room. */
  client: string | null;
}

const swaggerFolder = () => join(require.resolve('swagger-ui-dist/package.json'), '..');

async function ready({ db }: Club): Promise<boolean> {
  try {
    await db.read.query('SELECT 1 AS one FROM migration LIMIT 1');
    return true;
  } catch {
    return false;
  }
}

/** Health, readiness, figures and the API's description. */
function house(club: Club, options: HttpOptions, registry: ReturnType<typeof metricsOf>['registry']): Middleware {
  let description: string | undefined;
  const pages: Record<string, (ctx: Context) => void | Promise<void>> = {
    '/healthz': (ctx) => {
      ctx.body = { status: 'ok' };
    },
    '/readyz': async (ctx) => {
      const ok = await ready(club);
      ctx.status = ok ? 200 : 503;
      ctx.body = { status: ok ? 'ready' : 'the database cannot be reached' };
    },
    '/metrics': async (ctx) => {
      if (options.metricsToken && !sameSecret(ctx.get('authorization'), `Bearer ${options.metricsToken}`))
        throw new DomainError('unauthenticated', 'core.bad-token');
      ctx.type = registry.contentType;
      ctx.body = await registry.metrics();
    },
    '/openapi.json': (ctx) => {
      description ??= JSON.stringify(openApi(club.modules, club.runner.surroundings.site.publicUrl));
      ctx.type = 'application/json';
      ctx.body = description;
    },
  };
  return async (ctx, next) => {
    const page = Object.hasOwn(pages, ctx.path) ? pages[ctx.path] : undefined;
    if (!page) return next();
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') throw new DomainError('invalid', 'core.method', { allowed: 'GET' });
    await page(ctx);
  };
}

/** The address exists, but not with this method. */
const otherMethods = (routes: readonly { method: string; path: string }[]): Middleware => {
  const known = routes.map((r) => ({ method: r.method, pattern: new RegExp(`^${API}${r.path.replace(/:\w+/g, '[^/]+')}$`) }));
  return async (ctx, next) => {
    const allowed = [...new Set(known.filter((r) => r.pattern.test(ctx.path)).map((r) => r.method))];
    if (allowed.length === 0) return next();
    ctx.set('allow', allowed.join(', '));
    throw new DomainError('invalid', 'core.method', { allowed: allowed.join(', ') });
  };
};

/** The HTTP face: the API and its description, health and figures, and the pages. */
export function buildApp(club: Club, options: HttpOptions): Koa {
  const app = new Koa({ proxy: options.trustProxy });
  app.silent = true;
  const metrics = metricsOf();
  const sentences = sentencesOf([coreMessages, ...club.modules.flatMap((m) => (m.messages ? [m.messages] : []))]);
  const router = apiRouter(club, options.verify, limits(options.perPersonAMinute, options.perAddressAMinute));
  app.use(observe(club.log, metrics, club.entropy));
  app.use(problems(club.log, sentences));
  app.use(securityHeaders(options.production));
  if (options.corsOrigins.length > 0) app.use(crossOrigin(options.corsOrigins));
  app.use(house(club, options, metrics.registry));
  app.use(
    servePages(
      new Map([
        ...folder('/room', options.room),
        ...folder('/docs', join(__dirname, 'docs-page')),
        ...folder('/docs', swaggerFolder(), ['swagger-ui.css', 'swagger-ui-bundle.js']),
      ]),
    ),
  );
  app.use(serveClient(options.client));
  for (const middleware of options.extra ?? []) app.use(middleware);
  app.use(router.routes());
  app.use(otherMethods(club.modules.flatMap((m) => [...(m.routes ?? [])])));
  return app;
}
