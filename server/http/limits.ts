import type { Context } from 'koa';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import type { Actor } from '../core/context';
import { DomainError } from '../core/errors';
import type { Route } from '../core/faces';

const WINDOW_SECONDS = 60;

/**
 * Requests a minute: for each person, or for each address where nobody is logged in. Kept in this process's memory: it guards the
 * process; what must hold over all processes (log-in codes, tries) is counted in the database by its operation.
 */
export function limits(perPerson: number, perAddress: number) {
  const limiters = new Map<number, RateLimiterMemory>();
  const limiterOf = (points: number): RateLimiterMemory => {
    let limiter = limiters.get(points);
    if (!limiter) {
      limiter = new RateLimiterMemory({ points, duration: WINDOW_SECONDS, keyPrefix: '' });
      limiters.set(points, limiter);
    }
    return limiter;
  };
  return async (ctx: Context, actor: Actor, route: Route): Promise<void> => {
    const nobody = actor.roles.length === 0;
    const points = route.perMinute ?? (nobody ? perAddress : perPerson);
    const key = `${route.perMinute ? route.path : ''} ${nobody ? ctx.ip : actor.id}`;
    try {
      await limiterOf(points).consume(key);
    } catch (refused) {
      const seconds = Math.max(1, Math.ceil((refused as RateLimiterRes).msBeforeNext / 1000));
      throw new DomainError('limited', 'core.rate-limited', { seconds });
    }
  };
}
