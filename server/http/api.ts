import { Router } from '@koa/router';
import type { Context } from 'koa';
import { inBoth } from '../../shared/messages';
import { type Claim, keyClaim } from '../core/claim';
import type { Club } from '../core/club';
import { type Actor, anonymous } from '../core/context';
import { DomainError } from '../core/errors';
import type { Route } from '../core/faces';
import { invalidFields, LONGEST_NAME } from '../core/invalid-input';
import { AN_OBJECT, IN_ADDRESS, IN_BODY } from '../core/rule-words';
import { fileBody, jsonBody } from './body';

export const API = '/api/v1';

/** Reads the actor out of an access token; throws unauthenticated. */
export type Verify = (token: string) => Actor;

const KEY = /^[\x21-\x7e]{1,200}$/;
const KEY_RULE = inBoth('应为 1–200 个可见的英文字符', '1–200 visible ASCII characters');

export const routesOf = (club: Pick<Club, 'modules'>): Route[] => club.modules.flatMap((m) => [...(m.routes ?? [])]);

/** Who asks. A public route takes a token too, but does not need one; an unlogged one never looks at it. */
export function actorOf(ctx: Context, route: Pick<Route, 'public' | 'unlogged'>, verify: Verify): Actor {
  const header = route.unlogged ? '' : ctx.get('authorization');
  if (header === '' && route.public) return anonymous;
  if (header === '') throw new DomainError('unauthenticated', 'core.log-in');
  if (!/^bearer /i.test(header)) throw new DomainError('unauthenticated', 'core.bad-token');
  return verify(header.slice(7).trim());
}

function claimOf(ctx: Context, route: Route, actor: Actor, club: Club): Claim | undefined {
  const token = ctx.get('idempotency-key');
  if (token === '' || route.method === 'GET') return undefined;
  if (!KEY.test(token)) throw invalidFields([{ field: 'Idempotency-Key', rule: 'invalid_format', message: KEY_RULE }], 'core.bad-key');
  if (route.operation.reads) return undefined;
  return keyClaim(actor.id, token, club.entropy);
}

type Fields = Record<string, unknown>;
const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Each name as its own property, whatever it is called; one that comes twice has both values, and so no field takes it. */
export function queryOf(ctx: Context): Fields {
  if (ctx.querystring === '') return {};
  const query = new URLSearchParams(ctx.querystring);
  const written = (name: string) => (query.getAll(name).length === 1 ? query.get(name) : query.getAll(name));
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, written(name)]));
}

/** Two parts of a request as one input: what one part says the other must not say again. */
function joined(part: unknown, address: Fields): Fields {
  if (!isRecord(part)) throw invalidFields([{ field: '(body)', rule: 'invalid_type', message: AN_OBJECT }]);
  const twice = Object.keys(address).find((name) => Object.hasOwn(part, name));
  if (twice !== undefined) throw invalidFields([{ field: twice, rule: 'unknown-field', message: IN_ADDRESS }]);
  return { ...part, ...address };
}

/** Where the body says everything the address has no more to say. */
export function refuseQuery(query: Fields): void {
  const [stray] = Object.keys(query);
  if (stray !== undefined) throw invalidFields([{ field: stray.slice(0, LONGEST_NAME), rule: 'unknown-field', message: IN_BODY }]);
}

async function rawInput(ctx: Context, route: Route): Promise<unknown> {
  const params = ctx.params as Record<string, string>;
  const query = queryOf(ctx);
  if (route.method === 'GET') return joined(query, params);
  if (route.method === 'DELETE') return joined(await jsonBody(ctx), joined(query, params));
  refuseQuery(query);
  if (route.rawBody) return { [route.rawBody.field]: await fileBody(ctx, route.rawBody), ...params };
  return joined(await jsonBody(ctx), params);
}

function answer(ctx: Context, route: Route, result: unknown): void {
  ctx.status = route.status ?? (route.method === 'POST' ? 201 : 200);
  if (!route.contentType) {
    ctx.type = 'application/json';
    ctx.body = JSON.stringify(result ?? {});
    return;
  }
  const { body, filename, type } = result as { body: string | Buffer; filename?: string; type?: string };
  ctx.type = type ?? route.contentType;
  if (filename) ctx.attachment(filename, { type: 'inline' });
  ctx.body = body;
}

/** Every module's routes under /api/v1. */
export function apiRouter(club: Club, verify: Verify, limit: (ctx: Context, actor: Actor, route: Route) => Promise<void>): Router {
  const router = new Router({ prefix: API, sensitive: true, strict: true });
  for (const route of routesOf(club).filter(({ face }) => !face))
    router.register(route.path, [route.method.toLowerCase()], async (ctx: Context) => {
      ctx.state.unlogged = route.unlogged;
      const actor = actorOf(ctx, route, verify);
      await limit(ctx, actor, route);
      const claim = claimOf(ctx, route, actor, club);
      const result = await club.execute(route.operation, actor, await rawInput(ctx, route), { claim });
      answer(ctx, route, result);
    });
  return router;
}
