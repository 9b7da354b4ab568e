import type { Middleware } from 'koa';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Entropy } from '../core/ids';

/** Figures for Prometheus. */
export interface Metrics {
  registry: Registry;
  seen(method: string, route: string, status: number, seconds: number): void;
}

export function metricsOf(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'huiguan_http_request_seconds',
    help: 'Time to answer, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  return { registry, seen: (method, route, status, seconds) => requests.observe({ method, route, status }, seconds) };
}

/**
 * Gives each request an id, one log line and one observation. The line names no person and no address, and an unlogged route
 * leaves none: the mere time of a request could tell who made it.
 */
export const observe = (log: Logger, metrics: Metrics, entropy: Entropy): Middleware => {
  const prefix = entropy(6).toString('hex');
  let count = 0;
  return async (ctx, next) => {
    const since = performance.now();
    count++;
    ctx.state.requestId = `req_${prefix}${count.toString(36)}`;
    await next();
    ctx.set('x-request-id', ctx.state.requestId as string);
    if (ctx.state.unlogged) return;
    const ms = performance.now() - since;
    const route = (ctx._matchedRoute as string | undefined) ?? '(none)';
    metrics.seen(ctx.method, route, ctx.status, ms / 1000);
    log.info({ requestId: ctx.state.requestId, method: ctx.method, route, status: ctx.status, ms: Math.round(ms * 10) / 10 }, 'request');
  };
};
