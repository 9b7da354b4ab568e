import { join } from 'node:path';
import Koa, { type Context, type Middleware } from 'koa';
import { inBoth, type Messages } from '../../shared/messages';
import type { Club } from '../core/club';
import { DomainError } from '../core/errors';
import { invalidFields } from '../core/invalid-input';
import type { Sentences } from '../core/sentences';
import { sameSecret } from '../core/vault';
import { API, apiRouter, type Verify } from './api';
import { limits } from './limits';
import { metricsOf, observe } from './observe';
import { openApi } from './openapi';
import { folder, serveClient, servePages } from './pages';
import { problemList } from './problem-list';
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
  /** Every sentence for people, and the way to one. */
  messages: readonly Messages[];
  sentences: Sentences;
}

const swaggerFolder = () => join(require.resolve('swagger-ui-dist/package.json'), '..');

function otherMethod(ctx: Context, methods: readonly string[]): DomainError {
  const allowed = methods.join(', ');
  ctx.set('allow', allowed);
  const message = inBoth(`只能是 ${allowed}`, `must be ${allowed}`);
  return invalidFields([{ field: '(method)', rule: 'invalid_value', message }], 'core.method', { allowed });
}

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
      description ??= JSON.stringify(openApi(club.modules, options.messages));
      ctx.type = 'application/json';
      ctx.body = description;
    },
  };
  return async (ctx, next) => {
    const page = Object.hasOwn(pages, ctx.path) ? pages[ctx.path] : undefined;
    if (!page) return next();
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') throw otherMethod(ctx, ['GET', 'HEAD']);
    await page(ctx);
  };
}

const ADDRESS = '(address)';

/** What Node lets through and nobody could read rightly. */
const wellFormed: Middleware = async (ctx, next) => {
  const { url = '', headers, httpVersionMinor } = ctx.req;
  if (headers.host === undefined && httpVersionMinor > 0)
    throw invalidFields([{ field: 'Host', rule: 'required', message: inBoth('不能缺少', 'is required') }], 'core.bad-request');
  if (url.includes('%')) {
    try {
      decodeURIComponent(url);
    } catch {
      const message = inBoth('百分号编码应为 UTF-8', 'must be percent-encoded UTF-8');
      throw invalidFields([{ field: ADDRESS, rule: 'percent-encoding', message }]);
    }
  }
  await next();
};

/** The address exists, but not with this method. */
const otherMethods = (routes: readonly { method: string; path: string }[]): Middleware => {
  const known = routes.map((r) => ({ method: r.method, pattern: new RegExp(`^${API}${r.path.replace(/:\w+/g, '[^/]+')}$`) }));
  return async (ctx, next) => {
    const methods = new Set(known.filter((r) => r.pattern.test(ctx.path)).map((r) => r.method));
    if (methods.size === 0) return next();
    throw otherMethod(
      ctx,
      [...methods].flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : method)),
    );
  };
};

/** The HTTP face: the API and its description, health and figures, and the pages. */
export function buildApp(club: Club, options: HttpOptions): Koa {
  const app = new Koa({ proxy: options.trustProxy, maxIpsCount: 1 }); // of several addresses the one that our own proxy has seen
  app.silent = true;
  const metrics = metricsOf();
  const router = apiRouter(club, options.verify, limits(options.perPersonAMinute, options.perAddressAMinute));
  app.use(observe(club.log, metrics, club.entropy));
  app.use(problems(club.log, options.sentences));
  app.use(securityHeaders(options.production));
  if (options.corsOrigins.length > 0) app.use(crossOrigin(options.corsOrigins));
  app.use(wellFormed);
  app.use(house(club, options, metrics.registry));
  app.use(
    servePages(
      new Map([
        ...folder('/room', options.room),
        ...folder('/docs', join(__dirname, 'docs-page')),
        ['/docs/problems', problemList(options.messages)],
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
